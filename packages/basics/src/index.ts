export { type Err, err, type Ok, ok, type Result, unwrap } from './result.ts';
export { throwIllegalValue } from './exhaustive.ts';
export { showBriefly } from './show-briefly.ts';
export {
  add,
  compare,
  divide,
  formatDecimal,
  formatFraction,
  formatPercent,
  multiply,
  ONE,
  parseFraction,
  rational,
  type Rational,
  subtract,
  sum,
  ZERO,
} from './rational.ts';
export {
  bigEndian,
  compareBytes,
  concatBytes,
  equalBytes,
  fromBigEndian,
  fromHex,
  fromUtf8,
  joinBytes,
  toHex,
  utf8,
  utf8Into,
} from './bytes.ts';
export { fromBase64, fromBase64Url, toBase64, toBase64Url } from './base64.ts';
export { canonicalBytes, canonicalJson, type Json, type JsonFault, parseCanonical } from './canonical-json.ts';
export {
  type BatchId,
  type CandidateId,
  type ClauseId,
  type ContestId,
  type DeadlineId,
  type Id,
  ID_PATTERN,
  isId,
  type MemberId,
  type PersonId,
  type SectionId,
  type UnitId,
} from './ids.ts';
export { parseWholeNumber } from './integers.ts';
export {
  addMonths,
  type CivilDate,
  civilDate,
  type CivilDay,
  formatIsoDate,
  fromCivilDay,
  parseIsoDate,
  toCivilDay,
  wholeMonthsBetween,
} from './civil-day.ts';
