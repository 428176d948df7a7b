import { err, ok, type Result } from '@selectorate/basics';
import type { PackedBallots } from '../ballots/packed-ballots.ts';
import type { CountFault } from '../result/result.ts';
import type { Counting } from '../rules/rule.ts';
import type { CountSheet } from '../table/count-sheet.ts';
import { CountTable, type Decision, NOTHING_DECIDED } from './count-table.ts';
import { saysNothing } from './elimination.ts';
import { type Choice, choose, lowestOf, mostVoted } from './lowest.ts';
import { majority } from './majority.ts';

/**
 * Two rounds, and the exhaustive ballot: fresh voting among fewer and fewer until somebody has the majority. Pauses with
 * `round-needed` where the next round's ballots are not there yet; everything before comes out the same when they are.
 */
export function countByRounds({ rounds, sheet }: Counting): Result<null, CountFault> {
  for (let round = 1; ; round++) {
    if (round > 1) sheet.openRound(round);
    // All who were left may have withdrawn since.
    if (sheet.electable.length === 0) return withoutMore(rounds, round - 1);
    const table = openTable(round, rounds, sheet);
    if (!table.ok) return table;
    const decision = decideRound(table.value);
    if (!decision.ok) return decision;
    table.value.close(decision.value);
    if (sheet.openSeats === 0 || sheet.stopped) return withoutMore(rounds, round);
  }
}

const withoutMore = (rounds: readonly PackedBallots[], used: number): Result<null, CountFault> =>
  rounds.length > used
    ? err({ code: 'bad-ballots', expected: `no ballots after round ${used}, which ended the count` })
    : ok(null);

/** The papers of the round, dealt out. Where only one is left there is nothing to vote on, and no paper. */
function openTable(round: number, rounds: readonly PackedBallots[], sheet: CountSheet): Result<CountTable, CountFault> {
  const among = sheet.electable.map((index) => sheet.name(index));
  const ballots = rounds[round - 1] ?? (among.length === 1 ? noPapers(sheet) : undefined);
  if (ballots === undefined) return err({ code: 'round-needed', round, among });
  const table = new CountTable({ ballots, sheet, ...(round > 1 ? { action: { kind: 'new-round', round } } : {}) });
  return saysNothing(table) ? err({ code: 'no-valid-votes' }) : ok(table);
}

const noPapers = ({ candidates }: CountSheet): PackedBallots => ({
  candidates,
  starts: new Uint32Array(1),
  marks: new Uint16Array(0),
  times: new Uint32Array(0),
  section: null,
  total: 0,
});

function decideRound(table: CountTable): Result<Decision, CountFault> {
  const { electable, continuing } = table.sheet;
  const { quota, reached } = majority(table);
  const none = { ...NOTHING_DECIDED, quota };
  const [first] = electable;
  if (electable.length === 1 && first !== undefined) {
    return ok({ ...none, elected: [{ index: first, by: 'last-left' }] });
  }
  const winners = electable.filter(reached);
  if (winners.length > 0 || continuing.length === 2) {
    const winner = mostVoted(table, winners.length > 0 ? winners : electable, 1);
    if (!winner.ok) return winner;
    const by = winners.length > 0 ? ('quota' as const) : ('most-votes' as const);
    return ok({ ...none, elected: winner.value.chosen.map((index) => ({ index, by })), ties: winner.value.ties });
  }
  const stay = whoStays(table);
  if (!stay.ok) return stay;
  const excluded = continuing.filter((index) => !stay.value.chosen.includes(index));
  return ok({ ...none, excluded, ties: stay.value.ties });
}

/** The two with the most votes who go on standing, or everybody but the lowest. */
function whoStays(table: CountTable): Result<Choice, CountFault> {
  const { sheet } = table;
  const { electable } = sheet;
  if (sheet.options.leaveAfterRound === 'all-but-two') {
    const leaving = sheet.contest.withdrawn.filter(({ round }) => round === sheet.round + 1);
    const goingOn = electable.filter((index) => !leaving.some(({ candidate }) => candidate === sheet.name(index)));
    return mostVoted(table, goingOn, 2);
  }
  const out = choose(table, lowestOf(table, electable), 'exclude');
  if (!out.ok) return out;
  const { chosen, ties } = out.value;
  return ok({ chosen: electable.filter((index) => !chosen.includes(index)), ties });
}
