import { ineligibleBound } from '@selectorate/roll';
import { sampleBounds, sampleIndexes } from '@selectorate/selection';
import { tellBound } from '@selectorate/telling';
import { LinkButton, sayNumber, SummaryList, useTexts } from '@selectorate/ui';
import { holdsRole } from '../forms/who-signs.ts';
import type { Inside } from '../parts/contest-page.tsx';
import { isSampleClosed, mayDraw } from '../tasks/roll.ts';
import { SampledMembers } from './sampled-members.tsx';

/** The sample audit of the roll: called before the freeze, drawn after it, reported as members answer (A01). */
export function SampleFacts({ inside }: { readonly inside: Inside }) {
  const texts = useTexts();
  const { state } = inside.contest;
  const sample = state.rollSample;
  const revealed = sample?.values.filter(({ value }) => value !== null).length ?? 0;
  return (
    <section>
      <h2>{texts.text('organise-roll-sample')}</h2>
      <p>{texts.text('organise-roll-sample.means')}</p>
      {sample === null ? (
        <p>{texts.text('organise-roll-sample-none')}</p>
      ) : (
        <SummaryList
          rows={[
            { key: texts.text('organise-roll-sample-size'), value: sayNumber(sample.size) },
            { key: texts.text('organise-roll-sample-values'), value: sayNumber(sample.values.length) },
            { key: texts.text('organise-roll-sample-revealed'), value: sayNumber(revealed) },
            {
              key: texts.text('organise-roll-sample-drawn'),
              value: texts.text(sample.drawn === null ? 'organise-no' : 'organise-yes'),
            },
            ...(sample.found === null
              ? []
              : [
                  {
                    key: texts.text('organise-roll-sample-answers'),
                    value: texts.text('organise-roll-sample-answers.counts', {
                      confirmed: sample.found.confirmed,
                      ineligible: sample.found.ineligible,
                      silent: sample.found.silent,
                    }),
                  },
                ]),
          ]}
        />
      )}
      <Bound inside={inside} />
      {sample?.drawn != null && isSampleClosed(state) ? <p>{texts.text('refusal-sample-closed')}</p> : null}
      <NextActs inside={inside} />
      {sampleIndexes(state) !== null && holdsRole(state, inside.you, 'scrutineer') ? (
        <SampledMembers inside={inside} />
      ) : null}
    </section>
  );
}

/** What the answers bound, said as everywhere else. */
function Bound({ inside: { contest } }: { readonly inside: Inside }) {
  const texts = useTexts();
  const bounds = sampleBounds(contest.state);
  if (bounds === null) return null;
  const { roll, sample, ineligible: bad, silent, missing, committed, margin, bound, ifSilentLikeRest } = bounds;
  const bounded = ineligibleBound({ roll, sample, bad, silent, missing, committed });
  if (!bounded.ok) return null;
  return [
    ...tellBound({ ...bounded.value, bound, ifSilentLikeRest, margin }, texts),
    ...(bounds.added === 0 ? [] : [texts.text('roll-told-added', { added: bounds.added })]),
    ...(bounds.corrected === 0 ? [] : [texts.text('roll-told-corrected', { corrected: bounds.corrected })]),
  ].map((line) => <p key={line}>{line}</p>);
}

/** The step that is due, for whom it is. */
function NextActs({ inside: { contest, you } }: { readonly inside: Inside }) {
  const texts = useTexts();
  const { state, view } = contest;
  const sample = state.rollSample;
  const scrutineer = holdsRole(state, you, 'scrutineer');
  const contributes = scrutineer || holdsRole(state, you, 'returning-officer', 'second-officer', 'agent');
  const own = sample?.values.find(({ person }) => person === you);
  const due: readonly (readonly [kind: string, isDue: boolean])[] = [
    ['call-roll-sample', scrutineer && sample === null && state.stage === 'set-up'],
    ['commit-sample-value', contributes && sample !== null && own === undefined && state.stage === 'set-up'],
    ['reveal-sample-value', own?.value === null && state.frozen !== null && sample?.drawn === null],
    ['draw-roll-sample', scrutineer && sample?.drawn === null && mayDraw(state, view.now)],
    ['report-roll-sample', scrutineer && sample?.drawn != null && !isSampleClosed(state)],
  ];
  return due
    .filter(([, isDue]) => isDue)
    .map(([kind]) => (
      <p key={kind}>
        <LinkButton kind="secondary" href={`/organise/c/${view.contest}/do/${kind}`}>
          {texts.text(`act-${kind}`)}
        </LinkButton>
      </p>
    ));
}
