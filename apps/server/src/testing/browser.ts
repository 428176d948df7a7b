import { type Client, clientFor, type SessionShape } from '@selectorate/api';
import { unwrap } from '@selectorate/basics';

export interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A browser as far as a server meets one: cookies, the token of its session, and where its requests come from. */
export class Browser {
  readonly origin: string;
  readonly #cookies = new Map<string, string>();
  readonly client: Client;
  csrf = '';

  constructor(origin: string) {
    this.origin = origin;
    this.client = clientFor({
      base: '',
      csrf: () => this.csrf,
      fetch: (url, init) => this.send(url, { ...init, headers: { ...init.headers, ...OWN_PAGE(this.origin) } }),
    });
  }

  /** One request, cookies and all; redirects are not followed. A whole URL goes where it says. */
  async send(path: string, { method = 'GET', headers = {}, body }: Sent = {}): Promise<Response> {
    const url = new URL(path, this.origin);
    if (url.hostname === 'localhost') url.hostname = '127.0.0.1';
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const sent = { method, headers: { ...headers, ...(cookie === '' ? {} : { cookie }) }, redirect: 'manual' } as const;
    const response = await fetch(url, body === undefined ? sent : { ...sent, body });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    return response;
  }

  cookie(name: string): string | undefined {
    return this.#cookies.get(name);
  }

  /** What a thief of the cookie has. */
  withCookie(name: string, value: string): Browser {
    const thief = new Browser(this.origin);
    thief.#cookies.set(name, value);
    return thief;
  }

  /** Asks who is signed in here, and keeps the session's token as a page does. */
  async session(): Promise<SessionShape> {
    const session = unwrap(await this.client.readSession({}));
    this.csrf = session.csrf;
    return session;
  }

  #keep(line: string): void {
    const [pair = ''] = line.split(';');
    const name = pair.slice(0, pair.indexOf('='));
    const value = pair.slice(name.length + 1);
    if (value === '') this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}

/** What a browser adds to a request from one of our own pages. */
const OWN_PAGE = (origin: string): Readonly<Record<string, string>> => ({ origin, 'sec-fetch-site': 'same-origin' });
