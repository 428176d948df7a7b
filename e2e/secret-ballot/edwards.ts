// Points of the whole curve -x^2 + y^2 = 1 + d x^2 y^2 over 2^255 - 19, those outside the subgroup too, which no group of ours lets in.
// Plain and slow: it makes what an attacker would send.

/** A point of the curve, any. */
export interface CurvePoint {
  readonly x: bigint;
  readonly y: bigint;
}

const P = 2n ** 255n - 19n;
const mod = (n: bigint): bigint => ((n % P) + P) % P;

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let [square, rest] = [mod(base), exponent]; rest > 0n; rest >>= 1n) {
    if (rest % 2n === 1n) result = mod(result * square);
    square = mod(square * square);
  }
  return result;
}

const invert = (n: bigint): bigint => power(n, P - 2n);
const D = mod(-121665n * invert(121666n));
const ROOT_OF_MINUS_ONE = power(2n, (P - 1n) / 4n);

function addPoints(a: CurvePoint, b: CurvePoint): CurvePoint {
  const k = mod(D * a.x * b.x * a.y * b.y);
  return {
    x: mod((a.x * b.y + a.y * b.x) * invert(1n + k)),
    y: mod((a.y * b.y + a.x * b.x) * invert(1n - k)),
  };
}

/** The archive's spelling: y + (x mod 2) 2^255 in hexadecimal. */
export const spellPoint = ({ x, y }: CurvePoint): string => (y + ((x % 2n) << 255n)).toString(16).padStart(64, '0');

/** Null where the text is of no point. */
export function readPoint(text: string): CurvePoint | null {
  const number = BigInt(`0x${text}`);
  const y = number % 2n ** 255n;
  if (y >= P) return null;
  const square = mod((y * y - 1n) * invert(mod(D * y * y + 1n)));
  const root = rootOf(square);
  if (root === null) return null;
  return { x: root % 2n === number >> 255n ? root : mod(-root), y };
}

function rootOf(square: bigint): bigint | null {
  const root = power(square, (P + 3n) / 8n);
  return [root, mod(root * ROOT_OF_MINUS_ONE)].find((one) => mod(one * one) === square) ?? null;
}

export const negatePoint = ({ x, y }: CurvePoint): CurvePoint => ({ x: mod(-x), y });

/** The eight points of small order, the identity first, in the order of multiples of one of order eight. */
export const SMALL_ORDER: readonly CurvePoint[] = multiplesOf(pointOfOrderEight());

function pointOfOrderEight(): CurvePoint {
  // From x^2 = -y^2 and the curve: d y^4 + 2 y^2 - 1 = 0.
  const inner = rootOf(mod(1n + D));
  const candidates = inner === null ? [] : [inner, mod(-inner)].map((root) => rootOf(mod((root - 1n) * invert(D))));
  const y = candidates.find((root) => root !== null);
  if (y === undefined || y === null) throw new Error('no point of order eight');
  return { x: mod(y * ROOT_OF_MINUS_ONE), y };
}

function multiplesOf(point: CurvePoint): readonly CurvePoint[] {
  const multiples: CurvePoint[] = [{ x: 0n, y: 1n }];
  while (multiples.length < 8) multiples.push(addPoints(multiples.at(-1) ?? point, point));
  return multiples;
}

/** The same point with torsion of order two, four or eight. */
export function withTorsion(text: string, multiple: 1 | 2 | 4): string {
  const point = readPoint(text);
  const torsion = SMALL_ORDER[multiple];
  if (point === null || torsion === undefined) throw new RangeError('withTorsion: no point');
  return spellPoint(addPoints(point, torsion));
}
