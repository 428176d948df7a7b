import type { ContactChangeShape } from '@selectorate/api';
import { CONTACT_FIELDS, DEAD_CONTACT_REASONS } from '@selectorate/roll';
import { RadioGroup, SelectField, TextField, useTexts } from '@selectorate/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { refreshContest } from '../contest/use-contest.ts';
import type { Values } from '../forms/setting.ts';
import { FormShell, idOf } from '../parts/form-shell.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { answerOf, client } from '../session/client.ts';
import { CONTACT_REASONS, type ReadChange, readChange } from './read-change.ts';

/** How a member is reached from now on: before the freeze at once, after it a request. */
export function ContactForm({
  contest,
  isFrozen,
  onMade,
}: {
  readonly contest: string;
  readonly isFrozen: boolean;
  readonly onMade: (made: ContactChangeShape) => void;
}) {
  const texts = useTexts();
  const [values, setValues] = useState<Values>({ seen: 'no' });
  const [faults, setFaults] = useState<readonly { readonly field: string; readonly text: string }[]>([]);
  const send = useMutation({
    mutationFn: (body: ReadChange) =>
      answerOf(client.changeContact({ params: { contest }, body, idempotencyKey: crypto.randomUUID() })),
    onSuccess: async (made) => {
      await refreshContest(contest);
      onMade(made);
    },
  });
  const submit = (): void => {
    const read = readChange(values, isFrozen);
    setFaults(read.ok ? [] : read.error);
    if (read.ok) send.mutate(read.value);
  };
  const shared = (name: string) => {
    const fault = faults.find(({ field }) => field === name);
    return {
      id: idOf(name),
      label: texts.text(`organise-roll-change-${name}`),
      value: values[name] ?? '',
      onChange: (value: string) => setValues({ ...values, [name]: value }),
      ...(fault === undefined ? {} : { error: texts.text(fault.text) }),
    };
  };
  return (
    <>
      {send.error === null ? null : <ProblemNotice error={send.error} />}
      <FormShell
        faults={faults}
        label={texts.text('organise-roll-contact-change')}
        onSubmit={submit}
        busy={send.isPending}
      >
        <TextField {...shared('member')} narrow />
        <p>{texts.text('organise-roll-change-leave')}</p>
        {CONTACT_FIELDS.map((name) => (
          <TextField key={name} {...shared(name)} />
        ))}
        <SelectField
          {...shared('reason')}
          placeholder={texts.text('organise-choose')}
          choices={CONTACT_REASONS.map((value) => ({ value, label: texts.text(`organise-roll-reason-${value}`) }))}
        />
        <TextField {...shared('authority')} hint={texts.text('organise-roll-change-authority.hint')} />
        {isFrozen ? (
          <RadioGroup
            {...shared('seen')}
            hint={texts.text('organise-roll-change-seen.hint')}
            choices={['no', ...DEAD_CONTACT_REASONS].map((value) => ({
              value,
              label: texts.text(`organise-roll-change-seen-${value}`),
            }))}
          />
        ) : null}
      </FormShell>
    </>
  );
}
