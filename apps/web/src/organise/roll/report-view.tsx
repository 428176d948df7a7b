import type { AnswerOf, Endpoints } from '@selectorate/api';
import type { CheckResult, RollReport } from '@selectorate/roll';
import { tellReport } from '@selectorate/telling';
import { Button, ButtonRow, LinkButton, Notice, sayNumber, SummaryList, useTexts } from '@selectorate/ui';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { prepareDraft } from '../contest/prepare-draft.ts';
import { refreshContest } from '../contest/use-contest.ts';
import { ActError } from '../parts/act-error.tsx';
import type { Inside } from '../parts/contest-page.tsx';
import { CheckDetails } from './check-details.tsx';
import { FoundBesideExpected } from './found-beside-expected.tsx';
import { saveFile } from './save-file.ts';
import { useVersions } from './use-roll.ts';

type Answer = AnswerOf<Endpoints['readRollReport']>;

/** What the checks found: what failed first, then each check beside what an honest roll would show, then the whole of it. */
export function ReportView({
  answer,
  inside,
  isOfficer,
}: {
  readonly answer: Answer;
  readonly inside: Inside;
  readonly isOfficer: boolean;
}) {
  const texts = useTexts();
  const { view } = inside.contest;
  const report = answer.report as unknown as RollReport;
  const told = tellReport(report, texts);
  const newest = useVersions(view.contest).data?.at(-1)?.version ?? answer.version;
  const done = report.checks.filter(({ outcome }) => outcome === 'done');
  const notRun = report.checks.filter(({ outcome }) => outcome === 'not-run');
  const waiting = report.checks.reduce((sum, { outstanding }) => sum + outstanding, 0);
  return (
    <>
      {newest === answer.version ? null : (
        <Notice tone="attention" title={texts.text('organise-roll-report-old', { version: answer.version, newest })}>
          <p>{texts.text('organise-roll-report-old.do')}</p>
        </Notice>
      )}
      {report.failed.length === 0 ? null : (
        <Notice tone="fault" title={texts.text('organise-roll-report-failed')}>
          <ul>
            {report.failed.map((code) => (
              <li key={code}>{texts.text(`roll-failed-${code}`)}</li>
            ))}
          </ul>
          <p>{texts.text('organise-roll-report-failed.do')}</p>
        </Notice>
      )}
      <h2>{told.headline}</h2>
      <SummaryList
        rows={[
          {
            key: texts.text('organise-roll-report-of'),
            value: texts.text('organise-roll-version-n', { version: answer.version }),
          },
          { key: texts.text('organise-roll-report-run'), value: sayNumber(done.length) },
          { key: texts.text('organise-roll-report-waiting'), value: sayNumber(waiting) },
        ]}
      />
      {waiting === 0 ? null : (
        <ButtonRow>
          <LinkButton href={`/organise/c/${view.contest}/roll/questions`}>
            {texts.text('organise-roll-report-settle', { questions: waiting })}
          </LinkButton>
        </ButtonRow>
      )}
      <FoundBesideExpected checks={done} />
      <NotRun checks={notRun} />
      <h2>{texts.text('organise-roll-report-each')}</h2>
      {told.checks
        .filter(({ id }) => done.some(({ check }) => check === id))
        .map((check) => (
          <CheckDetails key={check.id} check={check} />
        ))}
      <h2>{texts.text('organise-roll-report-scrutineer')}</h2>
      <p>{texts.text('organise-roll-report-scrutineer.means')}</p>
      <ButtonRow>
        <Button kind="secondary" onPress={() => saveFile(`roll-report-${view.contest}.json`, answer.report)}>
          {texts.text('organise-roll-report-save')}
        </Button>
      </ButtonRow>
      {isOfficer ? <Publish inside={inside} isNext={waiting === 0} /> : null}
    </>
  );
}

/** Checks that had nothing to look at, and what they would need. */
function NotRun({ checks }: { readonly checks: readonly CheckResult[] }) {
  const texts = useTexts();
  if (checks.length === 0) return null;
  return (
    <>
      <h2>{texts.text('organise-roll-report-not-run', { checks: checks.length })}</h2>
      <p>{texts.text('organise-roll-report-not-run.means')}</p>
      <ul>
        {checks.map(({ check, needs }) => (
          <li key={check}>
            {texts.text(`roll-check-${check.toLowerCase()}`)} <span className="soft">({check})</span>:{' '}
            {needs.map((need) => texts.text(`roll-need-${need}`)).join('; ')}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The counts go into the record by an act that both officers sign, before the freeze. */
function Publish({ inside: { contest, naming }, isNext }: { readonly inside: Inside; readonly isNext: boolean }) {
  const texts = useTexts();
  const router = useRouter();
  const { view, state } = contest;
  const publish = useMutation({
    mutationFn: () => prepareDraft(view.contest, { kind: 'proposal', proposal: { kind: 'report-roll' } }),
    onSuccess: async ({ id }) => {
      await refreshContest(view.contest);
      router.history.push(`/organise/c/${view.contest}/drafts/${id}`);
    },
  });
  const why =
    state.contest === null
      ? texts.text('organise-roll-publish-later')
      : state.stage === 'set-up'
        ? null
        : texts.text('organise-roll-publish-over');
  return (
    <section>
      <h2>{texts.text('organise-roll-publish')}</h2>
      <p>{texts.text('organise-roll-publish.means')}</p>
      {state.rollReport === null ? null : (
        <p>{texts.text('organise-roll-publish-done', { version: state.rollReport.version })}</p>
      )}
      <ActError error={publish.error} rulebook={contest.rulebook} nameOf={(id) => naming.person(id)} />
      <ButtonRow>
        <Button
          kind={isNext ? 'primary' : 'secondary'}
          onPress={publish.isPending ? () => undefined : () => publish.mutate()}
          {...(why === null ? {} : { disabledBecause: why })}
        >
          {texts.text('organise-roll-publish-do')}
        </Button>
      </ButtonRow>
    </section>
  );
}
