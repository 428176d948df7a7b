import type { MyEntryShape } from '@selectorate/api';
import { utf8 } from '@selectorate/basics';
import type { Texts } from '@selectorate/messages';
import { Button, ButtonRow, DateTime, Notice, SummaryList, type SummaryRow, useTexts } from '@selectorate/ui';
import type { ExclusionReceipt } from '@selectorate/roll';
import { useMemo } from 'react';
import { saveBytes } from '../observe/check/save-bytes.ts';
import { wordFor } from '../observe/where-it-stands.ts';
import type { ObservedRecord } from '../record/observed-record.ts';
import { readReceipt } from './check-proof.ts';

interface OwnReceiptProps {
  readonly own: MyEntryShape;
  readonly record: ObservedRecord | undefined;
}

/** What who is left out has to show: why, under which rule, until when and to whom to appeal (A24, A25). */
export function OwnReceipt({ own, record }: OwnReceiptProps) {
  const texts = useTexts();
  const given = own.receipt;
  const state = record?.state;
  const read = useMemo(() => (given === null ? undefined : readReceipt(given, state)), [given, state]);
  if (given === null || read === undefined) return null;
  const { receipt, isSigned } = read;
  const rulebook = state?.rulebook;
  const body = rulebook?.bodies.find(({ id }) => id === receipt.appealTo)?.title ?? receipt.appealTo;
  const clause = rulebook?.clauses.find(({ id }) => id === receipt.clause)?.text;
  const save = (): void =>
    saveBytes(`${own.contest}-${receipt.member}.receipt.json`, utf8(`${JSON.stringify(given, null, 2)}\n`));
  return (
    <section>
      <h2>{texts.text('member-receipt')}</h2>
      <p>{texts.text('member-receipt.lead')}</p>
      <SummaryList
        rows={[
          { key: texts.text('member-receipt-for'), value: texts.text(`member-in-${receipt.electorate}`) },
          { key: texts.text('member-receipt-reason'), value: sayReason(receipt, texts) },
          {
            key: texts.text('member-receipt-clause'),
            value: (
              <>
                {clause} <span className="soft">({receipt.clause})</span>
              </>
            ),
          },
          ...when(texts.text('member-receipt-noticed'), receipt.noticed, own.zone),
          ...when(texts.text('member-receipt-decided'), receipt.decided, own.zone),
          ...when(texts.text('member-receipt-appeal-by'), receipt.appealBy, own.zone),
          { key: texts.text('member-receipt-appeal-to'), value: body },
        ]}
      />
      <p>{texts.text('member-receipt-how', { body })}</p>
      <Signed isSigned={isSigned} />
      <ButtonRow>
        <Button kind="secondary" onPress={save}>
          {texts.text('member-receipt-save')}
        </Button>
      </ButtonRow>
    </section>
  );
}

function Signed({ isSigned }: { readonly isSigned: boolean | null }) {
  const texts = useTexts();
  if (isSigned === null) return <p className="soft">{texts.text('member-receipt-not-checked')}</p>;
  if (isSigned) return <p className="soft">{texts.text('member-receipt-signed')}</p>;
  return <Notice tone="fault" title={texts.text('member-receipt-not-signed')} />;
}

const when = (key: string, instant: string | null, zone: string): readonly SummaryRow[] =>
  instant === null || instant === '' ? [] : [{ key, value: <DateTime instant={instant} zone={zone} /> }];

/** A decision’s code bears `excluded-`; codes of rules are the rulebook’s own words with hyphens. */
function sayReason({ reason }: ExclusionReceipt, texts: Texts): string {
  const code = reason.replace(/^excluded-/, '');
  const word = wordFor(code, texts);
  return word === code ? code.replaceAll('-', ' ') : word;
}
