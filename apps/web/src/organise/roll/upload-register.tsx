import { Button, ButtonRow, FileDrop, Notice, useTexts } from '@selectorate/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { refreshContest } from '../contest/use-contest.ts';
import { idOf } from '../parts/form-shell.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { answerOf, client } from '../session/client.ts';
import { FailedRows } from './failed-rows.tsx';
import { fileText } from './file-text.ts';
import type { Basis } from './read-basis.ts';
import { SheetField } from './sheet-field.tsx';

/** The file of the register, under a basis that was written down: looked at first, then kept. */
export function UploadRegister({
  contest,
  basis,
  which,
  onBack,
  onKept,
}: {
  readonly contest: string;
  readonly basis: Basis;
  /** The register of the place, or a second one in which who is not on the first is looked for. */
  readonly which: 'own' | 'elsewhere';
  readonly onBack: () => void;
  readonly onKept: () => void;
}) {
  const texts = useTexts();
  const params = { contest };
  const [file, setFile] = useState('');
  const [sheet, setSheet] = useState('');
  const [tooLarge, setTooLarge] = useState(false);
  const send = useMutation({
    mutationFn: ({ bytes, of, keep }: { readonly bytes: string; readonly of: string; readonly keep: boolean }) =>
      answerOf(
        client.uploadRegister({
          params,
          body: { file: bytes, keep, basis, which, ...(of === '' ? {} : { sheet: of }) },
        }),
      ),
    onSuccess: async (_, { keep }) => {
      if (!keep) return;
      await refreshContest(contest);
      onKept();
    },
  });
  const choose = async (chosen: File): Promise<void> => {
    const bytes = await fileText(chosen);
    setTooLarge(!bytes.ok);
    setFile(bytes.ok ? bytes.value : '');
    setSheet('');
    if (bytes.ok) send.mutate({ bytes: bytes.value, of: '', keep: false });
  };
  const looked = send.data;
  const severalSheets = looked?.failed.some(({ code }) => code === 'several-sheets') === true;
  return (
    <>
      {send.error === null ? null : <ProblemNotice error={send.error} />}
      <FileDrop
        id={idOf(`register-${which}`)}
        label={texts.text('organise-roll-register-file')}
        hint={texts.text('organise-roll-register-file.hint')}
        accept=".csv,.tsv,.txt,.xlsx,text/csv"
        onFile={(chosen) => void choose(chosen)}
        {...(tooLarge ? { error: texts.text('organise-roll-too-large') } : {})}
      />
      {send.isPending ? <p role="status">{texts.text('organise-roll-reading')}</p> : null}
      {severalSheets || sheet !== '' ? (
        <SheetField
          value={sheet}
          onRead={(named) => {
            setSheet(named);
            send.mutate({ bytes: file, of: named, keep: false });
          }}
        />
      ) : null}
      {looked === undefined ? null : <FailedRows failed={looked.failed} failures={looked.failures} />}
      {looked?.register == null ? null : (
        <Notice announce title={texts.text('organise-roll-register-read', { rows: looked.register.rows })}>
          <p>{texts.text('organise-roll-register-read.means')}</p>
        </Notice>
      )}
      <ButtonRow>
        {looked?.register == null ? null : (
          <Button
            onPress={send.isPending ? () => undefined : () => send.mutate({ bytes: file, of: sheet, keep: true })}
          >
            {texts.text('organise-roll-register-keep')}
          </Button>
        )}
        <Button kind="secondary" onPress={onBack}>
          {texts.text('organise-roll-register-back')}
        </Button>
      </ButtonRow>
    </>
  );
}
