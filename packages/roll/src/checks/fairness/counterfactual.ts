import type { RollEntry } from '../../entry.ts';
import { findDuplicates } from '../../match/find-duplicates.ts';
import { prepareRoll, registerMatcher } from '../../match/match-register.ts';
import type { MatchModel } from '../../match/model/match-model.ts';
import { UK_DUPLICATES } from '../../match/model/uk-duplicates.ts';
import { UK_REGISTER } from '../../match/model/uk-register.ts';
import type { MatchRow } from '../../match/prepare-list.ts';
import { type MemberMatch, settleMatches } from '../../match/settle-matches.ts';
import { matchRowOf } from '../entry-facts.ts';

/** A name as the member writes it and as the register does: the spellings that people of a group really have. */
export interface NameTwice {
  readonly group: string;
  readonly roll: { readonly given: string; readonly family: string };
  readonly register: { readonly given: string; readonly family: string };
}

export interface CounterfactualOrder {
  readonly entries: readonly RollEntry[];
  /** Rows in the order of the register model's fields: given name, family name, address, postcode. */
  readonly register: readonly MatchRow[];
  readonly names: readonly NameTwice[];
  /** How many people are given other names. */
  readonly people: number;
  readonly models?: { readonly register: MatchModel; readonly duplicates: MatchModel };
}

/** What becomes of the same people under the names of one group. */
export interface CounterfactualRow {
  readonly group: string;
  readonly people: number;
  readonly notFound: number;
  readonly review: number;
  /** People in at least one pair of RI-02. */
  readonly inPairs: number;
}

/**
 * Same person, only the name swapped, on the roll and on the register alike: RI-02 and RI-04 run on all of it once for each group. The
 * first row, `as-they-are`, is the people under their own names. People are those whom the register has at their address.
 */
export function counterfactual(order: CounterfactualOrder): readonly CounterfactualRow[] {
  const { entries, register, names, people } = order;
  const models = order.models ?? { register: UK_REGISTER, duplicates: UK_DUPLICATES };
  const own = matchAll(entries, register, models.register);
  const chosen = own.filter(({ verdict, address }) => verdict === 'found' && address === 'same').slice(0, people);
  const groups = [...new Set(names.map(({ group }) => group))];
  const rowFor = (group: string, list: readonly RollEntry[], rows: readonly MatchRow[]): CounterfactualRow => {
    const matches = matchAll(list, rows, models.register);
    const pairs = findDuplicates(
      list.map((entry) => matchRowOf(entry, models.duplicates.fields)),
      models.duplicates,
    );
    const paired = new Set(pairs.flatMap(({ first, second }) => [first, second]));
    const count = (verdict: MemberMatch['verdict']): number =>
      chosen.filter(({ member }) => matches[member]?.verdict === verdict).length;
    return {
      group,
      people: chosen.length,
      notFound: count('not-found'),
      review: count('review'),
      inPairs: chosen.filter(({ member }) => paired.has(member)).length,
    };
  };
  return [
    rowFor('as-they-are', entries, register),
    ...groups.map((group) => {
      const pool = names.filter((name) => name.group === group);
      const list = [...entries];
      const rows = [...register];
      chosen.forEach(({ member, row }, i) => {
        const name = pool[i % pool.length];
        const [entry, elector] = [list[member], rows[row ?? -1]];
        if (name === undefined || entry === undefined || elector === undefined || row === null) return;
        list[member] = { ...entry, person: { ...entry.person, name: `${name.roll.given} ${name.roll.family}` } };
        rows[row] = [name.register.given, name.register.family, ...elector.slice(2)];
      });
      return rowFor(group, list, rows);
    }),
  ];
}

function matchAll(
  entries: readonly RollEntry[],
  register: readonly MatchRow[],
  model: MatchModel,
): readonly MemberMatch[] {
  const roll = prepareRoll(
    entries.map((entry) => matchRowOf(entry, model.fields)),
    model,
    register.length,
  );
  const matcher = registerMatcher(roll);
  register.forEach((row, at) => matcher.add({ row, id: String(at), at }));
  return settleMatches(
    roll,
    matcher.finish(),
    entries.map(({ member }) => member),
  );
}
