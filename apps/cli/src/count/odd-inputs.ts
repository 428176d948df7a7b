import { type Contest, type CountRule, countRules } from '@selectorate/count';
import type { Texts } from '@selectorate/messages';
import { sayList } from '@selectorate/telling';
import type { Asked } from './asked.ts';
import type { Gathered } from './gathered.ts';
import { cannot, faulty, type Troubled } from './trouble.ts';

// What is read well, part by part, and still does not go together. Each would be counted, and wrongly.

interface About {
  readonly gathered: Gathered;
  readonly texts: Texts;
}

/**
 * Sections without the papers of each: files of one kind or another cannot say a paper's section, so all would count for the
 * first. Ballots that say it themselves need no `--sections`.
 */
export function oddSections(
  { flags, rctab }: Asked,
  { sections }: Contest,
  { gathered, texts }: About,
): Troubled | undefined {
  const asked = flags.has('sections');
  if (sections.length === 0) return asked ? cannot(texts.text('counting-sections-none')) : undefined;
  const isFileEach = asked && rctab === undefined && gathered.files.length === sections.length;
  const sayThemselves = !asked && gathered.rounds.every(({ section }) => section !== null);
  return isFileEach || sayThemselves
    ? undefined
    : cannot(texts.text('counting-sections-files', { sections: sections.length }));
}

/** Batches that differ in who is withdrawn, unless the command line or the contest file says it of everybody concerned. */
export function oddWithdrawals(
  { flags, rctab }: Asked,
  said: ReadonlySet<string>,
  { gathered, texts }: About,
): Troubled | undefined {
  if (flags.has('rounds') || rctab !== undefined) return undefined;
  const { files, candidates } = gathered;
  const differing = gathered.withdrawn
    .map(({ candidate }) => candidate)
    .filter((candidate) => !files.every(({ withdrawn }) => withdrawn.includes(candidate)))
    .filter((candidate) => !said.has(candidate));
  if (differing.length === 0) return undefined;
  const names = sayList(differing.map(candidates.nameOf), texts);
  return faulty(texts.text('counting-withdrawn-differ', { names }));
}

/** Rounds for a rule that has none; a question with more or fewer answers than two. */
export function unfitForRule(rule: CountRule, { flags }: Asked, { gathered, texts }: About): Troubled | undefined {
  const withRounds = countRules().filter(({ takesRounds }) => takesRounds);
  if (flags.has('rounds') && withRounds.every((each) => each.rule !== rule)) {
    const known = withRounds.map((each) => each.rule).join(', ');
    return cannot(texts.text('counting-rule-takes-no-rounds', { rule, known }));
  }
  const answers = gathered.candidates.ids.length;
  return rule === 'yes-no' && answers !== 2 ? faulty(texts.text('counting-answers-not-two', { answers })) : undefined;
}
