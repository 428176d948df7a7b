import { Anchors, Notice, useTexts } from '@selectorate/ui';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ContestPage, type Inside } from '../parts/contest-page.tsx';
import { SET_UP_STEPS, type SetUpStep } from '../wizard/steps.ts';
import { CandidatesStep } from './set-up/candidates.tsx';
import { CheckStep } from './set-up/check.tsx';
import { DatesStep } from './set-up/dates.tsx';
import { PeopleStep } from './set-up/people.tsx';
import { RollStep } from './set-up/roll.tsx';
import { UnitsStep } from './set-up/units.tsx';

const PAGES: Readonly<Record<SetUpStep, (props: { readonly inside: Inside }) => ReactNode>> = {
  roll: RollStep,
  dates: DatesStep,
  units: UnitsStep,
  candidates: CandidatesStep,
  people: PeopleStep,
  check: CheckStep,
};

/** The rest of the wizard, one thing a page; the plan is saved after each and can be taken up on any device. */
export function SetUp() {
  const { contest = '', step = 'roll' } = useParams({ strict: false }) as {
    readonly contest?: string;
    readonly step?: string;
  };
  const known = SET_UP_STEPS.find((each) => each === step) ?? 'roll';
  const Page = PAGES[known];
  return (
    <ContestPage contest={contest}>
      {(inside) => (
        <>
          <Steps inside={inside} step={known} />
          <Page key={known} inside={inside} />
        </>
      )}
    </ContestPage>
  );
}

function Steps({ inside: { contest }, step }: { readonly inside: Inside; readonly step: SetUpStep }) {
  const texts = useTexts();
  const { view, rulebook } = contest;
  const steps = SET_UP_STEPS.filter((each) => each !== 'units' || rulebook.trigger !== null);
  return (
    <>
      <Anchors
        label={texts.text('organise-steps')}
        items={steps.map((each) => ({
          href: `/organise/c/${view.contest}/set-up/${each}`,
          label: texts.text(`organise-step-${each}`),
          current: each === step,
        }))}
      />
      {view.phase === 'running' ? (
        <Notice title={texts.text('organise-already-open')}>
          <p>{texts.text('organise-already-open.means')}</p>
        </Notice>
      ) : null}
    </>
  );
}
