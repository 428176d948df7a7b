const LONGEST = 30;
const PREFIX = 4;

/**
 * Jaro-Winkler similarity of two folded texts, 0 to 1 (Winkler 1990: prefix of four, scale 0.1, above 0.7). Texts are cut at
 * thirty characters, so that a set of positions is one machine word.
 */
export function jaroWinkler(left: string, right: string): number {
  if (left === right) return 1;
  const a = left.length > LONGEST ? left.slice(0, LONGEST) : left;
  const b = right.length > LONGEST ? right.slice(0, LONGEST) : right;
  const reach = Math.max(0, (Math.max(a.length, b.length) >> 1) - 1);
  let takenA = 0;
  let takenB = 0;
  let common = 0;
  for (let i = 0; i < a.length; i++) {
    const code = a.charCodeAt(i);
    const end = Math.min(b.length, i + reach + 1);
    for (let j = Math.max(0, i - reach); j < end; j++) {
      if (((takenB >> j) & 1) === 1 || b.charCodeAt(j) !== code) continue;
      takenA |= 1 << i;
      takenB |= 1 << j;
      common++;
      break;
    }
  }
  if (common === 0) return 0;
  const moved = outOfOrder({ a, takenA, b, takenB });
  const jaro = (common / a.length + common / b.length + (common - moved / 2) / common) / 3;
  if (jaro <= 0.7) return jaro;
  let prefix = 0;
  while (prefix < PREFIX && prefix < a.length && a.charCodeAt(prefix) === b.charCodeAt(prefix)) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}

/** A folded text with its letters, made once: most pairs are seen by their letters to be unlike, and not looked at closer. */
export interface Spelt {
  readonly text: string;
  /** One bit for each letter that it has, and above them its length, as far as likeness looks. */
  readonly letters: number;
}

const LENGTH_AT = 27;
const ALL_LETTERS = 2 ** LENGTH_AT - 1;

export function spelt(text: string): Spelt {
  const length = Math.min(text.length, LONGEST);
  let letters = length << LENGTH_AT;
  for (let i = 0; i < length; i++) letters |= 1 << ((text.charCodeAt(i) & 31) % LENGTH_AT);
  return { text, letters };
}

/** Beyond what rounding can make of a likeness. */
const MARGIN = 1e-9;

/** The most that {@link jaroWinkler} can find between texts of these letters, where it finds above 0.7; `begins`: with one letter. */
export function alikeAtMost(a: number, b: number, begins: boolean): number {
  const [lengthA, lengthB] = [a >>> LENGTH_AT, b >>> LENGTH_AT];
  // A letter that the other text has not is not in common, wherever it stands.
  const common = Math.min(lengthA - lettersIn(a & ~b), lengthB - lettersIn(b & ~a));
  const most = (common / lengthA + common / lengthB + 1) / 3 + MARGIN;
  return begins ? most + PREFIX * 0.1 * (1 - most) : most;
}

const lettersIn = (set: number): number => bitsOf(set & ALL_LETTERS);

/** The likeness of two texts by {@link jaroWinkler} where it is `least` (above 0.7) or more, otherwise any number below. */
export function likenessFrom(least: number, a: Spelt, b: Spelt): number {
  if (a.text === b.text) return 1;
  const begins = a.text.charCodeAt(0) === b.text.charCodeAt(0);
  return alikeAtMost(a.letters, b.letters, begins) < least ? 0 : jaroWinkler(a.text, b.text);
}

/** How many bits are set. */
function bitsOf(set: number): number {
  const pairs = set - ((set >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

interface Taken {
  readonly a: string;
  readonly takenA: number;
  readonly b: string;
  readonly takenB: number;
}

function outOfOrder({ a, takenA, b, takenB }: Taken): number {
  let moved = 0;
  let j = 0;
  for (let i = 0; i < a.length; i++) {
    if (((takenA >> i) & 1) === 0) continue;
    while (((takenB >> j) & 1) === 0) j++;
    if (a.charCodeAt(i) !== b.charCodeAt(j)) moved++;
    j++;
  }
  return moved;
}

/** Rows of the table of {@link slips}: made once, since texts are short and there are millions of them. */
const rows = [new Uint8Array(0), new Uint8Array(0), new Uint8Array(0)] as [Uint8Array, Uint8Array, Uint8Array];

/**
 * The slips of the pen between two texts: characters left out, added, changed, or two neighbours exchanged (optimal string
 * alignment). More than two are all 3.
 */
export function slips(a: string, b: string): 0 | 1 | 2 | 3 {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > 2) return 3;
  // What both begin and end with costs nothing, and most pairs differ in one place or in nearly all.
  let from = 0;
  const shorter = Math.min(a.length, b.length);
  while (from < shorter && a.charCodeAt(from) === b.charCodeAt(from)) from++;
  let same = 0;
  while (same < shorter - from && a.charCodeAt(a.length - 1 - same) === b.charCodeAt(b.length - 1 - same)) same++;
  return slipsBetween(a.slice(from, a.length - same), b.slice(from, b.length - same));
}

function slipsBetween(a: string, b: string): 0 | 1 | 2 | 3 {
  if (a.length === 0 || b.length === 0) return upToThree(a.length + b.length);
  let [before, above, row] = rows;
  if (row.length <= b.length) {
    rows.forEach((_, i) => (rows[i] = new Uint8Array(2 * b.length + 16)));
    [before, above, row] = rows;
  }
  for (let j = 0; j <= b.length; j++) above[j] = Math.min(j, 3);
  for (let i = 1; i <= a.length; i++) {
    let best = (row[0] = Math.min(i, 3));
    for (let j = 1; j <= b.length; j++) {
      const changed = a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1;
      let least = Math.min((above[j] ?? 3) + 1, (row[j - 1] ?? 3) + 1, (above[j - 1] ?? 3) + changed, 3);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 3) + 1);
      row[j] = least;
      best = Math.min(best, least);
    }
    if (best === 3) return 3;
    [before, above, row] = [above, row, before];
  }
  return upToThree(above[b.length] ?? 3);
}

/** Whether {@link slips} are one. */
export const isOneSlip = (a: Spelt, b: Spelt): boolean =>
  Math.abs(a.text.length - b.text.length) <= 1 && maySlip(a.letters, b.letters) && slips(a.text, b.text) === 1;

/** Whether texts of these letters may be a slip apart, or one: a slip changes one letter at the most. */
export const maySlip = (a: number, b: number): boolean => lettersIn(a & ~b) <= 1 && lettersIn(b & ~a) <= 1;

const upToThree = (found: number): 0 | 1 | 2 | 3 => (found === 0 ? 0 : found === 1 ? 1 : found === 2 ? 2 : 3);
