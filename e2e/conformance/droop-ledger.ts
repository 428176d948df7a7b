import { tidy } from './cases.ts';
import { byName, type Ledger, type Round } from './ledger.ts';

/**
 * Droop's ledger: a line for each action with the state of everybody after it, columns named in the first line.
 */
export function droopLedger(text: string): Ledger {
  const [header = '', ...lines] = text.split(/\r?\n/);
  const columns = header.split('\t');
  const at = (name: string): number => columns.indexOf(name);
  const ofQuotients = /\.quotient(?:\t|$)/.test(header);
  const outAt = Math.max(at('Non-Transferable'), at('Residual'));
  const rows = lines.map((line) => line.split('\t')).filter((cells) => cells.length === columns.length);

  let before = new Map<string, string>();
  const rounds = rows.map((cells): Round => {
    const people = columns.flatMap((column, i) =>
      /^\d+\.name$/.test(column)
        ? [{ name: tidy(cells[i] ?? ''), state: cells[i + 1] ?? '', votes: cells[i + 2] ?? '0' }]
        : [],
    );
    const now = new Map(people.map(({ name, state }) => [name, state.toUpperCase()]));
    const came = (state: string): readonly string[] =>
      people.flatMap(({ name }) => (now.get(name) === state && before.get(name) !== state ? [name] : []));
    const [elected, excluded] = [came('E'), came('D')];
    before = now;
    return {
      label: `${cells[0]} ${cells[1]}`,
      part: cells[0] ?? null,
      tally: byName(people.map(({ name, votes }) => [name, votes])),
      quota: cells[at('Quota')] ?? null,
      out: outAt < 0 ? null : (cells[outAt] ?? null),
      elected,
      excluded,
    };
  });
  const sharesOut = at('Residual') >= 0;
  return {
    kind: 'droop',
    // QPQ's ledger opens before anything is counted; Meek's and Warren's strike out whoever is left after the last election.
    rounds: ofQuotients
      ? rounds.filter(({ label }) => !label.endsWith('begin'))
      : sharesOut
        ? untilLastElection(rounds)
        : rounds,
    of: ofQuotients ? 'quotients' : 'votes',
    shownPlaces: placesOf(rows[0]?.[at('Quota')] ?? ''),
    outHoldsResidual: sharesOut,
  };
}

/** The rounds up to the last election, and further lines on the same tallies. */
function untilLastElection(rounds: readonly Round[]): readonly Round[] {
  const last = rounds.findLastIndex(({ elected }) => elected.length > 0);
  const tallies = (round: Round | undefined): string => JSON.stringify(round?.tally);
  return rounds.filter((round, i) => i <= last || tallies(round) === tallies(rounds[last]));
}

const placesOf = (text: string): number => text.split('.')[1]?.length ?? 0;
