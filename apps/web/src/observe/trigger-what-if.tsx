import { formatFraction } from '@selectorate/basics';
import type { TriggerUnderRule } from '@selectorate/rulebook';
import { Proof } from './act-links.tsx';
import { Table, useTexts } from '@selectorate/ui';
import { useContest } from './contest-view.tsx';
import { underEachFormula } from './under-each-formula.ts';
import { wordFor } from './where-it-stands.ts';

/** What the same returns come to under each formula that has been used or reported. */
export function TriggerWhatIf() {
  const texts = useTexts();
  const { state } = useContest();
  const own = state.rulebook.trigger?.formula;
  const formulas = underEachFormula(state);
  const titleOf = (section: string): string =>
    state.rulebook.sections.find(({ id }) => id === section)?.title ?? section;
  return (
    <section>
      <h2>{texts.text('observe-what-if')}</h2>
      <p>{texts.text('observe-what-if.lead')}</p>
      <Table
        caption={texts.text('story-trigger-compared')}
        hideCaption
        columns={[
          { label: texts.text('observe-formula'), prose: true },
          { label: texts.text('observe-formula-votes'), prose: true },
          { label: texts.text('observe-formula-share'), prose: true },
          { label: texts.text('observe-unit-outcome') },
        ]}
        rows={formulas.map((formula) => ({
          key: formula.rule,
          strong: formula.rule === own,
          cells: [
            <>
              {formula.label}
              {formula.rule === own ? ` (${texts.text('observe-formula-own')})` : ''}
            </>,
            votesOf(formula, titleOf),
            shareOf(formula, titleOf),
            wordFor(formula.outcome, texts),
          ],
        }))}
      />
      <Proof standing="P" acts={[]}>
        {texts.text('observe-proof-what-if')}
      </Proof>
    </section>
  );
}

type TitleOf = (section: string) => string;

function votesOf({ rule, working }: TriggerUnderRule, titleOf: TitleOf): string {
  if (rule === 'pooled') return `${formatFraction(working.for)} / ${formatFraction(working.denominator)}`;
  return working.sections
    .map((each) => `${titleOf(each.section)} ${formatFraction(each.for)} / ${formatFraction(each.denominator)}`)
    .join(', ');
}

function shareOf({ share }: TriggerUnderRule, titleOf: TitleOf): string {
  const percent = (each: string | null): string => (each === null ? '–' : `${each} %`);
  if (share === null || typeof share === 'string') return percent(share);
  return Object.entries(share)
    .map(([section, each]) => `${titleOf(section)} ${percent(each)}`)
    .join(', ');
}
