import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';

/** Routes of the officers' half: paths and lazy imports only, so that an observer's first view loads none of it. */
export function organiseRoutes(root: AnyRoute): readonly AnyRoute[] {
  const under = (path: string, component: ReturnType<typeof lazyRouteComponent>): AnyRoute =>
    createRoute({ getParentRoute: () => root, path, component });
  return [
    under(
      '/organise',
      lazyRouteComponent(() => import('./pages/home.tsx'), 'Home'),
    ),
    under(
      '/link/$token',
      lazyRouteComponent(() => import('./pages/one-time-link.tsx'), 'OneTimeLink'),
    ),
    under(
      '/organise/new/$step',
      lazyRouteComponent(() => import('./pages/new-contest.tsx'), 'NewContest'),
    ),
    under(
      '/organise/c/$contest',
      lazyRouteComponent(() => import('./pages/tasks.tsx'), 'Tasks'),
    ),
    under(
      '/organise/c/$contest/set-up/$step',
      lazyRouteComponent(() => import('./pages/set-up.tsx'), 'SetUp'),
    ),
    under(
      '/organise/c/$contest/do/$kind',
      lazyRouteComponent(() => import('./pages/act.tsx'), 'PrepareAct'),
    ),
    under(
      '/organise/c/$contest/all/$kind',
      lazyRouteComponent(() => import('./pages/prepare-all.tsx'), 'PrepareAll'),
    ),
    under(
      '/organise/c/$contest/drafts/$draft',
      lazyRouteComponent(() => import('./pages/draft.tsx'), 'DraftPage'),
    ),
    under(
      '/organise/c/$contest/sign',
      lazyRouteComponent(() => import('./pages/sign-all.tsx'), 'SignAll'),
    ),
    under(
      '/organise/c/$contest/people',
      lazyRouteComponent(() => import('./pages/people.tsx'), 'People'),
    ),
    under(
      '/organise/c/$contest/departures',
      lazyRouteComponent(() => import('./pages/departures.tsx'), 'Departures'),
    ),
    under(
      '/organise/c/$contest/roll/list',
      lazyRouteComponent(() => import('./roll/list.tsx'), 'RollList'),
    ),
    under(
      '/organise/c/$contest/roll/register',
      lazyRouteComponent(() => import('./roll/register.tsx'), 'RollRegister'),
    ),
    under(
      '/organise/c/$contest/roll/evidence',
      lazyRouteComponent(() => import('./roll/evidence.tsx'), 'RollEvidence'),
    ),
    under(
      '/organise/c/$contest/roll/units',
      lazyRouteComponent(() => import('./roll/units.tsx'), 'RollUnits'),
    ),
    under(
      '/organise/c/$contest/roll/checks',
      lazyRouteComponent(() => import('./roll/checks.tsx'), 'RollChecks'),
    ),
    under(
      '/organise/c/$contest/roll/questions',
      lazyRouteComponent(() => import('./roll/questions.tsx'), 'RollQuestions'),
    ),
    under(
      '/organise/c/$contest/roll/contacts',
      lazyRouteComponent(() => import('./roll/contacts.tsx'), 'RollContacts'),
    ),
    under(
      '/organise/c/$contest/roll/decisions',
      lazyRouteComponent(() => import('./roll/decisions.tsx'), 'RollDecisions'),
    ),
    under(
      '/organise/c/$contest/clock',
      lazyRouteComponent(() => import('./pages/clock.tsx'), 'Clock'),
    ),
  ];
}
