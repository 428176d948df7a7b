import { getCookie, setCookie } from 'hono/cookie';
import type { App } from './context.ts';
import { OIDC_CALLBACK, OIDC_SECONDS, type OidcSignIn } from './oidc-sign-in.ts';
import type { RateLimits } from './rate-limits.ts';
import { type SessionCookie, setSessionCookie } from './session-cookie.ts';
import type { Sessions } from './sessions.ts';

export interface OidcRouteOptions {
  readonly sessions: Sessions;
  readonly limits: RateLimits;
  readonly cookie: SessionCookie;
}

const START = '/api/session/oidc';
const SIGNED_IN = '/organise';
const failedAt = (problem: string): string => `/organise?problem=${problem}`;

/**
 * The way out to the identity provider and back. The ceremony waits in a cookie of its own, which is not `Strict`: the way
 * back begins on the provider's page. It ties the answer to the browser that asked.
 */
export function oidcRoutes(app: App, oidc: OidcSignIn, { sessions, limits, cookie }: OidcRouteOptions): void {
  const name = `${cookie.name}-oidc`;
  const fixed = { path: '/', httpOnly: true, sameSite: 'Lax', secure: cookie.secure } as const;

  app.get(START, async (context) => {
    context.set('route', START);
    context.header('cache-control', 'no-store');
    if ((await limits.entering(context.get('address'))) !== null)
      return context.redirect(failedAt('too-many-requests'), 303);
    const begun = await oidc.begin();
    if (begun === undefined) return context.redirect(failedAt('not-serving'), 303);
    setCookie(context, name, begun.ceremony, { ...fixed, maxAge: OIDC_SECONDS });
    return context.redirect(begun.url, 303);
  });

  app.get(OIDC_CALLBACK, async (context) => {
    context.set('route', OIDC_CALLBACK);
    context.header('cache-control', 'no-store');
    const ceremony = getCookie(context, name) ?? '';
    setCookie(context, name, '', { ...fixed, maxAge: 0 });
    const account = await oidc.finish(ceremony, new URL(context.req.url).search);
    if (account === undefined) {
      await limits.entryFailed(context.get('address'));
      return context.redirect(failedAt('sign-in-failed'), 303);
    }
    const session = await sessions.begin(account);
    setSessionCookie(context, cookie, session.token);
    return context.redirect(SIGNED_IN, 303);
  });
}
