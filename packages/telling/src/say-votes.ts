import { formatDecimal, type Rational, sum } from '@selectorate/basics';
import { type Count, parseVotes, type Votes } from '@selectorate/count';

/** Decimals shown at most; a count that has longer ones is shown to {@link ROUNDED} and says so. */
const MOST_PLACES = 5;
const ROUNDED = 3;

const wholes = new Intl.NumberFormat('en-GB');

/** Votes for people: `1,234`, `31.5`. */
export interface Votesman {
  /** For sentences: no more digits than needed. */
  readonly say: (votes: Votes) => string;
  /** For pictures, beside a table: no more than two decimals. */
  readonly label: (figures: readonly Votes[]) => string;
  /** For columns: every figure with the same decimals. */
  readonly column: (votes: Votes) => string;
  /** Whether figures are rounded where they are shown, and to how many decimals. */
  readonly roundedTo: number | null;
}

/** How a count's figures are shown: exact to five decimals, and where one has more, all are rounded to three. */
export function votesman({ stages }: Pick<Count, 'stages'>): Votesman {
  const figures = stages.flatMap(({ tallies, quota, residual, nonTransferable }) => [
    ...tallies.map(({ votes }) => votes),
    ...nonTransferable.map(({ votes }) => votes),
    residual,
    ...(quota === null ? [] : [quota]),
  ]);
  const needed = figures.reduce((most, votes) => Math.max(most, placesOf(votes)), 0);
  const rounded = needed > MOST_PLACES;
  const places = rounded ? ROUNDED : needed;
  return {
    say: (votes) => grouped(readVotes(votes), places),
    label: (all) => grouped(sum(all.map(readVotes)), Math.min(2, places)),
    column: (votes) => padded(grouped(readVotes(votes), places), places),
    roundedTo: rounded ? places : null,
  };
}

/** Places after the point; a fraction that never ends has more than any. */
const placesOf = (votes: Votes): number =>
  votes.includes('/') ? Infinity : votes.includes('.') ? votes.length - votes.indexOf('.') - 1 : 0;

/** A factor or quotient: to nine decimals, whatever the count's own figures need. */
export const sayFactor = (factor: Votes): string => grouped(readVotes(factor), 9);

/** Votes as a number to draw or compare roughly with; never printed. */
export function drawnVotes(votes: Votes): number {
  const { n, d } = readVotes(votes);
  return d === 1n ? Number(n) : Number((n * 1_000_000n) / d) / 1_000_000;
}

export function readVotes(votes: Votes): Rational {
  const value = parseVotes(votes);
  if (value === undefined) throw new RangeError(`count: not a number of votes: ${votes}`);
  return value;
}

function grouped(value: Rational, places: number): string {
  const [whole = '', rest] = formatDecimal(value, places).split('.');
  const sign = whole.startsWith('-') ? '−' : '';
  const digits = wholes.format(BigInt(whole.replace('-', '')));
  return `${sign}${digits}${rest === undefined ? '' : `.${rest}`}`;
}

function padded(text: string, places: number): string {
  if (places === 0) return text;
  const [whole, rest = ''] = text.split('.');
  return `${whole}.${rest.padEnd(places, '0')}`;
}
