import type { RollEntry } from '../entry.ts';
import { prepareRoll, registerMatcher } from '../match/match-register.ts';
import { modelHash } from '../match/model/match-model.ts';
import { UK_REGISTER } from '../match/model/uk-register.ts';
import { settleMatches } from '../match/settle-matches.ts';
import type { RegisterRow } from '../register/register-row.ts';
import type { RegisterResult } from './check-input.ts';
import { matchRowOf } from './entry-facts.ts';
import { countRegisteredAdults } from './registered-adults.ts';

/** What a register that is held whole gives for every entry, in their order. Larger ones stream: see `packages/national`. */
export function lookUpRegister(
  entries: readonly RollEntry[],
  rows: readonly RegisterRow[],
): Pick<RegisterResult, 'rows' | 'model' | 'matches' | 'adults'> {
  const adults = countRegisteredAdults(entries);
  const roll = prepareRoll(
    entries.map((entry) => matchRowOf(entry, UK_REGISTER.fields)),
    UK_REGISTER,
    rows.length,
  );
  const matcher = registerMatcher(roll);
  for (const [at, { given, family, address, postcode, elector }] of rows.entries()) {
    matcher.add({ row: [given, family, address, postcode], id: elector, at });
    adults.add(address, postcode);
  }
  const ids = entries.map(({ member }) => member);
  return {
    rows: rows.length,
    model: modelHash(UK_REGISTER),
    matches: settleMatches(roll, matcher.finish(), ids),
    adults: adults.finish(),
  };
}
