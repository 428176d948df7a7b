import type { Stage } from '@selectorate/selection';
import { Empty, LinkButton, Loading, Notice, PageHead, type Task, TaskList, useTexts } from '@selectorate/ui';
import { useParams } from '@tanstack/react-router';
import { useDrafts } from '../contest/use-contest.ts';
import { Understand } from '../parts/understand.tsx';
import { ContestPage, type Inside } from '../parts/contest-page.tsx';
import { holdsRole } from '../forms/who-signs.ts';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { useVersions } from '../roll/use-roll.ts';
import { tasksOf, waitingFor } from '../tasks/tasks-of.ts';
import type { Said, ToDo } from '../tasks/to-do.ts';

/** Everything there is to do, stage by stage; what waits for one's signature comes first. */
export function Tasks() {
  const { contest = '' } = useParams({ strict: false }) as { readonly contest?: string };
  return <ContestPage contest={contest}>{(inside) => <TaskPage inside={inside} />}</ContestPage>;
}

const STAGES: readonly Stage[] = ['set-up', 'trigger', 'shortlist', 'ballot', 'count', 'declared'];

function TaskPage({ inside: { contest, naming, you } }: { readonly inside: Inside }) {
  const texts = useTexts();
  const { view, state, plan } = contest;
  const drafts = useDrafts(view.contest);
  const seesLists = holdsRole(state, you, 'returning-officer', 'second-officer', 'scrutineer');
  const versions = useVersions(view.contest, seesLists && state.roll === null);
  if (drafts.data === undefined)
    return drafts.error === null ? (
      <Loading label={texts.text('organise-loading')} />
    ) : (
      <ProblemNotice error={drafts.error} />
    );
  const newestList = versions.data?.at(-1)?.version ?? null;
  const facts = { state, view, plan, naming, you, drafts: drafts.data, newestList };
  const tasks = tasksOf(facts);
  const waiting = waitingFor(facts);
  const running = state.contest !== null;
  const stage = running ? state.stage : 'set-up';
  const shown = STAGES.filter((each) => tasks.some((task) => task.stage === each));
  const now = shown.filter(
    (each) =>
      STAGES.indexOf(each) >= STAGES.indexOf(stage) ||
      tasks.some((task) => task.stage === each && task.status !== 'completed'),
  );
  return (
    <>
      <PageHead
        title={texts.text('organise-tasks')}
        caption={view.title}
        lead={texts.text(running ? 'organise-tasks.stage' : 'organise-tasks.preparing', { stage })}
      />
      {waiting.length === 0 ? null : (
        <Notice tone="attention" title={texts.text('organise-waiting', { drafts: waiting.length })}>
          <ul>
            {waiting.slice(0, 5).map((draft) => (
              <li key={draft.id}>
                <a href={`/organise/c/${view.contest}/drafts/${draft.id}`}>{texts.text(`act-${draft.kind}`)}</a>
              </li>
            ))}
            {waiting.length > 5 ? <li>{texts.text('organise-waiting.more', { drafts: waiting.length - 5 })}</li> : null}
          </ul>
          {waiting.length > 1 ? (
            <p>
              <LinkButton href={`/organise/c/${view.contest}/sign`}>
                {texts.text('organise-sign-all', { drafts: waiting.length })}
              </LinkButton>
            </p>
          ) : null}
        </Notice>
      )}
      {state.stage === 'closed' ? (
        <Empty title={texts.text('organise-closed')}>
          <p>
            <a href={`/c/${view.contest}`}>{texts.text('organise-nav-record')}</a>
          </p>
        </Empty>
      ) : null}
      {now.map((each) => (
        <section key={each} aria-labelledby={`stage-${each}`}>
          <h2 id={`stage-${each}`}>{texts.text(`stage-${each}`)}</h2>
          <TaskList tasks={tasks.filter((task) => task.stage === each).map((task) => shownTask(texts, task))} />
        </section>
      ))}
      {shown.length === now.length ? null : (
        <details className="fold">
          <summary>{texts.text('organise-stages-over')}</summary>
          <div className="folded">
            {shown
              .filter((each) => !now.includes(each))
              .map((each) => (
                <section key={each}>
                  <h3>{texts.text(`stage-${each}`)}</h3>
                  <TaskList tasks={tasks.filter((task) => task.stage === each).map((task) => shownTask(texts, task))} />
                </section>
              ))}
          </div>
        </details>
      )}
      <Understand means={texts.text(`stage-${stage}.means`)} doesNotMean={texts.text(`stage-${stage}.does-not-mean`)} />
    </>
  );
}

function shownTask(texts: ReturnType<typeof useTexts>, { title, status, why, hint, href }: ToDo): Task {
  const say = ({ text, args }: Said): string => texts.text(text, args);
  return {
    title: say(title),
    status,
    ...(href === null ? {} : { href }),
    ...(why === null ? {} : { why: say(why) }),
    ...(hint === null ? {} : { hint: say(hint) }),
  };
}
