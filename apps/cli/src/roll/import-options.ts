import { ok, type Result } from '@selectorate/basics';
import { type ColumnChoice, type MemberStatus, MEMBER_STATUSES, type StatedDateOrder } from '@selectorate/roll';
import { z } from 'zod';
import { cannot, faulty, type Trouble } from '../count/trouble.ts';
import { readTextFile } from './read-text-file.ts';
import type { RollArguments } from './roll-arguments.ts';
import type { RollDesk } from './roll-desk.ts';
import { jsonOf } from './roll-folder.ts';
import type { TableOption, WhichSheet } from './table-file.ts';

/** What a person says of a list beforehand, where the list leaves it open. */
export interface SaidOfList<F extends string> {
  readonly columns?: ColumnChoice<F>;
  readonly dateOrder?: StatedDateOrder;
  readonly statusLabels?: Readonly<Record<string, MemberStatus>>;
  readonly which: WhichSheet;
}

const statusesSchema = z.record(z.string().max(500), z.enum(MEMBER_STATUSES));

/** Reads `--columns`, `--dates`, `--statuses` and `--sheet`; `options` are those that this kind of list has. */
export async function readSaidOfList<F extends string>(
  asked: RollArguments,
  { fields, options }: { readonly fields: readonly F[]; readonly options: readonly TableOption[] },
  desk: RollDesk,
): Promise<Result<SaidOfList<F>, Trouble>> {
  const dates = asked.one('dates');
  if (dates !== undefined && dates !== 'day-first' && dates !== 'month-first') {
    return cannot(desk.texts.text('roll-dates-bad', { found: dates }));
  }
  const columnsSchema = z.partialRecord(z.enum(fields), z.union([z.string(), z.array(z.string()).max(20)]));
  const columns = await readChoice(asked.one('columns'), columnsSchema, { option: 'columns', known: fields }, desk);
  if (!columns.ok) return columns;
  const about = { option: 'statuses', known: MEMBER_STATUSES } as const;
  const statuses = await readChoice(asked.one('statuses'), statusesSchema, about, desk);
  if (!statuses.ok) return statuses;
  return ok({
    which: { sheet: asked.one('sheet'), options },
    ...(dates === undefined ? {} : { dateOrder: dates }),
    ...(columns.value === null ? {} : { columns: columns.value as ColumnChoice<F> }),
    ...(statuses.value === null ? {} : { statusLabels: statuses.value }),
  });
}

interface About {
  readonly option: 'columns' | 'statuses';
  readonly known: readonly string[];
}

async function readChoice<T>(
  file: string | undefined,
  schema: z.ZodType<T>,
  { option, known }: About,
  desk: RollDesk,
): Promise<Result<T | null, Trouble>> {
  if (file === undefined) return ok(null);
  const content = await readTextFile(file, desk);
  if (!content.ok) return content;
  const read = schema.safeParse(jsonOf(content.value));
  return read.success
    ? ok(read.data)
    : faulty(desk.texts.text(`roll-${option}-bad`, { file, known: known.join(', ') }));
}
