import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouteComponent,
} from '@tanstack/react-router';
import { Loading, useTexts } from '@selectorate/ui';
import { memberRoutes } from '../member/index.tsx';
import { organiseRoutes } from '../organise/index.tsx';
import { Contests } from '../observe/contests.tsx';
import { OBSERVE_PAGES } from './observe-pages.ts';
import { NotFound } from './not-found.tsx';
import { PageFailed } from './page-failed.tsx';
import { RootLayout } from './root-layout.tsx';

const root = createRootRoute({ component: RootLayout, notFoundComponent: NotFound });

const contests = createRoute({ getParentRoute: () => root, path: '/', component: Contests });

const contest = createRoute({
  getParentRoute: () => root,
  path: '/c/$contest',
  component: lazyRouteComponent(() => import('../observe/contest-layout.tsx'), 'ContestLayout'),
});
const contestRoll = createRoute({
  getParentRoute: () => contest,
  id: 'roll-texts',
  component: lazyRouteComponent(OBSERVE_PAGES.rollTexts, 'WithRollTexts'),
});
const contestPages = [
  observePage('/', lazyRouteComponent(OBSERVE_PAGES.overview, 'Overview')),
  observePage('/timetable', lazyRouteComponent(OBSERVE_PAGES.timetable, 'Timetable')),
  contestRoll.addChildren([
    createRoute({
      getParentRoute: () => contestRoll,
      path: '/roll',
      component: lazyRouteComponent(OBSERVE_PAGES.roll, 'Roll'),
    }),
  ]),
  observePage('/trigger', lazyRouteComponent(OBSERVE_PAGES.trigger, 'Trigger')),
  observePage('/result', lazyRouteComponent(OBSERVE_PAGES.result, 'Result')),
  observePage('/decisions', lazyRouteComponent(OBSERVE_PAGES.decisions, 'Decisions')),
  observePage('/people', lazyRouteComponent(OBSERVE_PAGES.people, 'People')),
  observePage('/acts', lazyRouteComponent(OBSERVE_PAGES.acts, 'Acts')),
  observePage('/checkpoints', lazyRouteComponent(OBSERVE_PAGES.checkpoints, 'Checkpoints')),
  observePage('/check', lazyRouteComponent(OBSERVE_PAGES.check, 'Check')),
];

const office = createRoute({
  getParentRoute: () => root,
  id: 'office-texts',
  component: lazyRouteComponent(() => import('./with-office-texts.tsx'), 'WithOfficeTexts'),
});

const members = createRoute({
  getParentRoute: () => root,
  id: 'member-texts',
  component: lazyRouteComponent(() => import('./with-member-texts.tsx'), 'WithMemberTexts'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    contests,
    contest.addChildren(contestPages),
    office.addChildren([...organiseRoutes(office)]),
    members.addChildren([...memberRoutes(members)]),
  ]),
  defaultErrorComponent: PageFailed,
  defaultPendingComponent: PagePending,
  scrollRestoration: true,
});

function PagePending() {
  const texts = useTexts();
  return <Loading label={texts.text('observe-loading-page')} />;
}

function observePage(path: string, component: RouteComponent) {
  return createRoute({ getParentRoute: () => contest, path, component });
}
