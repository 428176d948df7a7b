import type { Context } from 'hono';
import { setCookie } from 'hono/cookie';
import type { HouseEnv } from './context.ts';

/** The session's cookie: bound to this very host where there is https. */
export interface SessionCookie {
  readonly name: string;
  readonly secure: boolean;
}

export const sessionCookie = (publicUrl: string): SessionCookie =>
  publicUrl.startsWith('https:')
    ? { name: '__Host-selectorate', secure: true }
    : { name: 'selectorate', secure: false };

/** Sends the token of a session, or takes it away. Without an age: it ends with the browser, if the server does not first. */
export function setSessionCookie(
  context: Context<HouseEnv>,
  { name, secure }: SessionCookie,
  token: string | null,
): void {
  const fixed = { path: '/', httpOnly: true, sameSite: 'Strict', secure } as const;
  setCookie(context, name, token ?? '', token === null ? { ...fixed, maxAge: 0 } : fixed);
}
