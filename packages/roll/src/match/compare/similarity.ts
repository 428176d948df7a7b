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

const upToThree = (found: number): 0 | 1 | 2 | 3 => (found === 0 ? 0 : found === 1 ? 1 : found === 2 ? 2 : 3);
