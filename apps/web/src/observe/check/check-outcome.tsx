import { Button, ButtonRow, Notice, Problem, Progress, sayWhen, useTexts } from '@selectorate/ui';
import { useContest } from '../contest-view.tsx';
import { checks, type CheckRun } from './checks.ts';
import { Faults } from './faults.tsx';
import { Findings } from './findings.tsx';
import { saveBytes } from './save-bytes.ts';
import { useCheck } from './use-check.ts';

/** How far a check is, or what it found. */
export function CheckOutcome({ folder }: { readonly folder: string }) {
  const texts = useTexts();
  const run = useCheck(folder);
  switch (run?.kind) {
    case undefined:
      return null;
    case 'running':
      return (
        <div aria-live="off">
          <Progress
            label={texts.text(`step-${run.step}`)}
            done={run.done}
            total={run.total}
            secondsLeft={run.secondsLeft}
          />
          <p className="soft">{texts.text('observe-check-leave')}</p>
        </div>
      );
    case 'policy-refused':
      return (
        <Problem what={texts.text('observe-policy-refused')} todo={texts.text('observe-policy-refused.do')}>
          <ul>
            {run.faults.map(({ line, code }) => (
              <li key={`${line} ${code}`}>
                {line === 0 ? null : texts.text('observe-policy-line', { line })} {texts.text(`policy-${code}`)}
              </li>
            ))}
          </ul>
        </Problem>
      );
    case 'failed':
      return (
        <Problem
          what={texts.text('observe-check-failed')}
          where={run.error}
          todo={texts.text('observe-check-failed.do')}
        />
      );
    case 'done':
      return <Verdict run={run} folder={folder} />;
    default:
      return run satisfies never;
  }
}

function Verdict({ run, folder }: { readonly run: Extract<CheckRun, { kind: 'done' }>; readonly folder: string }) {
  const texts = useTexts();
  const { zone } = useContest();
  const { verdict, milliseconds, source } = run;
  const { entries, signatures, checkpoints, asOf, faults, witnesses } = verdict;
  return (
    <section aria-label={texts.text('observe-verdict')}>
      <Notice
        tone={verdict.valid ? 'success' : 'fault'}
        title={texts.text(verdict.valid ? 'verdict-valid' : 'verdict-faulty', { faults: faults.length })}
        announce
      >
        <p>
          {texts.text('verdict-figures', {
            entries,
            signatures,
            checkpoints,
            asOf: asOf === null ? '–' : sayWhen(asOf, zone),
          })}
        </p>
        <p>
          {witnesses.length === 0
            ? texts.text('verdict-no-witness')
            : texts.text('verdict-witnesses', { witnesses: witnesses.join(', ') })}
        </p>
        <p>{texts.text('observe-check-took', { tenths: sayTenths(milliseconds) })}</p>
      </Notice>
      {faults.length === 0 ? null : <Faults faults={faults} />}
      <ul>
        {source === 'none' ? null : <li>{texts.text(`observe-policy-${source}.used`)}</li>}
        {verdict.notices.map((notice) => (
          <li key={notice}>
            {texts.text(`notice-${notice}`)} <span className="soft">{texts.text(`notice-${notice}.do`)}</span>
          </li>
        ))}
      </ul>
      <Findings verdict={verdict} />
      <ButtonRow>
        <Button
          kind="secondary"
          onPress={() => void checks.archive(folder).then((archive) => saveBytes(`${folder}.selectorate`, archive))}
        >
          {texts.text('observe-download-record')}
        </Button>
      </ButtonRow>
    </section>
  );
}

const sayTenths = (milliseconds: number): string => (Math.round(milliseconds / 100) / 10).toFixed(1);
