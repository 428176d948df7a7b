/** How many mutations of each kind were tried, and what the verifier said. */
export class MutationTally {
  private readonly kinds = new Map<string, { tried: number; readonly codes: Map<string, number> }>();
  private readonly unseen = new Map<string, number>();

  add(kind: string, codes: readonly string[]): void {
    const row = this.kinds.get(kind) ?? { tried: 0, codes: new Map<string, number>() };
    this.kinds.set(kind, row);
    row.tried += 1;
    for (const code of codes) row.codes.set(code, (row.codes.get(code) ?? 0) + 1);
  }

  /** A change that no archive can show by itself: not counted as a mutation. */
  addUnseen(why: string): void {
    this.unseen.set(why, (this.unseen.get(why) ?? 0) + 1);
  }

  get tried(): number {
    return [...this.kinds.values()].reduce((sum, { tried }) => sum + tried, 0);
  }

  /** Kind by kind, the codes that were said most often first. */
  table(): string {
    const lines = [...this.kinds].map(([kind, { tried, codes }]) => {
      const said = [...codes].toSorted(([, a], [, b]) => b - a).map(([code, times]) => `${code} ${times}`);
      return `${kind.padEnd(24)}${String(tried).padStart(6)}  ${said.slice(0, 8).join(', ')}`;
    });
    const unseen = [...this.unseen].map(
      ([why, times]) => `not a mutation           ${String(times).padStart(5)}  ${why}`,
    );
    return [...lines, `${'in all'.padEnd(24)}${String(this.tried).padStart(6)}`, ...unseen].join('\n');
  }
}
