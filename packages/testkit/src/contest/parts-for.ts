import type { Json } from '@selectorate/basics';
import { type ActKind, definitionOf, type PartDraft } from '@selectorate/selection';
import type { Words } from './contest-plan.ts';

interface Wanted {
  readonly body: Json;
  readonly words: Words;
  readonly given: Readonly<Record<string, PartDraft | null>>;
}

/** The parts an act needs: those given, and invented ones for the rest. Reasons and titles are published. */
export function partsFor(kind: ActKind, { body, words, given }: Wanted): Readonly<Record<string, PartDraft>> {
  const needed = (definitionOf(kind)?.parts ?? []).filter((part) => !part.endsWith('?'));
  const names = [...new Set([...needed, ...Object.keys(given)])];
  const parts = names.map((name) => [name, given[name] === undefined ? invented(name, body, words) : given[name]]);
  return Object.fromEntries(parts.filter(([, part]) => part !== null)) as Readonly<Record<string, PartDraft>>;
}

function invented(part: string, body: Json, words: Words): PartDraft {
  const { person, enters } = body as { readonly person?: string; readonly enters?: string };
  const who = person ?? enters;
  if (part === 'name' && who !== undefined) return { subject: who, content: words.name(who) };
  const publish = part === 'reasons' || part === 'title' || part === 'labels';
  return { subject: 'contest', content: words.reasons, publish };
}
