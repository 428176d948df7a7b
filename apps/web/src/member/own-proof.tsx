import type { MyEntryShape } from '@selectorate/api';
import { utf8 } from '@selectorate/basics';
import { Button, ButtonRow, Details, Loading, Notice, sayNumber, SummaryList, useTexts } from '@selectorate/ui';
import { useMemo } from 'react';
import { saveBytes } from '../observe/check/save-bytes.ts';
import type { ObservedRecord } from '../record/observed-record.ts';
import { judgeProof, type ProofVerdict } from './check-proof.ts';

export interface OwnProofProps {
  readonly own: MyEntryShape;
  readonly record: ObservedRecord | undefined;
  readonly error: unknown;
  readonly onAgain: () => void;
}

const TONES = { checked: 'success', differs: 'fault', faulty: 'attention', unread: 'attention' } as const;

/** Is this entry in the roll that the public record names? Worked out here, from the record that this page replays. */
export function OwnProof({ own, record, error, onAgain }: OwnProofProps) {
  const texts = useTexts();
  const verdict = useMemo(() => (record === undefined ? undefined : judgeProof(own, record)), [own, record]);
  return (
    <section>
      <h2>{texts.text('member-proof')}</h2>
      {own.frozen === null ? (
        <p>{texts.text('member-proof-not-yet')}</p>
      ) : verdict === undefined && error === null ? (
        <Loading label={texts.text('member-proof-checking')} />
      ) : (
        <Verdict verdict={verdict} members={record?.state.roll?.members ?? 0} contest={own.contest} onAgain={onAgain} />
      )}
      {own.frozen === null ? null : <Elsewhere frozen={own.frozen} own={own} record={record} />}
    </section>
  );
}

interface VerdictProps {
  readonly verdict: ProofVerdict | undefined;
  readonly members: number;
  readonly contest: string;
  readonly onAgain: () => void;
}

function Verdict({ verdict, members, contest, onAgain }: VerdictProps) {
  const texts = useTexts();
  const shown = verdict === undefined || verdict === 'behind' ? 'unread' : verdict;
  return (
    <Notice tone={TONES[shown]} title={texts.text(`member-proof-${shown}`)} announce>
      <p>{texts.text(`member-proof-${shown}.says`, { members: sayNumber(members) })}</p>
      {shown === 'unread' ? (
        <ButtonRow>
          <Button kind="secondary" onPress={onAgain}>
            {texts.text('member-proof-again')}
          </Button>
        </ButtonRow>
      ) : (
        <p className="no-print">
          <a href={`/c/${contest}/check`}>{texts.text('observe-page-check')}</a>
        </p>
      )}
    </Notice>
  );
}

type Frozen = NonNullable<MyEntryShape['frozen']>;

function Elsewhere({
  frozen,
  own: { contest, entry },
  record,
}: Pick<OwnProofProps, 'own' | 'record'> & { readonly frozen: Frozen }) {
  const texts = useTexts();
  const roll = record?.state.roll ?? null;
  const { index } = frozen.proof as { readonly index?: unknown };
  const save = (): void =>
    saveBytes(`${contest}-${entry['member']}.proof.json`, utf8(`${JSON.stringify(frozen.proof, null, 2)}\n`));
  return (
    <Details summary={texts.text('member-proof-details')}>
      <p>{texts.text('member-proof-details.command')}</p>
      <p>{texts.text('member-proof-details.signatures')}</p>
      <SummaryList
        rows={[
          ...(roll === null
            ? []
            : [
                { key: texts.text('member-proof-root'), value: <code>{roll.root}</code> },
                { key: texts.text('member-proof-version'), value: roll.version },
                {
                  key: texts.text('member-proof-act'),
                  value: (
                    <a href={`/c/${contest}/acts#act-${roll.seq}`}>{texts.text('observe-act', { act: roll.seq })}</a>
                  ),
                },
              ]),
          ...(typeof index === 'number' ? [{ key: texts.text('member-proof-place'), value: sayNumber(index) }] : []),
          {
            key: texts.text('member-proof-record'),
            value: <a href={`/c/${contest}`}>{texts.text('observe-page-overview')}</a>,
          },
        ]}
      />
      <ButtonRow>
        <Button kind="secondary" onPress={save}>
          {texts.text('member-proof-save')}
        </Button>
      </ButtonRow>
    </Details>
  );
}
