import type { MemberId } from '@selectorate/basics';
import type { MemberMatch } from '../match/settle-matches.ts';
import type { CheckInput } from './check-input.ts';
import { type Finding, found, type NotRun, notRun, raiseOne, type RaisedSignal } from './finding.ts';
import { dataOf, isElsewhere } from './ri-04-register.ts';

/** People move: an inquiry measured 12.2 % in a year where migration predicts about 15 %. */
const MOST_CHURN = 0.15;
const LEAST_CHURN = 0.005;

/**
 * RI-05: registered, but at another address of this register, or in a second one (another constituency). Most have moved; a student
 * may lawfully be registered twice.
 */
export function checkElsewhere({ entries, register, elsewhere }: CheckInput): Finding | NotRun {
  if (register === undefined) return notRun('register');
  const tested: MemberId[] = [];
  const signals: RaisedSignal[] = [];
  let both = 0;
  entries.forEach(({ member }, i) => {
    const [here, there] = [register.matches[i], elsewhere?.matches[i]];
    if (here === undefined) return;
    tested.push(member);
    if (there?.verdict === 'found') {
      if (here.verdict === 'found' && !isElsewhere(here)) both++;
      else
        return void signals.push(questionOf(member, there, ['registered-in-another-place', elsewhere?.sha256 ?? '']));
    }
    if (here.verdict !== 'not-found' && isElsewhere(here)) {
      signals.push(questionOf(member, here, ['registered-at-another-address', register.sha256]));
    }
  });
  return found({
    population: entries.length,
    tested,
    notTestable: { 'no-name': entries.length - tested.length },
    signals,
    expected: {
      low: Math.floor(tested.length * LEAST_CHURN),
      high: Math.ceil(tested.length * MOST_CHURN),
      source: 'yearly-churn',
    },
    totals: { 'register-rows': register.rows + (elsewhere?.rows ?? 0), 'in-both': both },
    needs: elsewhere === undefined ? ['second-register'] : [],
    model: register.model,
    data: [register, ...(elsewhere === undefined ? [] : [elsewhere])].flatMap(dataOf),
  });
}

function questionOf(
  member: MemberId,
  { verdict, bits, row }: MemberMatch,
  [reason, sha256]: readonly ['registered-at-another-address' | 'registered-in-another-place', string],
): RaisedSignal {
  const figures = {
    ...(bits === null ? {} : { bits: Math.round(bits * 10) / 10 }),
    ...(row === null ? {} : { 'register-row': row }),
  };
  // A name found elsewhere may be a namesake's: then an officer looks before anybody is asked.
  const state = verdict === 'found' ? 'ask-member' : 'review';
  return raiseOne('RI-05', member, { state, reason, figures, about: [sha256, row] });
}
