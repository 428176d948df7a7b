import type { RollJobShape } from '@selectorate/api';
import { Button, ButtonRow, Empty, Loading, Notice, Progress, useTexts } from '@selectorate/ui';
import { useMutation } from '@tanstack/react-query';
import { refreshContest } from '../contest/use-contest.ts';
import type { Inside } from '../parts/contest-page.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { Understand } from '../parts/understand.tsx';
import { answerOf, client } from '../session/client.ts';
import { ReportView } from './report-view.tsx';
import { RollPage } from './roll-page.tsx';
import { useChecks, useReport } from './use-roll.ts';

/** The checks: started, watched, read. */
export function RollChecks() {
  return <RollPage name="checks">{(inside) => <ChecksPage inside={inside} isOfficer={inside.isOfficer} />}</RollPage>;
}

function ChecksPage({ inside, isOfficer }: { readonly inside: Inside; readonly isOfficer: boolean }) {
  const texts = useTexts();
  const { view } = inside.contest;
  const params = { contest: view.contest };
  const { data: job, error } = useChecks(view.contest);
  const report = useReport(view.contest, job?.state === 'done' ? job.asked : null);
  const run = useMutation({
    mutationFn: () => answerOf(client.runRollChecks({ params, body: {} })),
    onSuccess: () => refreshContest(view.contest),
  });
  if (job === undefined)
    return error === null ? <Loading label={texts.text('organise-loading')} /> : <ProblemNotice error={error} />;
  const busy = job.state === 'waiting' || job.state === 'running';
  const isFirst = job.state === 'none';
  const start = (
    <ButtonRow>
      <Button kind={isFirst ? 'primary' : 'secondary'} onPress={run.isPending ? () => undefined : () => run.mutate()}>
        {texts.text(isFirst ? 'organise-roll-check-run' : 'organise-roll-check-again')}
      </Button>
    </ButtonRow>
  );
  return (
    <>
      {run.error === null ? null : <ProblemNotice error={run.error} />}
      {busy ? <Running job={job} /> : null}
      {job.state === 'failed' ? (
        <Notice tone="fault" title={texts.text('organise-roll-check-failed')}>
          <p>{texts.text('organise-roll-check-failed.do')}</p>
        </Notice>
      ) : null}
      {isFirst ? (
        <Empty title={texts.text(view.roll === null ? 'organise-why-roll' : 'organise-roll-check-none')}>
          <p>{texts.text('organise-roll-check-none.means')}</p>
        </Empty>
      ) : null}
      {isOfficer && isFirst && view.roll !== null ? start : null}
      {report.error === null ? null : <ProblemNotice error={report.error} />}
      {report.data === undefined ? null : <ReportView answer={report.data} inside={inside} isOfficer={isOfficer} />}
      {isOfficer && !busy && !isFirst ? start : null}
      <Understand
        means={texts.text('organise-roll-check-means')}
        doesNotMean={texts.text('organise-roll-check-does-not-mean')}
      />
    </>
  );
}

/** It can be left and come back to: the server works on. */
function Running({ job: { state, check, done, total } }: { readonly job: RollJobShape }) {
  const texts = useTexts();
  const label =
    state === 'waiting' || check === null
      ? texts.text('organise-roll-check-waiting')
      : check === 'register'
        ? texts.text('organise-roll-check-register')
        : texts.text(`roll-check-${check.toLowerCase()}`);
  return (
    <div role="status">
      <Progress label={label} done={done} total={state === 'waiting' ? 0 : total} />
      <p className="soft">{texts.text('organise-roll-check-leave')}</p>
    </div>
  );
}
