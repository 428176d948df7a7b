import { err, isId, type MemberId, ok, type Result } from '@selectorate/basics';
import type { RollEntry } from '../entry.ts';
import { byText } from '../group-by.ts';
import { foldText } from '../match/normalise/fold-text.ts';
import { keyedBelow, keyedPick } from './keyed.ts';
import { traceText } from './trace-text.ts';

/** Where canaries can be reached: domains, telephones and addresses that the organisers control and nobody lives by. */
export interface CanaryGrounds {
  readonly domains: readonly string[];
  /** At most one canary gets each; the others have none, as many members have none. */
  readonly phones: readonly string[];
  readonly homes: readonly { readonly address: string; readonly postcode: string }[];
}

export type CanaryFault =
  /** No domain, or no home, is given. */
  | 'no-grounds'
  /** The roll has too few names to put together as many that are not on it. */
  | 'too-few-names';

/** Draws before a name or an id is given up; a roll whose names leave no room is told so. */
const DRAWS = 200;

/**
 * Entries of nobody, put together from what a roll is made of: a first name of one member and the last word of another's
 * that nobody has together, a membership id of the same form, standing as another has it. The same key, roll and grounds
 * give the same ones, whoever asks.
 */
export function inventCanaries(
  entries: readonly RollEntry[],
  { key, grounds, count }: { readonly key: Uint8Array; readonly grounds: CanaryGrounds; readonly count: number },
): Result<readonly RollEntry[], CanaryFault> {
  if (grounds.domains.length === 0 || grounds.homes.length === 0) return err('no-grounds');
  const sorted = entries.toSorted((a, b) => byText(a.member, b.member));
  const words = sorted.map(({ person }) => person.name.split(/\s+/u).filter((word) => word !== ''));
  const named = words.filter((own) => own.length > 1);
  if (named.length < 2) return err('too-few-names');
  const taken = new Set(sorted.flatMap(({ member, person }) => [member as string, traceText(person.name)]));
  const canaries: RollEntry[] = [];
  for (let serial = 0; serial < count; serial++) {
    const name = untaken(taken, (draw) => {
      const [given] = keyedPick(key, named, 'given', serial, draw);
      return `${given} ${keyedPick(key, named, 'family', serial, draw).at(-1)}`;
    });
    const member = untaken(taken, (draw) =>
      idLike(keyedPick(key, sorted, 'id', serial, draw).member, key, serial + draw),
    );
    if (name === undefined || member === undefined || !isId(member)) return err('too-few-names');
    taken.add(traceText(name)).add(member);
    canaries.push({
      member: member as MemberId,
      standing: keyedPick(key, sorted, 'standing', serial).standing,
      person: {
        name,
        email: emailOf(name, { key, grounds, serial }),
        phone: grounds.phones[serial] ?? '',
        ...keyedPick(key, grounds.homes, 'home', serial),
      },
    });
  }
  return ok(canaries);
}

function untaken(taken: ReadonlySet<string>, draw: (times: number) => string): string | undefined {
  for (let times = 0; times < DRAWS; times++) {
    const text = draw(times);
    const folded = traceText(text);
    if (folded !== '' && !taken.has(text) && !taken.has(folded)) return text;
  }
  return undefined;
}

/** An id of the same form with other digits; an id without digits gets two. */
function idLike(id: string, key: Uint8Array, serial: number): string {
  const form = /\d/u.test(id) ? id : `${id.slice(0, 60)}-00`;
  return form.replaceAll(/\d/gu, (_, at: number) => String(keyedBelow(key, 10, 'digit', serial, at)));
}

function emailOf(
  name: string,
  { key, grounds, serial }: { readonly key: Uint8Array; readonly grounds: CanaryGrounds; readonly serial: number },
): string {
  const [given = 'a', family = 'b'] = name.split(' ').map((word) => foldText(word).replaceAll(/[^a-z0-9]/gu, ''));
  const number = keyedBelow(key, 90, 'number', serial) + 10;
  const forms = [`${given}.${family}${number}`, `${given}${number}${family}`, `${family}.${given}${number}`];
  return `${keyedPick(key, forms, 'form', serial)}@${keyedPick(key, grounds.domains, 'domain', serial)}`;
}
