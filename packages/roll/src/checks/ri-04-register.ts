import { type MemberId } from '@selectorate/basics';
import { groupBy } from '../group-by.ts';
import { COMPARATORS } from '../match/compare/comparators.ts';
import { SAME_ADDRESS_LEVELS } from '../match/compare/compare-addresses.ts';
import type { MemberMatch, ReviewReason } from '../match/settle-matches.ts';
import type { CheckInput, RegisterResult } from './check-input.ts';
import type { SignalReason } from './codes.ts';
import { countHouseholds, dwellingKey, largestUsualHousehold } from './entry-facts.ts';
import { type Finding, found, type NotRun, notRun, raiseOne, type RaisedSignal } from './finding.ts';

/** So many not found at one dwelling are looked at together: ordinary gaps in a register are rarely so large. */
const TOGETHER = 3;

/**
 * Registers were 83-85 % complete; an official match of a roll reached 78 %, 87 % with local data; some more names fit in part only. So
 * many honest members are asked about, and "not on the register" is never more than a question.
 */
const ASKED = { low: 0.13, high: 0.27 } as const;

const REASONS: Readonly<Record<ReviewReason, SignalReason>> = {
  between: 'register-unclear',
  'same-address': 'register-same-address',
  'row-taken': 'register-row-taken',
};

/** RI-04: on the electoral register at the address, each register row for one member at most. */
export function checkRegister(input: CheckInput): Finding | NotRun {
  const { entries, register } = input;
  if (register === undefined) return notRun('register');
  const [tested, testedIds]: [MemberMatch[], MemberId[]] = [[], []];
  const missing = { 'no-name': 0, 'no-address': 0 };
  const signals: RaisedSignal[] = [];
  const crowds = crowdsOf(input, register);
  entries.forEach(({ member, person }, i) => {
    const match = register.matches[i];
    if (match === undefined || person.name.trim() === '') missing['no-name']++;
    else if (person.address === '' && person.postcode === '') missing['no-address']++;
    else {
      tested.push(match);
      testedIds.push(member);
      signals.push(...questionOf(member, { match, crowd: crowds.get(member), register }));
    }
  });
  const count = (of: (match: MemberMatch) => boolean): number => tested.filter(of).length;
  return found({
    population: entries.length,
    tested: testedIds,
    notTestable: missing,
    signals,
    expected: {
      low: Math.floor(tested.length * ASKED.low),
      high: Math.ceil(tested.length * ASKED.high),
      source: 'register-completeness',
    },
    totals: {
      'register-rows': register.rows,
      found: count(({ verdict }) => verdict === 'found'),
      'found-at-address': count((match) => match.verdict === 'found' && !isElsewhere(match)),
      'found-elsewhere': count((match) => match.verdict === 'found' && isElsewhere(match)),
      review: count(({ verdict }) => verdict === 'review'),
      'not-found': count(({ verdict }) => verdict === 'not-found'),
    },
    model: register.model,
    data: dataOf(register),
  });
}

/** Versions of a register as the report names them. */
export const dataOf = ({ basis, sha256 }: RegisterResult): readonly string[] => [`register ${basis} ${sha256}`];

/** Whether the register row that was found is at another address than the roll's. A wrong house number of one postcode is not. */
export function isElsewhere({ address }: MemberMatch): boolean {
  return address !== null && COMPARATORS.address.levels.indexOf(address) > SAME_ADDRESS_LEVELS;
}

interface Crowd {
  readonly members: number;
  readonly households: number;
}

interface Looked {
  readonly match: MemberMatch;
  readonly crowd: Crowd | undefined;
  readonly register: RegisterResult;
}

function questionOf(member: MemberId, { match, crowd, register }: Looked): readonly RaisedSignal[] {
  const { verdict, reason, bits, row } = match;
  // Of another register, or about another row of it, it is another question.
  const about = [register.sha256, row];
  if (verdict === 'found') return [];
  if (verdict === 'not-found') {
    return crowd === undefined
      ? [raiseOne('RI-04', member, { state: 'ask-member', reason: 'not-on-register', about })]
      : [raiseOne('RI-04', member, { state: 'review', reason: 'not-found-together', figures: { ...crowd }, about })];
  }
  // A row of that name at another address is RI-05's question: nobody is asked twice.
  if (isElsewhere(match)) return [];
  const figures = {
    ...(bits === null ? {} : { bits: Math.round(bits * 10) / 10 }),
    ...(row === null ? {} : { 'register-row': row }),
  };
  return [raiseOne('RI-04', member, { state: 'review', reason: REASONS[reason ?? 'between'], figures, about })];
}

/** Members of several families at one dwelling, none of whom is found: clustering tells more than a rate. */
function crowdsOf({ entries }: CheckInput, { matches }: RegisterResult): ReadonlyMap<MemberId, Crowd> {
  const usual = largestUsualHousehold(entries);
  const missing = entries.filter((_, i) => matches[i]?.verdict === 'not-found');
  const crowds = new Map<MemberId, Crowd>();
  for (const [dwelling, group] of groupBy(missing, ({ person }) => dwellingKey(person))) {
    if (dwelling === null || group.length < TOGETHER) continue;
    const families = group.map((entry) => ({ ...entry, person: { ...entry.person, address: '' } }));
    const households = countHouseholds(families, usual);
    if (households > 1) for (const { member } of group) crowds.set(member, { members: group.length, households });
  }
  return crowds;
}
