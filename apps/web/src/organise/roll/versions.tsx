import { DateTime, Details, Loading, sayNumber, SelectField, Table, useTexts } from '@selectorate/ui';
import { useState } from 'react';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { ChangeCountsView } from './change-counts-view.tsx';
import { sayReason } from './say-reason.ts';
import { useDiff, useVersions } from './use-roll.ts';

/** Every version that was kept, newest first, and what changed between any two of them. */
export function Versions({
  contest,
  zone,
  nameOf,
}: {
  readonly contest: string;
  readonly zone: string;
  readonly nameOf: (person: string) => string;
}) {
  const texts = useTexts();
  const { data: versions, error } = useVersions(contest);
  if (error !== null) return <ProblemNotice error={error} />;
  if (versions === undefined) return <Loading label={texts.text('organise-loading')} />;
  if (versions.length === 0) return null;
  return (
    <section>
      <h2>{texts.text('organise-roll-versions')}</h2>
      <p>{texts.text('organise-roll-versions.means')}</p>
      <Table
        caption={texts.text('organise-roll-versions')}
        hideCaption
        columns={[
          { label: texts.text('organise-roll-version') },
          { label: texts.text('organise-roll-when'), prose: true },
          { label: texts.text('organise-roll-by'), prose: true },
          { label: texts.text('organise-roll-members'), numeric: true },
          { label: texts.text('organise-roll-added'), numeric: true },
          { label: texts.text('organise-roll-removed'), numeric: true },
          { label: texts.text('organise-roll-altered'), numeric: true },
        ]}
        rows={versions.toReversed().map((each) => ({
          key: String(each.version),
          cells: [
            texts.text('organise-roll-version-n', { version: each.version }),
            <DateTime key="at" instant={each.at} zone={zone} />,
            `${nameOf(each.by)}, ${sayReason(texts, each.reason)}`,
            sayNumber(each.members),
            sayNumber(each.added),
            sayNumber(each.removed),
            sayNumber(each.membersChanged),
          ],
        }))}
      />
      {versions.length > 1 ? <Compare contest={contest} versions={versions.length} /> : null}
      <Details summary={texts.text('organise-roll-chain')}>
        <p>{texts.text('organise-roll-chain.means')}</p>
        <p>
          <code className="part-text">{versions.at(-1)?.hash}</code>
        </p>
      </Details>
    </section>
  );
}

function Compare({ contest, versions }: { readonly contest: string; readonly versions: number }) {
  const texts = useTexts();
  const [from, setFrom] = useState(versions - 1);
  const [to, setTo] = useState(versions);
  const { data: counts, error } = useDiff(contest, { from, to });
  const choices = Array.from({ length: versions }, (_, at) => ({
    value: String(at + 1),
    label: texts.text('organise-roll-version-n', { version: at + 1 }),
  }));
  return (
    <>
      <h3>{texts.text('organise-roll-compare')}</h3>
      <p>{texts.text('organise-roll-compare.means')}</p>
      <div className="seat-fields">
        <SelectField
          label={texts.text('organise-roll-compare-from')}
          choices={choices.slice(0, -1)}
          value={String(from)}
          onChange={(value) => {
            setFrom(Number(value));
            setTo(Math.max(to, Number(value) + 1));
          }}
        />
        <SelectField
          label={texts.text('organise-roll-compare-to')}
          choices={choices.slice(from)}
          value={String(to)}
          onChange={(value) => setTo(Number(value))}
        />
      </div>
      {error === null ? null : <ProblemNotice error={error} />}
      {counts === undefined ? null : <ChangeCountsView counts={counts} />}
    </>
  );
}
