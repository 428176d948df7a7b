import { setTimeout as wait } from 'node:timers/promises';
import { type Client, clientFor, type Fetch } from '@selectorate/api';

/** One person's way to a server: a session of their own, as a browser would keep it. */
export interface Visitor {
  readonly client: Client;
  /** Signed in: this token goes back with everything that changes something. */
  signedIn(csrf: string): void;
}

const PATIENCE_MS = 60_000;
const TRIES = 4;
const LONGEST_WAIT_SECONDS = 65;
const PAUSE_MS = 250;

/** Somebody new at the server of this origin. What is safe to send again is, where the network or the server's limits failed. */
export function visitorAt(origin: string): Visitor {
  const cookies = new Map<string, string>();
  let csrf = '';
  const send: Fetch = async (url, { method, headers, body }) => {
    const response = await fetch(url, {
      method,
      headers: { ...headers, origin, cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(body === undefined ? {} : { body }),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    for (const cookie of response.headers.getSetCookie()) keep(cookies, cookie);
    const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
    return Object.assign(response, { retryAfter: Number.isFinite(seconds) ? seconds : null });
  };
  const sendAgain: Fetch = async (url, init) => {
    const repeatable = init.method === 'GET' || 'idempotency-key' in init.headers;
    for (let tries = 1; ; tries++) {
      const answered = await send(url, init).catch((error: unknown) => {
        if (!repeatable || tries === TRIES) throw error;
      });
      if (answered !== undefined && (answered.status !== 429 || tries === TRIES)) return answered;
      const { retryAfter = null } = (answered ?? {}) as { readonly retryAfter?: number | null };
      await wait(retryAfter === null ? PAUSE_MS * tries : 1000 * Math.min(retryAfter, LONGEST_WAIT_SECONDS));
    }
  };
  return {
    client: clientFor({ base: origin, fetch: sendAgain, csrf: () => csrf }),
    signedIn: (token) => {
      csrf = token;
    },
  };
}

/** Keeps a cookie as a browser does, as far as sessions need it: by name, until it is emptied. */
function keep(cookies: Map<string, string>, setCookie: string): void {
  const [pair = '', ...attributes] = setCookie.split(';');
  const at = pair.indexOf('=');
  const [name, value] = [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
  const gone = value === '' || attributes.some((attribute) => /^\s*max-age=0$/i.test(attribute));
  if (gone) cookies.delete(name);
  else cookies.set(name, value);
}
