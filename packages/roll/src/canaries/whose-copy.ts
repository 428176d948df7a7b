import { groupBy } from '../group-by.ts';
import { type ReleaseLogEntry, traceMark } from './release-list.ts';
import { traceText } from './trace-text.ts';

/** Rows of a list that turned up somewhere, cells in whatever order. */
export type UntrustedRows = readonly (readonly string[])[];

/** Whose copy a list was made from. A trace is a reason to ask, never a finding: copies are stolen and shared. */
export type CopyTrace =
  /** No canary is in it: cut out, too small a part, or not from a copy of ours. */
  | { readonly kind: 'no-canary' }
  /** One recipient had all the canaries that were found. */
  | {
      readonly kind: 'one';
      readonly recipient: string;
      readonly found: number;
      readonly of: number;
      /** One in so many: how often any of the other recipients' copies would hold all these by chance. */
      readonly oddsAgainst: number;
    }
  /** Several had all of them: too few were left to tell, or these compared their copies and cut what differed. */
  | { readonly kind: 'shared'; readonly recipients: readonly string[]; readonly found: number }
  /** Nobody had all of them; each of these pairs had them between the two: copies were put together. */
  | { readonly kind: 'together'; readonly pairs: readonly (readonly [string, string])[]; readonly found: number }
  | { readonly kind: 'unexplained'; readonly found: number };

/** Compares a list with the log of releases made with one key. Case, order of rows, columns and name parts do not matter. */
export function whoseCopy(leaked: UntrustedRows, releases: readonly ReleaseLogEntry[], key: Uint8Array): CopyTrace {
  const found = canariesIn(leaked, releases, key);
  if (found.size === 0) return { kind: 'no-canary' };
  const copies = releases.map(({ recipient, pool, canaries }) => ({
    recipient,
    pool,
    own: new Set(canaries.map(({ id }) => id)),
  }));
  const has = (...sets: readonly ReadonlySet<string>[]): boolean =>
    [...found].every((id) => sets.some((own) => own.has(id)));
  const holders = copies.filter(({ own }) => has(own));
  const [first] = holders;
  if (first !== undefined && holders.length === 1) {
    const { recipient, pool, own } = first;
    const odds = oddsOfChance({ found: found.size, of: own.size, pool });
    const others = BigInt(Math.max(1, copies.length - 1));
    return { kind: 'one', recipient, found: found.size, of: own.size, oddsAgainst: Math.max(1, Number(odds / others)) };
  }
  if (holders.length > 1) {
    return { kind: 'shared', recipients: holders.map(({ recipient }) => recipient), found: found.size };
  }
  const pairs = copies.flatMap((one, at) =>
    copies
      .slice(at + 1)
      .filter((two) => has(one.own, two.own))
      .map((two): readonly [string, string] => [one.recipient, two.recipient]),
  );
  return pairs.length > 0 ? { kind: 'together', pairs, found: found.size } : { kind: 'unexplained', found: found.size };
}

/** Each cell is looked up, and each two neighbours together: a name may stand in two columns. */
function canariesIn(leaked: UntrustedRows, releases: readonly ReleaseLogEntry[], key: Uint8Array): ReadonlySet<string> {
  const known = new Map(
    releases.flatMap(({ canaries }) => canaries.flatMap(({ id, marks }) => marks.map((mark) => [mark, id]))),
  );
  const texts = leaked.flatMap((row) =>
    row.flatMap((cell, at) => [traceText(cell), traceText(`${cell} ${row[at + 1] ?? ''}`)]),
  );
  const ids = [...groupBy(texts, (text) => text).keys()].flatMap((text) =>
    text === '' ? [] : (known.get(traceMark(text, key)) ?? []),
  );
  return new Set(ids);
}

/** One in so many copies drawn at random holds all the canaries found: `of` of `pool` are in each, by hypergeometric odds. */
function oddsOfChance({ found, of, pool }: { found: number; of: number; pool: number }): bigint {
  // choose(pool, of) / choose(pool - found, of - found) = product over i of (pool - i) / (of - i)
  let [over, under] = [1n, 1n];
  for (let i = 0; i < found; i++) {
    over *= BigInt(pool - i);
    under *= BigInt(of - i);
  }
  return over / under;
}
