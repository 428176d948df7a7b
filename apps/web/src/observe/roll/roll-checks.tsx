import { Details, Notice, sayNumber, Table, useTexts } from '@selectorate/ui';
import type { PublicFairnessRow } from '@selectorate/roll';
import type { ReportedRoll } from '@selectorate/selection';
import { Proof } from '../act-links.tsx';
import { useContest } from '../contest-view.tsx';
import { type CheckDetails, useRollCounts } from './use-roll-counts.ts';

/** What each check found, beside what an honest roll would show; a signal is a question and decides nothing. */
export function RollChecks() {
  const texts = useTexts();
  const { state, record } = useContest();
  const { data: details } = useRollCounts(record);
  const report = state.rollReport;
  if (report === null) return <p>{texts.text('observe-roll-checks-none')}</p>;
  const say = (count: number | null): string =>
    count === null ? texts.text('observe-roll-fewer', { k: report.k }) : sayNumber(count);
  const run = report.checks.filter(({ outcome }) => outcome === 'done');
  const notRun = report.checks.filter(({ outcome }) => outcome === 'not-run');
  return (
    <section>
      <h2>{texts.text('observe-roll-checks')}</h2>
      <p>{texts.text('observe-roll-checks.means')}</p>
      <p>{texts.text('observe-roll-checks.not-found')}</p>
      {report.failed.length === 0 ? null : (
        <Notice tone="attention" title={texts.text('observe-roll-checks-failed')}>
          <ul>
            {report.failed.map((code) => (
              <li key={code}>{texts.text(`roll-failed-${code}`)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Table
        caption={texts.text('observe-roll-checks')}
        hideCaption
        compact
        columns={[
          { label: texts.text('observe-roll-check'), prose: true },
          { label: texts.text('observe-roll-check-tested'), numeric: true },
          { label: texts.text('observe-roll-check-signals'), numeric: true },
          { label: texts.text('observe-roll-check-expected'), numeric: true },
          { label: texts.text('observe-roll-check-outstanding'), numeric: true },
        ]}
        rows={run.map(({ check, tested, signals, outstanding }) => ({
          key: check,
          cells: [
            <span key="check">
              <strong>{texts.text(checkText(check))}</strong> <span className="soft">{check}</span>
            </span>,
            say(tested),
            say(signals),
            <Expected key="expected" details={details?.get(check)} />,
            say(outstanding),
          ],
        }))}
      />
      <Details summary={texts.text('observe-roll-checks-meanings')}>
        {run.map(({ check }) => (
          <p key={check}>
            <strong>{texts.text(checkText(check))}</strong> {texts.text(`${checkText(check)}.looks`)}{' '}
            {texts.text(`${checkText(check)}.means`)} {texts.text(`${checkText(check)}.does-not-mean`)}
          </p>
        ))}
      </Details>
      {notRun.length === 0 ? null : <NotRun checks={notRun} details={details} />}
      <Fairness checks={run} details={details} />
      <Proof standing="S" acts={[report.seq]}>
        {texts.text('observe-roll-checks-proof')}
      </Proof>
    </section>
  );
}

type Checks = ReportedRoll['checks'];
type AllDetails = ReadonlyMap<string, CheckDetails> | undefined;

function Expected({ details }: { readonly details: CheckDetails | undefined }) {
  const texts = useTexts();
  const expected = details?.expected ?? null;
  if (expected === null) return <>–</>;
  const [low, high] = [sayNumber(expected.low), sayNumber(expected.high)];
  return <>{low === high ? low : texts.text('observe-roll-check-from-to', { low, high })}</>;
}

function NotRun({ checks, details }: { readonly checks: Checks; readonly details: AllDetails }) {
  const texts = useTexts();
  return (
    <Details summary={texts.text('observe-roll-checks-not-run', { checks: checks.length })}>
      <ul>
        {checks.map(({ check }) => (
          <li key={check}>
            {texts.text(checkText(check))} <span className="soft">{check}</span>:{' '}
            {(details?.get(check)?.needs ?? []).map((need) => texts.text(`roll-need-${need}`)).join(', ')}
          </li>
        ))}
      </ul>
    </Details>
  );
}

/** A48 Whom the questions fall on: shares by group with their intervals, for each check that asks about people. */
function Fairness({ checks, details }: { readonly checks: Checks; readonly details: AllDetails }) {
  const texts = useTexts();
  const measured = checks.flatMap(({ check }) => {
    const rows = (details?.get(check)?.burden ?? []).filter(({ flagged }) => flagged !== null);
    return rows.length > 1 ? [{ check, rows }] : [];
  });
  if (measured.length === 0) return null;
  return (
    <Details summary={texts.text('observe-roll-fairness')}>
      <p>{texts.text('observe-roll-fairness.means')}</p>
      {measured.map(({ check, rows }) => (
        <FairnessTable key={check} caption={texts.text(checkText(check))} rows={rows} />
      ))}
    </Details>
  );
}

function FairnessTable({ caption, rows }: { readonly caption: string; readonly rows: readonly PublicFairnessRow[] }) {
  const texts = useTexts();
  return (
    <Table
      caption={caption}
      compact
      columns={[
        { label: texts.text('observe-roll-fairness-group'), prose: true },
        { label: texts.text('observe-roll-fairness-members'), numeric: true },
        { label: texts.text('observe-roll-fairness-share'), numeric: true },
        { label: texts.text('observe-roll-fairness-interval'), numeric: true },
        { label: texts.text('observe-roll-fairness-ratio'), numeric: true },
      ]}
      rows={rows.map(({ by, group, members, flagged, ratio }) => ({
        key: `${by} ${group}`,
        cells: [
          texts.text(`roll-group-${group}`),
          members === null ? '–' : sayNumber(members),
          flagged === null ? '–' : percent(flagged.share),
          flagged === null
            ? '–'
            : texts.text('observe-roll-check-from-to', { low: percent(flagged.low), high: percent(flagged.high) }),
          ratio === null ? '–' : ratio.toFixed(2),
        ],
      }))}
    />
  );
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const checkText = (check: string): string => `roll-check-${check.toLowerCase()}`;
