import { PageHead, Problem, useTexts } from '@selectorate/ui';
import { useParams, useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { FieldFault } from '../forms/setting.ts';
import { FormShell } from '../parts/form-shell.tsx';
import { SignedIn } from '../parts/signed-in.tsx';
import { useAnswers } from '../wizard/kept-answers.ts';
import { faultsOn, firstOpenStep, NEW_STEPS, type NewStep } from '../wizard/new-contest.ts';
import type { StepProps } from '../wizard/step-props.ts';
import { ChoicesStep } from './new/choices.tsx';
import { NameStep } from './new/name.tsx';
import { PrepareStep } from './new/prepare.tsx';
import { RulebookStep } from './new/rulebook.tsx';
import { RunStep } from './new/run.tsx';
import { WitnessesStep } from './new/witnesses.tsx';

const FIELDS: Readonly<Record<Exclude<NewStep, 'prepare'>, (props: StepProps) => ReactNode>> = {
  run: RunStep,
  name: NameStep,
  rulebook: RulebookStep,
  choices: ChoicesStep,
  witnesses: WitnessesStep,
};

/** The first pages of the wizard: answers stay on this device until the contest is prepared on the server. */
export function NewContest() {
  const { step = 'run' } = useParams({ strict: false }) as { readonly step?: string };
  const known = NEW_STEPS.find((each) => each === step) ?? 'run';
  return <SignedIn>{(account) => (account.operator ? <Step key={known} step={known} /> : <OperatorOnly />)}</SignedIn>;
}

function Step({ step }: { readonly step: NewStep }) {
  const texts = useTexts();
  const router = useRouter();
  const { answers, change } = useAnswers();
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  if (step === 'prepare') return <PrepareStep answers={answers} change={change} open={firstOpenStep(answers)} />;
  const Fields = FIELDS[step];
  const submit = (): void => {
    const wrong = faultsOn(step, answers);
    setFaults(wrong);
    if (wrong.length === 0) router.history.push(`/organise/new/${NEW_STEPS[NEW_STEPS.indexOf(step) + 1] ?? 'prepare'}`);
  };
  const number = NEW_STEPS.indexOf(step) + 1;
  return (
    <>
      <PageHead
        title={texts.text(`organise-new-${step}`)}
        caption={texts.text('organise-new-page', { number, of: NEW_STEPS.length })}
        lead={texts.text(`organise-new-${step}.lead`)}
      />
      <FormShell
        faults={faults}
        label={texts.text('organise-continue')}
        onSubmit={submit}
        second={<Back step={step} />}
      >
        <Fields answers={answers} change={change} faults={faults} />
      </FormShell>
    </>
  );
}

function Back({ step }: { readonly step: NewStep }) {
  const texts = useTexts();
  const before = NEW_STEPS[NEW_STEPS.indexOf(step) - 1];
  return <a href={before === undefined ? '/organise' : `/organise/new/${before}`}>{texts.text('organise-back')}</a>;
}

function OperatorOnly() {
  const texts = useTexts();
  return <Problem what={texts.text('problem-not-allowed')} todo={texts.text('organise-no-contests.do')} />;
}
