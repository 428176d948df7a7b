import { Details, FileDrop, Notice, useTexts } from '@selectorate/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { idOf } from '../parts/form-shell.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { answerOf, client } from '../session/client.ts';
import { FailedRows } from './failed-rows.tsx';
import { fileText } from './file-text.ts';

const KINDS = ['payments', 'changes'] as const;

/** What the membership system knows besides: the checks see more with it, and nothing else uses it. */
export function UploadEvidence({ contest }: { readonly contest: string }) {
  const texts = useTexts();
  return (
    <Details summary={texts.text('organise-roll-evidence')}>
      <p>{texts.text('organise-roll-evidence.means')}</p>
      {KINDS.map((kind) => (
        <EvidenceFile key={kind} contest={contest} kind={kind} />
      ))}
    </Details>
  );
}

function EvidenceFile({ contest, kind }: { readonly contest: string; readonly kind: (typeof KINDS)[number] }) {
  const texts = useTexts();
  const [tooLarge, setTooLarge] = useState(false);
  const send = useMutation({
    mutationFn: async (file: string) => {
      const body = { file, kind };
      const looked = await answerOf(client.uploadEvidence({ params: { contest }, body: { ...body, keep: false } }));
      if (looked.failures > 0) return looked;
      return answerOf(client.uploadEvidence({ params: { contest }, body: { ...body, keep: true } }));
    },
  });
  const choose = async (chosen: File): Promise<void> => {
    const bytes = await fileText(chosen);
    setTooLarge(!bytes.ok);
    if (bytes.ok) send.mutate(bytes.value);
  };
  return (
    <>
      <FileDrop
        id={idOf(`evidence-${kind}`)}
        label={texts.text(`organise-roll-evidence-${kind}`)}
        hint={texts.text(`organise-roll-evidence-${kind}.hint`)}
        accept=".csv,.tsv,.txt,.xlsx,text/csv"
        onFile={(chosen) => void choose(chosen)}
        {...(tooLarge ? { error: texts.text('organise-roll-too-large') } : {})}
      />
      {send.isPending ? <p role="status">{texts.text('organise-roll-reading')}</p> : null}
      {send.error === null ? null : <ProblemNotice error={send.error} />}
      {send.data === undefined ? null : send.data.failures > 0 ? (
        <FailedRows failed={send.data.failed} failures={send.data.failures} />
      ) : (
        <Notice tone="success" announce title={texts.text('organise-roll-evidence-kept', { rows: send.data.rows })} />
      )}
    </>
  );
}
