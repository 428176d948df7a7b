import type { PersonId } from '@selectorate/basics';
import { Anchors, DateTime, Loading, Notice, useTexts } from '@selectorate/ui';
import { useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { LoadedContest } from '../contest/load-contest.ts';
import { type Naming, namingOf, placeOf } from '../contest/names.ts';
import { useContest } from '../contest/use-contest.ts';
import { holdsRole } from '../forms/who-signs.ts';
import { ProblemNotice } from './problem-notice.tsx';
import { SignedIn } from './signed-in.tsx';

/** What every page of a contest is given. */
export interface Inside {
  readonly contest: LoadedContest;
  readonly naming: Naming;
  readonly you: PersonId;
}

/** A page about one contest, for whoever has a place in it: loads it, and says what is not in order. */
export function ContestPage({
  contest,
  children,
}: {
  readonly contest: string;
  readonly children: (inside: Inside) => ReactNode;
}) {
  return <SignedIn>{() => <Loaded contest={contest}>{children}</Loaded>}</SignedIn>;
}

function Loaded({ contest, children }: { readonly contest: string; readonly children: (inside: Inside) => ReactNode }) {
  const texts = useTexts();
  const { data, error } = useContest(contest);
  if (data === undefined)
    return error === null ? (
      <Loading label={texts.text('organise-loading-contest')} />
    ) : (
      <ProblemNotice error={error} />
    );
  const { published, plan, rulebook } = data;
  const titles = namingOf(data.view, { published, plan });
  const body = (id: string): string => rulebook.bodies.find((each) => each.id === id)?.title ?? id;
  const naming = namingOf(data.view, {
    published,
    plan,
    placeOf: (participant) => placeOf(texts, participant, { unit: titles.unit, body }),
  });
  const inside: Inside = { contest: data, naming, you: data.view.you.person as PersonId };
  return (
    <>
      <Places inside={inside} />
      {data.historyFault === null ? null : (
        <Notice tone="fault" title={texts.text(`organise-history-${data.historyFault}`)}>
          <p>{texts.text(`organise-history-${data.historyFault}.do`)}</p>
        </Notice>
      )}
      {children(inside)}
    </>
  );
}

function Places({ inside: { contest, you, naming } }: { readonly inside: Inside }) {
  const texts = useTexts();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const { view, state } = contest;
  const base = `/organise/c/${view.contest}`;
  const running = view.phase === 'running';
  const items = [
    { href: base, label: texts.text('organise-nav-tasks'), current: path === base },
    ...(mayReadRoll(view)
      ? [
          {
            href: `${base}/roll/list`,
            label: texts.text('organise-nav-roll'),
            current: path.startsWith(`${base}/roll/`),
          },
        ]
      : isOfUnit(view)
        ? [
            {
              href: `${base}/roll/units`,
              label: texts.text('organise-nav-unit-list'),
              current: path === `${base}/roll/units`,
            },
          ]
        : []),
    { href: `${base}/people`, label: texts.text('organise-nav-people'), current: path === `${base}/people` },
    ...(running
      ? [
          {
            href: `${base}/departures`,
            label: texts.text('organise-nav-departures'),
            current: path === `${base}/departures`,
          },
        ]
      : []),
    ...(view.clock === 'rehearsal' && running && holdsRole(state, you, 'returning-officer')
      ? [{ href: `${base}/clock`, label: texts.text('organise-nav-clock'), current: path === `${base}/clock` }]
      : []),
    ...(running ? [{ href: `/c/${view.contest}`, label: texts.text('organise-nav-record') }] : []),
  ];
  return (
    <>
      <p className="contest-line">
        <span>{texts.text('organise-you-are', { name: naming.person(you) })}</span>
        {view.clock === 'rehearsal' ? (
          <span>
            {texts.text('organise-rehearsal-now')} <DateTime instant={view.now} zone={view.zone} />
          </span>
        ) : null}
      </p>
      <Anchors label={texts.text('organise-nav')} items={items} />
    </>
  );
}

/** The secretary or the teller of a unit: its list is theirs to freeze. */
const isOfUnit = ({ you, people }: LoadedContest['view']): boolean =>
  people.some(({ person, role }) => person === you.person && (role === 'unit-secretary' || role === 'unit-teller'));

/** Officers and the scrutineer: the list is theirs to read. */
const mayReadRoll = ({ you, people }: LoadedContest['view']): boolean =>
  people.some(
    ({ person, role }) =>
      person === you.person && (role === 'returning-officer' || role === 'second-officer' || role === 'scrutineer'),
  );
