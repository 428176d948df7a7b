import { DateTime, Notice, Problem, Progress, sayNumber, useTexts } from '@selectorate/ui';
import { throwIllegalValue } from '@selectorate/basics';
import { Findings } from './findings.tsx';
import type { Running, Verification } from './verifications.ts';

/** One verification: how far it is, or what it found. */
export function Outcome({ verification }: { readonly verification: Verification }) {
  const texts = useTexts();
  const { asked, began, id } = verification;
  const heading = `check-${id}`;
  return (
    <section className="outcome" aria-labelledby={heading}>
      <h2 id={heading}>{asked.archive.name}</h2>
      <p className="soft">
        <DateTime instant={began} zone={Intl.DateTimeFormat().resolvedOptions().timeZone} />
        {' · '}
        {texts.text('ballot-check-size', { kilobytes: sayNumber(Math.ceil(asked.archive.size / 1_000)) })}
        {asked.sidecar === null ? null : ` · ${texts.text('ballot-check-with', { name: asked.sidecar.name })}`}
      </p>
      <RunOf verification={verification} />
    </section>
  );
}

function RunOf({ verification }: { readonly verification: Verification }) {
  const texts = useTexts();
  const { run, asked } = verification;
  switch (run.kind) {
    case 'running':
      return <Going run={run} />;
    case 'stopped':
      return <Notice title={texts.text('ballot-check-stopped')} announce />;
    case 'unreadable':
      return (
        <Problem
          what={texts.text(`ballot-check-unreadable-${run.why}`, { name: asked[run.file]?.name ?? '' })}
          where={run.error}
          todo={texts.text(`ballot-check-unreadable-${run.why}.do`)}
        />
      );
    case 'failed':
      return (
        <Problem
          what={texts.text('ballot-check-failed')}
          where={run.error}
          todo={texts.text('ballot-check-failed.do')}
        />
      );
    case 'done':
      return <Findings verification={verification} done={run} />;
    default:
      return throwIllegalValue(run);
  }
}

/** The step that is at hand. Steps are announced; figures are not, they change too often. */
function Going({ run: { step, done, total, secondsLeft } }: { readonly run: Running }) {
  const texts = useTexts();
  const unit = step === 'survey' ? 1_000 : 1;
  // What comes next says nothing before its first piece is done.
  const isOver = done === total && done > 0 && (step === 'survey' || step === 'ballots');
  const label = texts.text(`ballot-check-${isOver ? 'after' : 'at'}-${step}`);
  return (
    <>
      <p className="visually-hidden" role="status">
        {label}
      </p>
      <div aria-live="off">
        <Progress
          label={label}
          done={Math.ceil(done / unit)}
          total={isOver ? 0 : Math.ceil(total / unit)}
          secondsLeft={isOver ? undefined : secondsLeft}
        />
      </div>
    </>
  );
}
