import type { Json } from '@selectorate/basics';
import { type ActKind, definitionOf, type PartDraft } from '@selectorate/selection';
import type { Words } from './contest-plan.ts';

interface Wanted {
  readonly body: Json;
  readonly words: Words;
  /** The member whom the act is about, where it is about a known one. */
  readonly about: string | undefined;
  readonly given: Readonly<Record<string, PartDraft | null>>;
}

/** The parts an act needs: those given, and invented ones for the rest. What may be published is published. */
export function partsFor(kind: ActKind, { body, words, given, about }: Wanted): Readonly<Record<string, PartDraft>> {
  const known = definitionOf(kind)?.parts ?? [];
  const needed = known.filter((part) => !part.endsWith('?')).map(nameOf);
  const publishable = new Set(known.filter((part) => part.includes('!')).map(nameOf));
  const names = [...new Set([...needed, ...Object.keys(given)])];
  const parts = names.map((name): [string, PartDraft | null] => {
    const own = given[name];
    return [
      name,
      own === undefined ? { ...invented(name, { body, words, about }), publish: publishable.has(name) } : own,
    ];
  });
  return Object.fromEntries(parts.flatMap(([name, part]) => (part === null ? [] : [[name, part]])));
}

/** A definition marks a part that may be published with `!`, and one that may be left out with `?`. */
const nameOf = (part: string): string => part.replace(/[!?]+$/, '');

function invented(part: string, { body, words, about }: Omit<Wanted, 'given'>): PartDraft {
  const { person, enters } = body as { readonly person?: string; readonly enters?: string };
  const who = person ?? enters;
  if (part === 'name' && who !== undefined) return { subject: who, content: words.name(who) };
  return { subject: about ?? 'contest', content: words.reasons };
}
