import type { BodyOf, Endpoints, RollSummaryShape } from '@selectorate/api';
import { toBase64, utf8 } from '@selectorate/basics';
import { Button, Details, FileDrop, RadioGroup, TextField, useTexts } from '@selectorate/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { LoadedContest } from '../contest/load-contest.ts';
import { ActError } from '../parts/act-error.tsx';
import { idOf } from '../parts/form-shell.tsx';
import { fileText } from './file-text.ts';
import { type Columns, LookedAt } from './looked-at.tsx';
import { SheetField } from './sheet-field.tsx';

/** A list as the server is sent it: the file, and how it is to be read. */
export type ListToRead = Pick<BodyOf<Endpoints['uploadRoll']>, 'file' | 'columns' | 'sheet' | 'dateOrder'>;

/** A list of which every row could be read. */
export interface WholeList {
  readonly list: ListToRead;
  readonly summary: RollSummaryShape;
}

/** Everything that says how a file is to be read. */
interface Asked {
  readonly file: string;
  readonly columns: Columns;
  readonly sheet: string;
  readonly dateOrder: '' | 'day-first' | 'month-first';
}

const NOTHING: Asked = { file: '', columns: {}, sheet: '', dateOrder: '' };

/** A file with members, dropped or pasted, and what was made of it; `onRead` hears of it once every row can be read. */
export function ListFile({
  rulebook,
  most,
  look,
  onRead,
}: {
  readonly rulebook: LoadedContest['rulebook'];
  /** The largest file, where it is smaller than what is usual. */
  readonly most?: { readonly bytes: number; readonly fault: string };
  readonly look: (list: ListToRead) => Promise<RollSummaryShape>;
  readonly onRead: (read: WholeList | null) => void;
}) {
  const texts = useTexts();
  const [asked, setAsked] = useState<Asked>(NOTHING);
  const [pasted, setPasted] = useState('');
  const [tooLarge, setTooLarge] = useState(false);
  const reading = useMutation({
    mutationFn: (how: Asked) => look(bodyOf(how)),
    onSuccess: (summary, how) => onRead(summary.failures > 0 ? null : { list: bodyOf(how), summary }),
  });
  const read = (how: Asked): void => {
    setAsked(how);
    onRead(null);
    if (how.file !== '') reading.mutate(how);
  };
  const choose = async (file: File): Promise<void> => {
    const bytes = await fileText(file, most?.bytes);
    setTooLarge(!bytes.ok);
    if (bytes.ok) read({ ...NOTHING, file: bytes.value });
  };
  const summary = reading.data;
  const codes = new Set((summary?.failed ?? []).map(({ code }) => code));
  return (
    <>
      <ActError error={reading.error} rulebook={rulebook} />
      <FileDrop
        id={idOf('file')}
        label={texts.text('organise-roll-file')}
        hint={texts.text('organise-roll-file.hint')}
        accept=".csv,.tsv,.txt,.xlsx,text/csv"
        onFile={(file) => void choose(file)}
        {...(tooLarge ? { error: texts.text(most?.fault ?? 'organise-roll-too-large') } : {})}
      />
      <Details summary={texts.text('organise-roll-paste')}>
        <TextField label={texts.text('organise-roll-paste')} rows={6} code value={pasted} onChange={setPasted} />
        <Button kind="secondary" onPress={() => read({ ...NOTHING, file: toBase64(utf8(pasted)) })}>
          {texts.text('organise-roll-read')}
        </Button>
      </Details>
      {reading.isPending ? <p role="status">{texts.text('organise-roll-reading')}</p> : null}
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
      {summary === undefined ? null : (
        <LookedAt summary={summary} columns={asked.columns} onColumns={(columns) => read({ ...asked, columns })} />
      )}
    </>
  );
}

const bodyOf = ({ file, columns, sheet, dateOrder }: Asked): ListToRead => ({
  file,
  columns,
  ...(sheet === '' ? {} : { sheet }),
  ...(dateOrder === '' ? {} : { dateOrder }),
});
