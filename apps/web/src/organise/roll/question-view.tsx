import type { MaskedEntry, QueuedSignal } from '@selectorate/roll';
import { Details, SummaryList, Table, useTexts } from '@selectorate/ui';
import { useEffect, useRef } from 'react';
import { sayFigure } from './say-figure.ts';
import { Waterfall } from './waterfall.tsx';

/** One question: what is asked and why, the entries side by side with most of them masked, and how the program weighed it. */
export function QuestionView({
  question: { signal, members, waterfall },
  unitOf,
}: {
  readonly question: QueuedSignal;
  readonly unitOf: (unit: string) => string;
}) {
  const texts = useTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  const check = `roll-check-${signal.check.toLowerCase()}`;
  // Whoever works with the keyboard or a screen reader goes on from the question that came.
  useEffect(() => heading.current?.focus(), []);
  const figures = Object.entries(signal.figures).filter(([code]) => code !== 'register-row');
  return (
    <section>
      <h2 ref={heading} tabIndex={-1}>
        {texts.text(`organise-roll-ask-${signal.check.toLowerCase()}`)}
      </h2>
      <p>
        {texts.text(`roll-signal-${signal.reason}`)}. {texts.text(`${check}.does-not-mean`)}
      </p>
      <p>
        <strong>{texts.text(`roll-state-${signal.state}`)}.</strong>
      </p>
      {members.length === 0 ? null : members.length > 3 ? (
        <ManyEntries members={members} unitOf={unitOf} />
      ) : (
        <SideBySide members={members} unitOf={unitOf} />
      )}
      {figures.length === 0 ? null : (
        <SummaryList
          rows={figures.map(([code, value]) => ({
            key: texts.text(`roll-figure-${code}`),
            value: sayFigure(texts, { code, value, unitOf }),
          }))}
        />
      )}
      <Details summary={texts.text('organise-roll-why-asked')}>
        <p>
          {texts.text(`${check}.looks`)} {texts.text(`${check}.means`)}
        </p>
        {waterfall === null ? null : <Waterfall steps={waterfall} />}
      </Details>
    </section>
  );
}

const MASKED = ['initials', 'bornIn', 'district', 'mailDomain', 'hasPhone', 'unit', 'status', 'joined'] as const;
type Masked = (typeof MASKED)[number];

interface Entries {
  readonly members: readonly MaskedEntry[];
  readonly unitOf: (unit: string) => string;
}

function useCell({ unitOf }: Pick<Entries, 'unitOf'>): (entry: MaskedEntry, field: Masked) => string {
  const texts = useTexts();
  return (entry, field) => {
    switch (field) {
      case 'unit':
        return unitOf(entry.unit);
      case 'hasPhone':
        return texts.text(entry.hasPhone ? 'organise-yes' : 'organise-no');
      case 'status':
        return texts.text(`organise-roll-status-${entry.status}`);
      case 'mailDomain':
        return entry.mailDomain === '' ? texts.text('organise-nothing') : `@${entry.mailDomain}`;
      default:
        return entry[field] || texts.text('organise-roll-not-known');
    }
  };
}

/** Up to three entries: a line for each field, so that the eye compares along it. */
function SideBySide({ members, unitOf }: Entries) {
  const texts = useTexts();
  const cell = useCell({ unitOf });
  return (
    <Table
      caption={texts.text('organise-roll-entries', { entries: members.length })}
      columns={[
        { label: texts.text('organise-roll-field') },
        ...members.map(({ member }) => ({ label: texts.text('organise-roll-entry', { member }) })),
      ]}
      rows={MASKED.map((field) => ({
        key: field,
        cells: [texts.text(`organise-roll-masked-${field}`), ...members.map((entry) => cell(entry, field))],
      }))}
    />
  );
}

/** More of them: a line each. */
function ManyEntries({ members, unitOf }: Entries) {
  const texts = useTexts();
  const cell = useCell({ unitOf });
  return (
    <Table
      caption={texts.text('organise-roll-entries', { entries: members.length })}
      compact
      columns={[
        { label: texts.text('organise-roll-field-member') },
        ...MASKED.map((field) => ({ label: texts.text(`organise-roll-masked-${field}`) })),
      ]}
      rows={members.map((entry) => ({
        key: entry.member,
        cells: [entry.member, ...MASKED.map((field) => cell(entry, field))],
      }))}
    />
  );
}
