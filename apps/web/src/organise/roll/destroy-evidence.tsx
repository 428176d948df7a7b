import type { EvidenceKind } from '@selectorate/api';
import { Button, Details, SelectField, useTexts } from '@selectorate/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { refreshContest } from '../contest/use-contest.ts';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { answerOf, client } from '../session/client.ts';
import { EVIDENCE_KINDS } from './evidence-kinds.ts';
import type { EvidenceKept } from './upload-evidence.tsx';

/** A list that is no longer needed: behind a fold, since it cannot be taken back. */
export function DestroyEvidence({ contest, kept }: { readonly contest: string; readonly kept: EvidenceKept }) {
  const texts = useTexts();
  const [asked, setAsked] = useState('');
  const there = EVIDENCE_KINDS.filter((kind) => kept.some((each) => each.kind === kind));
  const destroy = useMutation({
    mutationFn: (kind: EvidenceKind) => answerOf(client.removeEvidence({ params: { contest, kind } })),
    onSuccess: async () => {
      setAsked('');
      await refreshContest(contest);
    },
  });
  const chosen = there.find((kind) => kind === asked);
  if (there.length === 0) return null;
  return (
    <Details summary={texts.text('organise-roll-evidence-destroy')}>
      <p>{texts.text('organise-roll-evidence-destroy.means')}</p>
      {destroy.error === null ? null : <ProblemNotice error={destroy.error} />}
      <SelectField
        label={texts.text('organise-roll-evidence-which')}
        placeholder={texts.text('organise-choose')}
        choices={there.map((value) => ({ value, label: texts.text(`organise-roll-known-${value}`) }))}
        value={asked}
        onChange={setAsked}
      />
      {chosen === undefined ? null : (
        <Button kind="secondary" onPress={destroy.isPending ? () => undefined : () => destroy.mutate(chosen)}>
          {texts.text('organise-roll-register-destroy-now')}
        </Button>
      )}
    </Details>
  );
}
