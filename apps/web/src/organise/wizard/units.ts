import { err, isId, ok, parseWholeNumber, type Result } from '@selectorate/basics';
import type { Rulebook, Section } from '@selectorate/rulebook';
import type { FieldFault } from '../forms/setting.ts';
import type { PlannedUnit } from './plan.ts';

/** Branches of the roll as units of the first section of branches: their ids are those of the roll. */
export function unitsOfRoll(
  branches: readonly string[],
  { sections }: Pick<Rulebook, 'sections'>,
  known: readonly PlannedUnit[],
): readonly PlannedUnit[] {
  const section = sections.find(({ kind }) => kind === 'branch');
  if (section === undefined) return [];
  return branches.map(
    (unit) =>
      known.find((each) => each.unit === unit) ?? {
        unit,
        section: section.id,
        title: titleFrom(unit),
        parentBody: null,
        entitled: null,
      },
  );
}

/** `unit-05` as people say it, to begin with. */
const titleFrom = (unit: string): string => {
  const words = unit.replaceAll('-', ' ');
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
};

/**
 * Affiliated branches, a line each: `Title; parent body; people entitled to vote`. Their number is what the affiliate states.
 */
export function readAffiliates(text: string, section: Section): Result<readonly PlannedUnit[], readonly FieldFault[]> {
  const faults: FieldFault[] = [];
  const units = text
    .split('\n')
    .map((line, at) => ({ line: at + 1, cells: line.split(/[;\t]/).map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
    .map(({ line, cells: [title = '', parent = '', number = ''] }, at): PlannedUnit => {
      const entitled = parseWholeNumber(number.replaceAll(',', ''));
      if (title === '' || entitled === undefined)
        faults.push({ field: 'affiliates', text: 'organise-fault-affiliate', args: { line } });
      return {
        unit: `affiliate-${String(at + 1).padStart(2, '0')}`,
        section: section.id,
        title,
        parentBody: parent === '' ? null : parent,
        entitled: entitled ?? 0,
      };
    });
  return faults.length > 0 ? err(faults) : ok(units);
}

export const printAffiliates = (units: readonly PlannedUnit[]): string =>
  units.map(({ title, parentBody, entitled }) => [title, parentBody ?? '', entitled ?? 0].join('; ')).join('\n');

/** Candidates, a name a line; their ids say nothing of the names. */
export function readCandidates(text: string, incumbent: string) {
  const names = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const own = incumbent.trim();
  return [
    ...(own === '' ? [] : [{ candidate: 'candidate-1', label: own, incumbent: true }]),
    ...names.map((label, at) => ({ candidate: `candidate-${at + (own === '' ? 1 : 2)}`, label, incumbent: false })),
  ];
}

/** Ids of the roll's branches that cannot be ids of units. */
export const unfitBranches = (branches: readonly string[]): readonly string[] =>
  branches.filter((branch) => !isId(branch));
