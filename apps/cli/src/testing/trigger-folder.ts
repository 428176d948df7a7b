import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { copyOf, REFERENCE } from './folders.ts';

/** Votes in one unit: papers for an open selection, papers to keep the incumbent. */
export type Papers = readonly [open: number, keep: number];

const MEMBERS_EACH = 80;

/** The reference folder with other units: so many party branches and affiliated branches, each voting as it is told to. */
export async function triggerFolder(units: {
  readonly party: readonly Papers[];
  readonly affiliates: readonly Papers[];
}): Promise<string> {
  const folder = await copyOf(REFERENCE);
  const party = units.party.map((papers, i) => ({ id: `branch-${i + 1}`, section: 'party', roll: '', papers }));
  const affiliates = units.affiliates.map((papers, i) => ({
    id: `affiliate-${i + 1}`,
    section: 'affiliates',
    roll: '100',
    papers,
  }));
  const all = [...party, ...affiliates];
  await writeRows(folder, 'units.csv', [
    'unit_id,section,title,parent_body,roll,secretary,teller',
    ...all.map(({ id, section, roll }) => `${id},${section},Unit ${id},,${roll},Secretary of ${id},Teller of ${id}`),
  ]);
  await writeRows(folder, 'a/returns.csv', [
    'unit_id,attempt,met_on,open,keep,spoilt,abstained,signed_by_1,signed_by_2,received_at',
    ...all.map(
      ({ id, papers: [open, keep] }) =>
        `${id},1,2022-09-20,${open},${keep},0,0,Secretary of ${id},Teller of ${id},2022-09-20T21:00`,
    ),
  ]);
  // What happened beside the timetable of the reference contest need not fit this one.
  await writeRows(folder, 'a/events.yaml', ['[]']);
  await writeRows(folder, 'roll.csv', [
    'Membership No.,First Name,Surname,Branch,Status,Date Joined,Subs paid to',
    ...party.flatMap(({ id }, branch) =>
      Array.from({ length: MEMBERS_EACH }, (_, i) => {
        const member = `M-${branch * MEMBERS_EACH + i + 1}`;
        return `${member},Test,Person ${member},${id},Full member,2015-01-13,2023-12-31`;
      }),
    ),
  ]);
  return folder;
}

const writeRows = (folder: string, file: string, rows: readonly string[]): Promise<void> =>
  writeFile(join(folder, file), `${rows.join('\n')}\n`);

/** `open` units that voted for an open selection, then units that voted to keep, `of` in all. */
export const votes = (open: number, of: number): readonly Papers[] =>
  Array.from({ length: of }, (_, i): Papers => (i < open ? [30, 10] : [10, 30]));
