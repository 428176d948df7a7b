import { compare, err, isId, ok, parseFraction, type Result, type SectionId, ZERO } from '@selectorate/basics';
import { MOST_SECTIONS } from '../ballots/packed-ballots.ts';
import type { Section } from '../contest/contest.ts';
import type { CountFault } from '../result/result.ts';

/** A roll snapshot before anybody has looked at it: parsed JSON, or anything else. */
export type UntrustedRoll = unknown;

const SCHEMA = 'selectorate-roll-snapshot/1';

/**
 * The sections of a frozen roll's published snapshot, in its order, which is that by which papers name them. Anything that
 * docs/formats/count.md does not describe is a fault that says where and what should have stood there.
 */
export function readRollSections(roll: UntrustedRoll): Result<readonly Section[], CountFault> {
  if (!hasMembers(roll, ['schema', 'sections'])) return bad('the object', 'members `schema` and `sections`, no other');
  if (roll['schema'] !== SCHEMA) return bad('`schema`', SCHEMA);
  const listed = roll['sections'];
  if (!Array.isArray(listed) || listed.length > MOST_SECTIONS) {
    return bad('`sections`', `a list of at most ${MOST_SECTIONS} sections`);
  }
  const sections: Section[] = [];
  for (const [at, entry] of (listed as readonly UntrustedRoll[]).entries()) {
    const section = readSection(entry, at, sections);
    if (!section.ok) return section;
    sections.push(section.value);
  }
  return ok(sections);
}

function readSection(entry: UntrustedRoll, at: number, before: readonly Section[]): Result<Section, CountFault> {
  const where = (member: string): string => `\`sections[${at}]${member}\``;
  if (!hasMembers(entry, ['section', 'weight', 'of'])) {
    return bad(where(''), 'members `section`, `weight` and `of`, no other');
  }
  const { section, weight, of } = entry;
  const isNew = typeof section === 'string' && isId(section) && !before.some((other) => other.section === section);
  if (!isNew) return bad(where('.section'), 'the id of a section that is not listed before');
  const value = typeof weight === 'string' ? parseFraction(weight) : undefined;
  if (typeof weight !== 'string' || value === undefined || compare(value, ZERO) <= 0) {
    return bad(where('.weight'), 'a fraction above zero in lowest terms, such as 40 or 1/3');
  }
  if ((of !== 'section' && of !== 'paper') || before.some((other) => other.of !== of)) {
    return bad(where('.of'), '`section` or `paper`, the same for all sections');
  }
  return ok({ section: section as SectionId, weight, of });
}

const bad = (where: string, expected: string): Result<never, CountFault> =>
  err({ code: 'bad-contest', field: 'sections', expected: `in the roll snapshot, for ${where}: ${expected}` });

/** A plain object with exactly these members. */
const hasMembers = <Name extends string>(
  value: UntrustedRoll,
  names: readonly Name[],
): value is { readonly [Member in Name]: UntrustedRoll } =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).length === names.length &&
  names.every((name) => Object.hasOwn(value, name));
