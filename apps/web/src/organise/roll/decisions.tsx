import { Empty, LinkButton, sayNumber, SummaryList, Table, useTexts } from '@selectorate/ui';
import { SHORTEST_WINDOW_DAYS } from '@selectorate/selection';
import { sayClause } from '../describe/say-refusal.ts';
import { sayCode } from '../describe/words.ts';
import { holdsRole } from '../forms/who-signs.ts';
import type { Inside } from '../parts/contest-page.tsx';
import { ExclusionTable } from './exclusion-table.tsx';
import { RollPage } from './roll-page.tsx';
import { SampleFacts } from './sample-facts.tsx';

/** Waivers, exclusions with their clocks, the sample, and what comes into the roll after its freeze. */
export function RollDecisions() {
  return <RollPage name="decisions">{(inside) => <DecisionsPage inside={inside} />}</RollPage>;
}

/** Papers go out after these. */
const BEFORE_ISSUE: readonly string[] = ['set-up', 'trigger', 'shortlist'];

function DecisionsPage({ inside }: { readonly inside: Inside }) {
  const texts = useTexts();
  const { state, view } = inside.contest;
  if (state.contest === null) return <Empty title={texts.text('organise-roll-decisions-later')} />;
  const isOfficer = holdsRole(state, inside.you, 'returning-officer', 'second-officer');
  const form = (kind: string): string => `/organise/c/${view.contest}/do/${kind}`;
  return (
    <>
      <section>
        <h2>{texts.text('organise-roll-exclusions')}</h2>
        <p>{texts.text('organise-roll-exclusions.means', { days: SHORTEST_WINDOW_DAYS })}</p>
        {state.exclusions.isEmpty() ? (
          <p>{texts.text('organise-roll-exclusions-none')}</p>
        ) : (
          <ExclusionTable inside={inside} />
        )}
        {isOfficer && BEFORE_ISSUE.includes(state.stage) ? (
          <p>
            <LinkButton kind="secondary" href={form('give-exclusion-notice')}>
              {texts.text('act-give-exclusion-notice')}
            </LinkButton>
          </p>
        ) : null}
      </section>
      <section>
        <h2>{texts.text('organise-roll-waivers')}</h2>
        <p>{texts.text('organise-roll-waivers.means')}</p>
        <Waivers inside={inside} />
        {isOfficer && state.stage === 'set-up' ? (
          <p>
            <LinkButton kind="secondary" href={form('grant-waiver')}>
              {texts.text('act-grant-waiver')}
            </LinkButton>
          </p>
        ) : null}
      </section>
      <SampleFacts inside={inside} />
      {state.roll === null ? null : (
        <section>
          <h2>{texts.text('organise-roll-amend')}</h2>
          <p>{texts.text('organise-roll-amend.means')}</p>
          <SummaryList
            rows={[
              {
                key: texts.text('organise-roll-amended'),
                value: amendedBy(texts, state.roll.amendments) || texts.text('organise-nothing'),
              },
            ]}
          />
          {isOfficer && [...BEFORE_ISSUE, 'ballot'].includes(state.stage) ? (
            <p>
              <LinkButton kind="secondary" href={form('amend-roll')}>
                {texts.text('act-amend-roll')}
              </LinkButton>
            </p>
          ) : null}
        </section>
      )}
    </>
  );
}

function amendedBy(
  texts: ReturnType<typeof useTexts>,
  amendments: readonly { readonly reasons: Readonly<Record<string, number>> }[],
): string {
  const counts = new Map<string, number>();
  for (const { reasons } of amendments)
    for (const [reason, entries] of Object.entries(reasons)) counts.set(reason, (counts.get(reason) ?? 0) + entries);
  return [...counts].map(([reason, entries]) => `${sayCode(texts, reason)}: ${sayNumber(entries)}`).join('; ');
}

/** How many members each clause was waived for; for whom is private. */
function Waivers({ inside: { contest } }: { readonly inside: Inside }) {
  const texts = useTexts();
  const counts = new Map<string, number>();
  for (const { clause } of contest.state.waivers.values()) counts.set(clause, (counts.get(clause) ?? 0) + 1);
  if (counts.size === 0) return <p>{texts.text('organise-roll-waivers-none')}</p>;
  return (
    <Table
      caption={texts.text('organise-roll-waivers')}
      hideCaption
      columns={[
        { label: texts.text('organise-said-clause'), prose: true },
        { label: texts.text('organise-roll-members'), numeric: true },
      ]}
      rows={[...counts].map(([clause, waivers]) => ({
        key: clause,
        cells: [sayClause(texts, clause, contest.rulebook), sayNumber(waivers)],
      }))}
    />
  );
}
