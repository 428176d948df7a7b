import { connection } from '../record/connection.ts';

// Of its own, and not the client of `api`: that one knows every act there is, and a member on a phone would have to load them all.

/** Why the server did not do what was asked: a problem’s code. */
export class Refused extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** What the server answers, as it came; rejects with {@link Refused}. */
export const readFrom = (path: string): Promise<unknown> => ask(path, { method: 'GET', headers: ACCEPT });

/** The same for what changes something. An officer who is signed in on this device has to name their session. */
export async function sendTo(path: string, body?: object): Promise<unknown> {
  const session = await readFrom('/api/session');
  const csrf = isObject(session) && typeof session['csrf'] === 'string' ? session['csrf'] : '';
  const headers = { ...ACCEPT, 'selectorate-csrf': csrf };
  return body === undefined
    ? ask(path, { method: 'POST', headers })
    : ask(path, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
}

const ACCEPT = { accept: 'application/json' };

async function ask(path: string, init: RequestInit): Promise<unknown> {
  const response = await fetch(path, { ...init, redirect: 'error' }).catch(() => {
    connection.lose();
    throw new Refused('offline');
  });
  connection.found();
  const json: unknown = await response.json().catch(() => undefined);
  if (response.ok) return json;
  const code = isObject(json) ? json['code'] : undefined;
  throw new Refused(typeof code === 'string' ? code : 'not-serving');
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
