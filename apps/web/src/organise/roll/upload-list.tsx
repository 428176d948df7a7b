import type { RollSummaryShape } from '@selectorate/api';
import { Button, ButtonRow, SelectField, TextField, useTexts } from '@selectorate/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { LoadedContest } from '../contest/load-contest.ts';
import { refreshContest } from '../contest/use-contest.ts';
import { ActError } from '../parts/act-error.tsx';
import { answerOf, client } from '../session/client.ts';
import { ListFile, type WholeList } from './list-file.tsx';

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
  const [read, setRead] = useState<WholeList | null>(null);
  const [uploads, setUploads] = useState(0);
  const [reason, setReason] = useState('');
  const [authority, setAuthority] = useState('');
  const params = { contest: view.contest };
  const keep = useMutation({
    mutationFn: ({ list }: WholeList) => {
      const why = {
        ...(reason === '' ? {} : { reason }),
        ...(authority.trim() === '' ? {} : { authority: authority.trim() }),
      };
      return answerOf(client.uploadRoll({ params, body: { ...list, ...why, keep: true } }));
    },
    onSuccess: async (kept) => {
      setRead(null);
      setUploads(uploads + 1);
      await refreshContest(view.contest);
      onKept(kept);
    },
  });
  const hear = (whole: WholeList | null): void => {
    keep.reset();
    setRead(whole);
  };
  return (
    <>
      <ActError error={keep.error} rulebook={rulebook} />
      <ListFile
        key={uploads}
        rulebook={rulebook}
        look={(list) => answerOf(client.uploadRoll({ params, body: { ...list, keep: false } }))}
        onRead={hear}
      />
      {read === null ? null : (
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
            <Button onPress={keep.isPending ? () => undefined : () => keep.mutate(read)}>
              {texts.text(keep.isPending ? 'organise-busy' : 'organise-roll-keep', { members: read.summary.members })}
            </Button>
          </ButtonRow>
        </>
      )}
    </>
  );
}
