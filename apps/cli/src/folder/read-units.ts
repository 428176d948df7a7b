import type { SectionId, UnitId } from '@selectorate/basics';
import type { Rulebook } from '@selectorate/rulebook';
import type { UnitRow } from './contest-folder.ts';
import type { FolderReader } from './folder-reader.ts';

const COLUMNS = ['unit_id', 'section', 'title', 'parent_body', 'roll', 'secretary', 'teller'];

/** The units that vote in the trigger ballot, in the sections of the rulebook. */
export async function readUnits(
  reader: FolderReader,
  { file, rulebook: { sections } }: { readonly file: string; readonly rulebook: Rulebook },
): Promise<readonly UnitRow[]> {
  const rows = await reader.table(file, COLUMNS);
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    const unit = row.id<UnitId>('unit_id');
    const section = row.oneOf(
      'section',
      sections.map(({ id }) => id),
    ) as SectionId | undefined;
    const title = row.label('title');
    const statesItsRoll = sections.find(({ id }) => id === section)?.kind === 'affiliate';
    const entitled = statesItsRoll ? row.whole('roll') : null;
    const secretary = row.label('secretary');
    const teller = row.label('teller');
    if (unit !== undefined && seen.has(unit)) row.wrong('unit_id', 'each unit once');
    if (unit !== undefined) seen.add(unit);
    if (secretary !== undefined && secretary === teller) row.wrong('teller', 'another person than the secretary');
    if (
      unit === undefined ||
      section === undefined ||
      title === undefined ||
      entitled === undefined ||
      secretary === undefined ||
      teller === undefined
    )
      return [];
    return [
      {
        file: row.file,
        line: row.line,
        unit,
        section,
        title,
        parentBody: row.text('parent_body') || null,
        entitled,
        secretary,
        teller,
      },
    ];
  });
}
