import { Button, ButtonRow, CheckboxGroup, LinkButton, PageHead, SummaryList, useTexts } from '@selectorate/ui';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import { queryClient } from '../../../app/query-client.ts';
import { idOf } from '../../parts/form-shell.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { answerOf, client, ProblemMet } from '../../session/client.ts';
import { useInstance } from '../../session/use-session.ts';
import { forgetAnswers } from '../../wizard/kept-answers.ts';
import {
  type Answers,
  contestToPrepare,
  NEW_STEPS,
  type NewStep,
  readWitnesses,
  rulebookOf,
} from '../../wizard/new-contest.ts';
import type { StepProps } from '../../wizard/step-props.ts';

/** What is fixed when the contest is prepared, once more before it is. */
export function PrepareStep({ answers, change, open }: Omit<StepProps, 'faults'> & { readonly open: NewStep }) {
  const texts = useTexts();
  const router = useRouter();
  const instance = useInstance();
  const idempotencyKey = useMemo(() => crypto.randomUUID(), [answers]);
  const body = contestToPrepare(answers);
  const prepare = useMutation({
    mutationFn: async () =>
      body === undefined
        ? Promise.reject(new Error('answers are missing'))
        : answerOf(client.createContest({ body, idempotencyKey })),
    onSuccess: async ({ contest }) => {
      forgetAnswers();
      await queryClient.invalidateQueries({ queryKey: ['organise'] });
      router.history.push(`/organise/c/${contest}/set-up/roll`);
    },
  });
  const asksToAccept =
    (answers.rehearsal === false && instance.data?.engine === 'trial') ||
    (prepare.error instanceof ProblemMet && prepare.error.problem.code === 'contest-binding-on-trial-engine');
  return (
    <>
      <PageHead
        title={texts.text('organise-new-prepare')}
        caption={texts.text('organise-new-page', { number: NEW_STEPS.length, of: NEW_STEPS.length })}
        lead={texts.text('organise-new-prepare.lead')}
      />
      {prepare.error === null ? null : <ProblemNotice error={prepare.error} />}
      <SummaryList rows={rowsOf(texts, answers)} />
      {asksToAccept ? (
        <CheckboxGroup
          id={idOf('acceptsTrialEngine')}
          label={texts.text('organise-trial-engine')}
          hint={texts.text('organise-trial-engine.hint')}
          choices={[{ value: 'accept', label: texts.text('organise-trial-engine.accept') }]}
          values={answers.acceptsTrialEngine ? ['accept'] : []}
          onChange={(values) => change({ acceptsTrialEngine: values.includes('accept') })}
        />
      ) : null}
      <ButtonRow>
        {body === undefined ? (
          <LinkButton href={`/organise/new/${open}`}>{texts.text('organise-complete-answers')}</LinkButton>
        ) : (
          <Button onPress={() => (prepare.isPending ? undefined : prepare.mutate())}>
            {texts.text(prepare.isPending ? 'organise-busy' : 'organise-prepare-contest')}
          </Button>
        )}
      </ButtonRow>
    </>
  );
}

function rowsOf(texts: ReturnType<typeof useTexts>, answers: Answers) {
  const [rulebook, witnesses] = [rulebookOf(answers), readWitnesses(answers.witnesses)];
  const row = (key: string, value: string, step: NewStep) => ({
    key: texts.text(key),
    value: value === '' ? '–' : value,
    change: `/organise/new/${step}`,
  });
  const named = witnesses.ok ? witnesses.value.map(({ name }) => name).join(', ') : '';
  return [
    row('organise-what-to-run', answers.what === '' ? '' : texts.text(`organise-run-${answers.what}`), 'run'),
    row(
      'organise-does-it-decide',
      answers.rehearsal === null
        ? ''
        : texts.text(answers.rehearsal ? 'organise-decides-rehearsal' : 'organise-decides-binding'),
      'run',
    ),
    row('organise-title', answers.title, 'name'),
    row('organise-contest-id', answers.contest, 'name'),
    row('organise-zone', answers.zone, 'name'),
    row(
      'organise-rulebook',
      rulebook.ok
        ? `${rulebook.value.title}${rulebook.value.trigger === null ? '' : `: ${rulebook.value.trigger.label}`}`
        : '',
      'rulebook',
    ),
    ...(rulebook.ok ? [row('organise-where-from', rulebook.value.basis, 'choices')] : []),
    row('organise-witness-names', named === '' ? texts.text('organise-nobody') : named, 'witnesses'),
  ];
}
