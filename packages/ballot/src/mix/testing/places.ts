export type Path = readonly string[];

/** Where the texts and numbers stand in a value. */
export function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key]));
}

export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce((inner, key) => (inner as Record<string, unknown>)[key], value);

/** The same value with something else in one place. */
export function changeAt<T>(value: T, path: Path, change: (old: unknown) => unknown): T {
  const [key, ...rest] = path;
  if (key === undefined) return change(value) as T;
  if (Array.isArray(value)) {
    return value.map((inner, i) => (String(i) === key ? changeAt(inner, rest, change) : inner)) as T;
  }
  return { ...value, [key]: changeAt((value as Record<string, unknown>)[key], rest, change) };
}

const P = 2n ** 255n - 19n;

/** An element of Ed25519 with the point of order 2 added: (x, y) becomes (-x, -y). */
export function withTorsion(text: string): string {
  const value = BigInt(`0x${text}`);
  const sign = value >> 255n;
  const y = P - (value - (sign << 255n));
  return (y + ((1n - sign) << 255n)).toString(16).padStart(64, '0');
}
