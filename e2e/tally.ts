import type { Mutation } from './mutation.ts';

/** What was tried, and which codes named it. */
export class Tally {
  readonly #tried = new Map<Mutation['kind'], number>();
  readonly #codes = new Map<Mutation['kind'], Map<string, number>>();
  tried = 0;

  add(kind: Mutation['kind'], codes: readonly string[]): void {
    this.tried += 1;
    this.#tried.set(kind, (this.#tried.get(kind) ?? 0) + 1);
    const seen = this.#codes.get(kind) ?? new Map<string, number>();
    for (const code of new Set(codes)) seen.set(code, (seen.get(code) ?? 0) + 1);
    this.#codes.set(kind, seen);
  }

  kinds(): ReadonlySet<Mutation['kind']> {
    return new Set(this.#tried.keys());
  }

  /** A line for each kind of mutation: how many were tried, and the codes that named them. */
  table(): string {
    const width = Math.max(...[...this.#tried.keys()].map(({ length }) => length));
    const lines = [...this.#tried].map(([kind, tried]) => {
      const codes = [...(this.#codes.get(kind) ?? [])].toSorted(([, a], [, b]) => b - a);
      return `${kind.padEnd(width)}  ${String(tried).padStart(5)}  ${codes.map(([code, n]) => `${code} ${n}`).join(', ')}`;
    });
    return [
      `${'mutation'.padEnd(width)}  tried  named by`,
      ...lines,
      `${'in all'.padEnd(width)}  ${String(this.tried).padStart(5)}`,
    ].join('\n');
  }
}
