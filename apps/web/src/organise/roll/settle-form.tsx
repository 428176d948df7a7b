import { RESOLUTIONS, type Resolution, type Signal } from '@selectorate/roll';
import { RadioGroup, TextField, useTexts } from '@selectorate/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { refreshContest } from '../contest/use-contest.ts';
import type { FieldFault } from '../forms/setting.ts';
import { FormShell, idOf } from '../parts/form-shell.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { answerOf, client } from '../session/client.ts';

/** What an officer found out about one question. There is no answer that leaves somebody out. */
export function SettleForm({
  contest,
  signal,
  onSaid,
}: {
  readonly contest: string;
  readonly signal: Signal;
  readonly onSaid: (settled: boolean) => void;
}) {
  const texts = useTexts();
  const [resolution, setResolution] = useState('');
  const [note, setNote] = useState('');
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const settle = useMutation({
    mutationFn: (chosen: Resolution) =>
      answerOf(
        client.resolveSignal({
          params: { contest },
          body: { signal: signal.id, resolution: chosen, note: note.trim() },
        }),
      ),
    onSuccess: async ({ settled }) => {
      await refreshContest(contest);
      onSaid(settled);
    },
  });
  const submit = (): void => {
    const chosen = RESOLUTIONS.find((each) => each === resolution);
    const wrong = [
      ...(chosen === undefined ? [{ field: 'resolution', text: 'organise-fault-choose' }] : []),
      ...(note.trim() === '' ? [{ field: 'note', text: 'organise-fault-empty' }] : []),
    ];
    setFaults(wrong);
    if (chosen !== undefined && wrong.length === 0) settle.mutate(chosen);
  };
  const errorOf = (name: string): { readonly error?: string } => {
    const fault = faults.find(({ field }) => field === name);
    return fault === undefined ? {} : { error: texts.text(fault.text) };
  };
  return (
    <>
      {settle.error === null ? null : <ProblemNotice error={settle.error} />}
      <FormShell
        faults={faults}
        label={texts.text('organise-roll-settle-save')}
        onSubmit={submit}
        busy={settle.isPending}
      >
        <RadioGroup
          id={idOf('resolution')}
          label={texts.text('organise-roll-settle')}
          choices={RESOLUTIONS.map((value) => ({
            value,
            label: texts.text(`organise-roll-settle-as-${value}`),
            hint: texts.text(`organise-roll-settle-as-${value}.hint`),
          }))}
          value={resolution}
          onChange={setResolution}
          {...errorOf('resolution')}
        />
        <TextField
          id={idOf('note')}
          label={texts.text('organise-roll-settle-note')}
          hint={texts.text('organise-roll-settle-note.hint')}
          rows={3}
          value={note}
          onChange={setNote}
          {...errorOf('note')}
        />
      </FormShell>
    </>
  );
}
