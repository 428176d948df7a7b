// What a thread needs that does nothing but compare: `@selectorate/roll/matching`. The whole package takes 40 MiB and a third of
// a second to load, mostly for reading files and rulebooks, and in each thread anew.

export type { MatchModel } from './match/model/match-model.ts';
export { glanceFilter, type RowGlances, rowGlances } from './match/row-glance.ts';
export {
  explainPair,
  type MatchPart,
  mergeParts,
  type PreparedRoll,
  prepareRoll,
  prepareRollBy,
  type RegisterMatcher,
  registerMatcher,
  type RegisterRowAt,
} from './match/match-register.ts';
export { UK_REGISTER } from './match/model/uk-register.ts';
export { type MatchRow, type PreparedList, prepareList, type RowPreparer, rowPreparer } from './match/prepare-list.ts';
export {
  type AddressLevel,
  type MatchVerdict,
  type MemberMatch,
  type ReviewReason,
  settleMatches,
} from './match/settle-matches.ts';
