import type { Result } from '@selectorate/basics';
import type { RollSummaryShape } from '@selectorate/api';
import type { ImportOptions } from '@selectorate/roll';
import type { Denial } from '../../handlers.ts';
import type { DeskHandlers } from '../desk.ts';
import { deny, denyWrite, type House, type Visit, visit } from '../house.ts';
import { type ReadList, readList, refusedFault, rememberList, shownFault, summaryOf } from '../roll/read-list.ts';
import { type KeptVersion, keepVersion } from '../roll/roll-versions.ts';

type Body = Parameters<DeskHandlers['uploadRoll']>[0]['body'];
type Summary = Result<RollSummaryShape, Denial>;

/** Reads a membership list. Every row can be read, or nothing is kept and every row that failed is named (A45). */
export const uploadRollHandler = (house: House): Pick<DeskHandlers, 'uploadRoll'> => ({
  uploadRoll: async ({ params, body }, asker) => {
    const who = await visit(house, params.contest, asker);
    if (!who.ok) return who;
    if (who.value.log.state.roll !== null) return deny('contest-not-preparing');
    const read = await readList(house.options.store, body, unitsOf(who.value));
    if (!read.ok) return body.keep ? refusedFault(read.error) : shownFault(read.error);
    return body.keep
      ? keep(house, who.value, { read: read.value, body })
      : { ok: true, value: summaryOf(read.value, null) };
  },
});

async function keep(
  { options, logs }: House,
  { contest, person }: Visit,
  { read, body }: { readonly read: ReadList; readonly body: Body },
): Promise<Summary> {
  const { store, clock } = options;
  const at = clock();
  const { reason = 'list-uploaded', authority = 'house.roll' } = body;
  const { entries } = read.imported;
  const order = { at, by: person, channel: 'import', session: `import-${at}`, reason, authority } as const;
  const written = await logs.write<KeptVersion | null>(contest, async (log) => ({
    append: false,
    answer: log.state.roll === null ? await keepVersion(store, contest, { entries, order }) : null,
  }));
  if (!written.ok) return denyWrite(written.error);
  if (written.value === null) return deny('contest-not-preparing');
  await rememberList(store, read);
  return { ok: true, value: summaryOf(read, written.value) };
}

/** Once branches are registered, a row that names another one is a fault of the file. */
function unitsOf({ log: { state } }: Visit): Pick<ImportOptions, 'units'> {
  const sections = new Set(state.rulebook.sections.filter(({ kind }) => kind === 'branch').map(({ id }) => id));
  const units = [...state.units.values()].filter(({ section }) => sections.has(section)).map(({ id }) => id);
  return units.length === 0 ? {} : { units };
}
