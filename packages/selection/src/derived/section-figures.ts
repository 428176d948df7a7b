import { type CivilDate, parseIsoDate } from '@selectorate/basics';
import type { Section } from '@selectorate/count';
import type { FrozenRoll, RollEntry } from '@selectorate/roll';
import { compileSection, factsOf, judge, type MemberFacts, type Rulebook } from '@selectorate/rulebook';

/** A section of the ballot with its weight, and how many of the roll may vote in it. */
export type SectionFigures = Section & { readonly eligible: number };

/**
 * Who may vote in each section of the ballot, in the rulebook's order. A member of no section, or of several, is counted in
 * none: then the figures do not add up to the electorate, and the freeze is refused. Throws for a rulebook that was never checked.
 */
export function sectionFigures({ members, freezeDay }: FrozenRoll, { ballot }: Rulebook): readonly SectionFigures[] {
  const sections = (ballot.sections ?? []).map((section) => {
    const compiled = compileSection(section);
    if (!compiled.ok) throw new Error(`a section that does not compile: ${JSON.stringify(compiled.error)}`);
    return { section, compiled: compiled.value, eligible: 0 };
  });
  if (sections.length === 0) return [];
  for (const { entry, verdicts } of members) {
    if (!verdicts.ballot.eligible) continue;
    const facts = factsFor(entry, freezeDay);
    const [own, another] = sections.filter(({ compiled }) => judge(compiled, facts).eligible);
    if (own !== undefined && another === undefined) own.eligible += 1;
  }
  return sections.map(({ section: { section, weight, of }, eligible }) => ({ section, weight, of, eligible }));
}

/** What the rules see of an entry, as the freeze itself sees it: its standing, never the person. */
function factsFor({ standing }: RollEntry, freezeDay: CivilDate): MemberFacts {
  const civil = (date: string | null): CivilDate | null => (date === null ? null : (parseIsoDate(date) ?? null));
  const [joined, paidThrough, born] = [civil(standing.joined), civil(standing.paidThrough), civil(standing.born)];
  return factsOf({ ...standing, joined, paidThrough, born }, freezeDay);
}
