import type { Section } from '@selectorate/count';
import { type FrozenRoll, memberFacts } from '@selectorate/roll';
import { compileSection, judge, type Rulebook } from '@selectorate/rulebook';

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
    const facts = memberFacts(entry, freezeDay);
    const [own, another] = sections.filter(({ compiled }) => judge(compiled, facts).eligible);
    if (own !== undefined && another === undefined) own.eligible += 1;
  }
  return sections.map(({ section: { section, weight, of }, eligible }) => ({ section, weight, of, eligible }));
}
