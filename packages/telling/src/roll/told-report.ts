/** A report of the checks in words, the same for a terminal, a page and print. Everything in it is text. */
export interface ToldReport {
  /** Whose eyes it is for: the private report names members, the public one has counts only. */
  readonly isPrivate: boolean;
  readonly title: string;
  readonly headline: string;
  /** What stands before all else: gates that failed, and what no reader may forget. */
  readonly notices: readonly string[];
  readonly overview: ToldTable;
  readonly checks: readonly ToldCheck[];
  /** What the report was made of: label and value. */
  readonly sources: readonly ToldFigure[];
}

export type ToldFigure = readonly [label: string, value: string];

/** The first cell of each row names it. */
export interface ToldTable {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface ToldCheck {
  /** `RI-04`. */
  readonly id: string;
  readonly name: string;
  /** What it looks at, and what that does not mean. */
  readonly means: string;
  readonly figures: readonly ToldFigure[];
  /** Questions to settle; null where there are none, or none may be shown. */
  readonly signals: ToldTable | null;
  /** Said beneath the signals where not all are listed. */
  readonly more: string | null;
  readonly fairness: readonly ToldTable[];
  /** Said in the place of these tables where nobody of any group was asked. */
  readonly unasked: string | null;
}
