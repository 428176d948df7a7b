import { endpoints, type MyEntryShape } from '@selectorate/api';
import { Button, Notice, PageHead, useTexts } from '@selectorate/ui';
import { namesIn } from '../record/names.ts';
import { useRecord, useUnitParts } from '../record/use-record.ts';
import { Refused, sendTo } from './ask-server.ts';
import { MayIVote } from './may-i-vote.tsx';
import { OwnChanges, OwnEntry } from './own-entry.tsx';
import { OwnProof } from './own-proof.tsx';
import { OwnReceipt } from './own-receipt.tsx';
import { SomethingWrong } from './something-wrong.tsx';
import { useHeadingFocus } from './use-heading-focus.ts';
// oxlint-disable-next-line import/no-unassigned-import -- a style sheet
import './member.css';

/** Uses the link up. Rejects with `Refused`. */
export async function readOwnEntry(token: string): Promise<MyEntryShape> {
  const own = endpoints.readMyEntry.answer.safeParse(await sendTo(`/api/my-entry/${encodeURIComponent(token)}`));
  if (!own.success) throw new Refused('unexpected');
  return own.data;
}

/** One’s own entry, and what this page makes of the record that it replays. */
export function OpenedEntry({ own }: { readonly own: MyEntryShape }) {
  const texts = useTexts();
  const record = useRecord(own.contest);
  const { data: unitParts } = useUnitParts(record.data);
  const units = namesIn((unitParts ?? new Map()).values());
  useHeadingFocus();
  return (
    <>
      <PageHead
        title={texts.text('member-entry')}
        caption={own.title}
        lead={texts.text('member-entry-lead', { organisation: own.organisation })}
      />
      <div className="no-print">
        <Notice>
          <p>{texts.text('member-entry-once')}</p>
          <Button kind="secondary" onPress={() => window.print()}>
            {texts.text('member-print')}
          </Button>
        </Notice>
      </div>
      <MayIVote own={own} hasTrigger={record.data === undefined || record.data.state.rulebook.trigger !== null} />
      <OwnReceipt own={own} record={record.data} />
      <OwnEntry entry={own.entry} units={units} />
      <OwnChanges own={own} />
      <OwnProof own={own} record={record.data} error={record.error} onAgain={() => void record.refetch()} />
      <SomethingWrong token={own.objection} />
    </>
  );
}
