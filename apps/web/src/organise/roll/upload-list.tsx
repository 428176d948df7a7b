import type { RollSummaryShape } from '@selectorate/api';
import { toBase64, utf8 } from '@selectorate/basics';
import { Button, ButtonRow, Details, FileDrop, RadioGroup, SelectField, TextField, useTexts } from '@selectorate/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { LoadedContest } from '../contest/load-contest.ts';
import { refreshContest } from '../contest/use-contest.ts';
import { ActError } from '../parts/act-error.tsx';
import { idOf } from '../parts/form-shell.tsx';
import { answerOf, client } from '../session/client.ts';
import { fileText } from './file-text.ts';
import { type Columns, LookedAt } from './looked-at.tsx';
import { SheetField } from './sheet-field.tsx';

/** Everything that says how a file is to be read. */
interface Asked {
  readonly file: string;
  readonly columns: Columns;
  readonly sheet: string;
  readonly dateOrder: '' | 'day-first' | 'month-first';
}

const NOTHING: Asked = { file: '', columns: {}, sheet: '', dateOrder: '' };
const REASONS = ['list-updated', 'list-corrected', 'ruling-carried-out'] as const;

/** The membership list: dropped or pasted, looked at, kept only when every row can be read. */
export function UploadList({
  contest: { view, rulebook },
  onKept,
}: {
  readonly contest: LoadedContest;
  readonly onKept: (kept: RollSummaryShape) => void;
}) {
  const texts = useTexts();
  const [asked, setAsked] = useState<Asked>(NOTHING);
  const [pasted, setPasted] = useState('');
  const [tooLarge, setTooLarge] = useState(false);
  const [reason, setReason] = useState('');
  const [authority, setAuthority] = useState('');
  const params = { contest: view.contest };
  const look = useMutation({
    mutationFn: (how: Asked) => answerOf(client.uploadRoll({ params, body: { ...bodyOf(how), keep: false } })),
  });
  const keep = useMutation({
    mutationFn: () => {
      const why = {
        ...(reason === '' ? {} : { reason }),
        ...(authority.trim() === '' ? {} : { authority: authority.trim() }),
      };
      return answerOf(client.uploadRoll({ params, body: { ...bodyOf(asked), ...why, keep: true } }));
    },
    onSuccess: async (kept) => {
      setAsked(NOTHING);
      look.reset();
      await refreshContest(view.contest);
      onKept(kept);
    },
  });
  const read = (how: Asked): void => {
    setAsked(how);
    keep.reset();
    if (how.file !== '') look.mutate(how);
  };
  const choose = async (file: File): Promise<void> => {
    const bytes = await fileText(file);
    setTooLarge(!bytes.ok);
    if (bytes.ok) read({ ...NOTHING, file: bytes.value });
  };
  const summary = look.data;
  const codes = new Set((summary?.failed ?? []).map(({ code }) => code));
  return (
    <>
      <ActError error={look.error ?? keep.error} rulebook={rulebook} />
      <FileDrop
        id={idOf('file')}
        label={texts.text('organise-roll-file')}
        hint={texts.text('organise-roll-file.hint')}
        accept=".csv,.tsv,.txt,.xlsx,text/csv"
        onFile={(file) => void choose(file)}
        {...(tooLarge ? { error: texts.text('organise-roll-too-large') } : {})}
      />
      <Details summary={texts.text('organise-roll-paste')}>
        <TextField label={texts.text('organise-roll-paste')} rows={6} code value={pasted} onChange={setPasted} />
        <Button kind="secondary" onPress={() => read({ ...NOTHING, file: toBase64(utf8(pasted)) })}>
          {texts.text('organise-roll-read')}
        </Button>
      </Details>
      {look.isPending ? <p role="status">{texts.text('organise-roll-reading')}</p> : null}
      {codes.has('several-sheets') || asked.sheet !== '' ? (
        <SheetField value={asked.sheet} onRead={(sheet) => read({ ...asked, sheet })} />
      ) : null}
      {codes.has('date-order-unknown') || asked.dateOrder !== '' ? (
        <RadioGroup
          label={texts.text('organise-roll-date-order')}
          hint={texts.text('organise-roll-date-order.hint')}
          choices={(['day-first', 'month-first'] as const).map((value) => ({
            value,
            label: texts.text(`organise-roll-order-${value}`),
          }))}
          value={asked.dateOrder}
          onChange={(value) => read({ ...asked, dateOrder: value as Asked['dateOrder'] })}
        />
      ) : null}
      {summary === undefined || asked.file === '' ? null : (
        <LookedAt summary={summary} columns={asked.columns} onColumns={(columns) => read({ ...asked, columns })} />
      )}
      {summary === undefined || summary.failures > 0 || asked.file === '' ? null : (
        <>
          {view.roll === null ? null : (
            <>
              <SelectField
                label={texts.text('organise-roll-why')}
                placeholder={texts.text('organise-roll-why-none')}
                choices={REASONS.map((value) => ({ value, label: texts.text(`organise-roll-reason-${value}`) }))}
                value={reason}
                onChange={setReason}
              />
              <TextField
                label={texts.text('organise-roll-authority')}
                hint={texts.text('organise-roll-authority.hint')}
                value={authority}
                onChange={setAuthority}
              />
            </>
          )}
          <ButtonRow>
            <Button onPress={keep.isPending ? () => undefined : () => keep.mutate()}>
              {texts.text(keep.isPending ? 'organise-busy' : 'organise-roll-keep', { members: summary.members })}
            </Button>
          </ButtonRow>
        </>
      )}
    </>
  );
}

const bodyOf = ({ file, columns, sheet, dateOrder }: Asked) => ({
  file,
  columns,
  ...(sheet === '' ? {} : { sheet }),
  ...(dateOrder === '' ? {} : { dateOrder }),
});
