import { z } from 'zod';
import * as shape from '../shapes.ts';

// What several endpoints about the roll say or take.

export const OFFICERS = { kind: 'roles', roles: ['returning-officer', 'second-officer'] } as const;
export const OFFICERS_AND_SCRUTINEER = {
  kind: 'roles',
  roles: ['returning-officer', 'second-officer', 'scrutineer'],
} as const;

/** One thing that is wrong in a file, as data: the line and column of the file, what stood there, what to do. */
const failedRow = z.strictObject({
  line: z.nullable(z.int()),
  column: z.nullable(z.int()),
  columnName: z.nullable(z.string()),
  code: z.string(),
  shown: z.string(),
  expected: z.string(),
  remedy: z.string(),
});
export type FailedRowShape = z.infer<typeof failedRow>;

/** Nothing was kept: the first faults in the order of the file, and how many there are in all. */
export const failures = { failed: z.array(failedRow).max(1_000), failures: z.int().min(0) };

export const count = z.int().min(0);
export const isoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const file = shape.base64.max(16_000_000);
/** Why, and by what right: codes, as a change log has them. */
export const code = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60);

/** A membership list, and how it is to be read. */
export const listFile = {
  /** The file's bytes, base64: what it is, and its encoding, are worked out on the server. */
  file,
  /** Which column of the file says what, where the guess was wrong: header to field of the roll. */
  columns: z.record(z.string().max(500), z.string().max(40)),
  /** The sheet of a workbook that has several. */
  sheet: z.string().min(1).max(100).optional(),
  dateOrder: z.enum(['day-first', 'month-first']).optional(),
};

/** The list of one unit or decision body, one of the two null: of some thousand members at the most. */
export const unitListFile = {
  ...listFile,
  file: shape.base64.max(1_000_000),
  unit: z.nullable(shape.id),
  body: z.nullable(shape.id),
};

export const member = shape.id;

export const objections = z.array(z.strictObject({ member, change: z.nullable(shape.id), at: shape.instant }));
