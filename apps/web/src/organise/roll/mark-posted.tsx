import type { UnreachedShape } from '@selectorate/api';
import { Button, CheckboxGroup, SelectField, TextField, useTexts } from '@selectorate/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { refreshContest } from '../contest/use-contest.ts';
import type { FieldFault } from '../forms/setting.ts';
import { FormShell, idOf } from '../parts/form-shell.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { answerOf, client } from '../session/client.ts';
import { type Posted, readPosted } from './read-posted.ts';

const useMark = (contest: string, onDone: () => void) =>
  useMutation({
    mutationFn: ({ letters, on }: Posted) =>
      answerOf(client.markPosted({ params: { contest }, body: { letters: [...letters], on } })),
    onSuccess: async () => {
      onDone();
      await refreshContest(contest);
    },
  });

/** Letters that an officer has posted, or whose members they have told: which, and on which day. */
export function MarkPosted({
  contest,
  letters,
  now,
}: {
  readonly contest: string;
  readonly letters: readonly UnreachedShape[];
  readonly now: string;
}) {
  const texts = useTexts();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [day, setDay] = useState(now.slice(0, 10));
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const mark = useMark(contest, () => setChosen([]));
  const submit = (): void => {
    const read = readPosted({ letters: chosen, day, now });
    setFaults(read.ok ? [] : read.error);
    if (read.ok) mark.mutate(read.value);
  };
  const errorOf = (name: string): { readonly error?: string } => {
    const fault = faults.find(({ field }) => field === name);
    return fault === undefined ? {} : { error: texts.text(fault.text) };
  };
  return (
    <>
      {mark.error === null ? null : <ProblemNotice error={mark.error} />}
      <FormShell
        faults={faults}
        label={texts.text('organise-roll-posted-save')}
        onSubmit={submit}
        busy={mark.isPending}
      >
        <CheckboxGroup
          id={idOf('letters')}
          label={texts.text('organise-roll-posted-letters')}
          choices={letters.map((each) => ({ value: each.letter, label: labelOf(texts, each) }))}
          values={chosen}
          onChange={setChosen}
          {...errorOf('letters')}
        />
        <TextField
          id={idOf('day')}
          label={texts.text('organise-roll-posted-day')}
          hint={texts.text('organise-roll-posted-day.hint')}
          type="date"
          narrow
          value={day}
          onChange={setDay}
          {...errorOf('day')}
        />
      </FormShell>
    </>
  );
}

/** A note that was made by mistake. */
export function TakeBackPosted({
  contest,
  letters,
}: {
  readonly contest: string;
  readonly letters: readonly UnreachedShape[];
}) {
  const texts = useTexts();
  const [letter, setLetter] = useState('');
  const mark = useMark(contest, () => setLetter(''));
  return (
    <>
      {mark.error === null ? null : <ProblemNotice error={mark.error} />}
      <SelectField
        label={texts.text('organise-roll-posted-wrong')}
        placeholder={texts.text('organise-choose')}
        choices={letters.map((each) => ({ value: each.letter, label: labelOf(texts, each) }))}
        value={letter}
        onChange={setLetter}
      />
      {letter === '' ? null : (
        <Button
          kind="secondary"
          onPress={mark.isPending ? () => undefined : () => mark.mutate({ letters: [letter], on: null })}
        >
          {texts.text('organise-roll-posted-take-back')}
        </Button>
      )}
    </>
  );
}

const labelOf = (texts: ReturnType<typeof useTexts>, { member, notice }: UnreachedShape): string =>
  texts.text('organise-roll-posted-letter', { member, letter: texts.text(`organise-roll-letter-${notice}`) });
