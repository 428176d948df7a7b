import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';

/** Routes of members’ pages: paths and lazy imports only, so that nobody else loads any of it. */
export function memberRoutes(root: AnyRoute): readonly AnyRoute[] {
  const under = (path: string, component: ReturnType<typeof lazyRouteComponent>): AnyRoute =>
    createRoute({ getParentRoute: () => root, path, component });
  return [
    under(
      '/roll',
      lazyRouteComponent(() => import('./am-i-on-the-roll.tsx'), 'AmIOnTheRoll'),
    ),
    under(
      '/entry/$token',
      lazyRouteComponent(() => import('./my-entry.tsx'), 'MyEntry'),
    ),
    under(
      '/contact/$token',
      lazyRouteComponent(() => import('./contact-notice.tsx'), 'ContactNotice'),
    ),
  ];
}
