import type { AnswerOf, Endpoints, EvidenceKind } from '@selectorate/api';
import { Button, ButtonRow, FileDrop, Notice, SelectField, TextField, useTexts } from '@selectorate/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { refreshContest } from '../contest/use-contest.ts';
import { idOf } from '../parts/form-shell.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { answerOf, client } from '../session/client.ts';
import { EVIDENCE_KINDS, hasSources } from './evidence-kinds.ts';
import { FailedRows } from './failed-rows.tsx';
import { fileText } from './file-text.ts';
import { SheetField } from './sheet-field.tsx';
import { sourceCode } from './source-code.ts';

/** What is kept of evidence, without its rows. */
export type EvidenceKept = AnswerOf<Endpoints['readEvidence']>['evidence'];

/** A list for the checks: first what it is, then the file, which is looked at before it is kept. */
export function UploadEvidence({ contest, kept }: { readonly contest: string; readonly kept: EvidenceKept }) {
  const texts = useTexts();
  const [kind, setKind] = useState<EvidenceKind | ''>('');
  const [source, setSource] = useState('');
  const [done, setDone] = useState<{ readonly kind: EvidenceKind; readonly rows: number } | null>(null);
  const named = sourceCode(source);
  const isThere = kept.some((each) => each.kind === kind && (each.source ?? '') === (named ?? ''));
  return (
    <section>
      <h2>{texts.text('organise-roll-evidence-send')}</h2>
      <p>{texts.text('organise-roll-evidence-sealed')}</p>
      {done === null ? null : (
        <Notice tone="success" announce title={texts.text('organise-roll-evidence-kept', { rows: done.rows })}>
          <p>{texts.text('organise-roll-evidence-kept.do')}</p>
        </Notice>
      )}
      <SelectField
        label={texts.text('organise-roll-evidence-which')}
        placeholder={texts.text('organise-choose')}
        choices={EVIDENCE_KINDS.map((value) => ({ value, label: texts.text(`organise-roll-known-${value}`) }))}
        value={kind}
        onChange={(value) => {
          setKind(EVIDENCE_KINDS.find((each) => each === value) ?? '');
          setSource('');
          setDone(null);
        }}
      />
      {kind !== '' && hasSources(kind) ? (
        <TextField
          label={texts.text('organise-roll-evidence-source')}
          hint={texts.text('organise-roll-evidence-source.hint')}
          value={source}
          onChange={setSource}
        />
      ) : null}
      {kind === '' ? null : hasSources(kind) && named === null ? (
        <p className="soft">{texts.text('organise-roll-evidence-source-first')}</p>
      ) : (
        <EvidenceFile
          key={`${kind} ${named ?? ''}`}
          contest={contest}
          kind={kind}
          source={hasSources(kind) ? named : null}
          isThere={isThere}
          onKept={(rows) => {
            setDone({ kind, rows });
            setKind('');
          }}
        />
      )}
    </section>
  );
}

interface Sent {
  readonly file: string;
  readonly sheet: string;
  readonly keep: boolean;
}

function EvidenceFile({
  contest,
  kind,
  source,
  isThere,
  onKept,
}: {
  readonly contest: string;
  readonly kind: EvidenceKind;
  readonly source: string | null;
  /** Is there such a list already, whose place this one takes? */
  readonly isThere: boolean;
  readonly onKept: (rows: number) => void;
}) {
  const texts = useTexts();
  const [file, setFile] = useState('');
  const [sheet, setSheet] = useState('');
  const [tooLarge, setTooLarge] = useState(false);
  const send = useMutation({
    mutationFn: ({ file: bytes, sheet: of, keep }: Sent) => {
      const about = { kind, ...(source === null ? {} : { source }), ...(of === '' ? {} : { sheet: of }) };
      return answerOf(client.uploadEvidence({ params: { contest }, body: { file: bytes, keep, ...about } }));
    },
    onSuccess: async ({ rows }, { keep }) => {
      if (!keep) return;
      await refreshContest(contest);
      onKept(rows);
    },
  });
  const choose = async (chosen: File): Promise<void> => {
    const bytes = await fileText(chosen);
    setTooLarge(!bytes.ok);
    setSheet('');
    setFile(bytes.ok ? bytes.value : '');
    if (bytes.ok) send.mutate({ file: bytes.value, sheet: '', keep: false });
  };
  const looked = send.data;
  const severalSheets = looked?.failed.some(({ code }) => code === 'several-sheets') === true;
  return (
    <>
      <FileDrop
        id={idOf(`evidence-${kind}`)}
        label={texts.text('organise-roll-evidence-file')}
        hint={texts.text(`organise-roll-evidence-needs-${kind}`)}
        accept=".csv,.tsv,.txt,.xlsx,text/csv"
        onFile={(chosen) => void choose(chosen)}
        {...(tooLarge ? { error: texts.text('organise-roll-too-large') } : {})}
      />
      {send.isPending ? <p role="status">{texts.text('organise-roll-reading')}</p> : null}
      {send.error === null ? null : <ProblemNotice error={send.error} />}
      {severalSheets || sheet !== '' ? (
        <SheetField
          value={sheet}
          onRead={(chosen) => {
            setSheet(chosen);
            send.mutate({ file, sheet: chosen, keep: false });
          }}
        />
      ) : null}
      {looked === undefined ? null : looked.failures > 0 ? (
        <FailedRows failed={looked.failed} failures={looked.failures} />
      ) : (
        <>
          <Notice announce title={texts.text('organise-roll-register-read', { rows: looked.rows })}>
            <p>{texts.text(isThere ? 'organise-roll-evidence-replaces' : 'organise-roll-register-read.means')}</p>
          </Notice>
          <ButtonRow>
            <Button onPress={send.isPending ? () => undefined : () => send.mutate({ file, sheet, keep: true })}>
              {texts.text(isThere ? 'organise-roll-evidence-replace' : 'organise-roll-evidence-keep')}
            </Button>
          </ButtonRow>
        </>
      )}
    </>
  );
}
