/**
 * What a comparison prepares from a value, once for every distinct value. `text` is the whole value, `key` what stays the same
 * when it is spelt otherwise; frequencies are counted of both.
 */
export interface Form {
  readonly text: string;
  readonly key: string;
}

/** How one kind of field is compared. */
export interface Comparator {
  /** From best to worst; the last says that nothing agrees. */
  readonly levels: readonly string[];
  /** The grade of each level: evidence must not grow from one grade to a worse one. Levels of one grade are not ordered. */
  readonly grades: readonly number[];
  /** Levels whose evidence depends on how common the value is. */
  readonly byFrequency: readonly boolean[];
  /** The value for comparing, or null when it is missing. `texts` are the fields of the comparison, in its order. */
  prepare(texts: readonly string[]): Form | null;
  /** The level at which two values agree. Symmetric. */
  compare(a: Form, b: Form): number;
}

interface LevelRow {
  readonly level: string;
  readonly grade: number;
  readonly byFrequency?: boolean;
}

export const levelsOf = (rows: readonly LevelRow[]): Pick<Comparator, 'levels' | 'grades' | 'byFrequency'> => ({
  levels: rows.map(({ level }) => level),
  grades: rows.map(({ grade }) => grade),
  byFrequency: rows.map(({ byFrequency }) => byFrequency ?? false),
});
