import type { MatchModel, MatchRow, MemberMatch } from '@selectorate/roll/matching';
import type { RegisterCsv, RegisterText } from './register/register-csv.ts';

/** A register in files of known layout, prepared for DuckDB, or as rows that the caller reads. */
export type RegisterSource =
  | { readonly kind: 'csv'; readonly files: readonly RegisterCsv[] }
  | {
      /** Parquet files made by {@link prepareRegister}: read by DuckDB, which hands over only rows that a member may be found by. */
      readonly kind: 'prepared';
      readonly files: readonly string[];
      /** Mebibytes for the database of each thread; 256 unless told otherwise. */
      readonly memory?: number;
    }
  | {
      readonly kind: 'rows';
      /** How many there are: the scope of the job. */
      readonly rows: number;
      /** Rows some at a time, as `streamRegister` gives them. */
      readonly open: () => AsyncIterable<readonly RegisterText[]>;
    };

/** The roll's side of a job, the same for every engine. */
export interface RollSide {
  /** The members' own numbers, each once, and their rows in the order of the model's fields. */
  readonly ids: readonly string[];
  readonly rows: readonly MatchRow[];
  /**
   * The constituency of each member, where the register's files say theirs: members are then looked for within their own, each
   * constituency a scope of its own, and nobody is looked for whose constituency has no register.
   */
  readonly places?: readonly (string | null)[];
  /** Checked beforehand. */
  readonly model: MatchModel;
  /** Whether members not found where they should be are looked for in the whole register. Only with places. */
  readonly elsewhere?: boolean;
}

export interface MatchProgress {
  /** Rows looked at, and rows to be looked at; with `elsewhere` the register passes a second time. */
  readonly seen: number;
  readonly rows: number;
}

export interface MatchOrder extends RollSide {
  readonly register: RegisterSource;
  /** As many as the machine runs at once, unless told otherwise. */
  readonly threads?: number;
  readonly progress?: (progress: MatchProgress) => void;
  readonly signal?: AbortSignal;
}

export interface NationalMatches {
  /**
   * For each member in the order of the roll; null for who was not looked for. `row` is the number of the row in the whole
   * register, files in their order, headers and empty lines not counted.
   */
  readonly matches: readonly (MemberMatch | null)[];
  /** Of those not found or not looked for: what the whole register has, where `elsewhere` was asked. */
  readonly elsewhere: readonly MemberMatch[];
  readonly registerRows: number;
  readonly pairsCompared: number;
  readonly groups: number;
}
