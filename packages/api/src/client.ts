import { err, ok, type Result } from '@selectorate/basics';
import type { AnswerOf, AnyEndpoint, BodyOf, ParamsOf, QueryOf } from './endpoint.ts';
import { type Endpoints, endpoints } from './endpoints.ts';
import { problem, type Problem, type ProblemCode } from './problem.ts';

/** The platform's `fetch`, as far as the client needs it; a port, so that Node and browsers each bring their own. */
export type Fetch = (url: string, init: FetchInit) => Promise<Fetched>;
export interface FetchInit {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}
export interface Fetched {
  readonly status: number;
  text(): Promise<string>;
}

/** Leaves out what an endpoint does not have. */
type Given<E> = (string extends keyof ParamsOf<E> ? object : { readonly params: ParamsOf<E> }) &
  (string extends keyof QueryOf<E> ? object : { readonly query: QueryOf<E> }) &
  (BodyOf<E> extends null ? object : { readonly body: BodyOf<E> }) & { readonly idempotencyKey?: string };

export type Client = {
  readonly [Name in keyof Endpoints]: (
    given: Given<Endpoints[Name]>,
  ) => Promise<Result<AnswerOf<Endpoints[Name]>, Problem>>;
};

export interface ClientOptions {
  /** The server's origin; empty for the page's own. */
  readonly base: string;
  readonly fetch: Fetch;
  /** The token of the session, sent with everything that changes something. */
  readonly csrf: () => string | Promise<string>;
}

interface Loose {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
  readonly idempotencyKey?: string;
}

/** A client with a function for each endpoint. Never throws for what a server or a network can do: problems are values. */
export function clientFor(options: ClientOptions): Client {
  const calls = Object.entries(endpoints).map(([name, endpoint]) => [
    name,
    (given: Loose) => ask(endpoint as unknown as AnyEndpoint, given, options),
  ]);
  return Object.fromEntries(calls) as Client;
}

async function ask(endpoint: AnyEndpoint, given: Loose, options: ClientOptions): Promise<Result<unknown, Problem>> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (given.body !== undefined) headers['content-type'] = 'application/json';
  if (endpoint.method !== 'get') headers['selectorate-csrf'] = await options.csrf();
  if (given.idempotencyKey !== undefined) headers['idempotency-key'] = given.idempotencyKey;
  const init = { method: endpoint.method.toUpperCase(), headers };
  try {
    const answered = await options.fetch(
      `${options.base}${urlOf(endpoint, given)}`,
      given.body === undefined ? init : { ...init, body: JSON.stringify(given.body) },
    );
    return read(endpoint, answered.status, await answered.text());
  } catch {
    return err(bare('offline'));
  }
}

/** The path with its parameters filled in, and the query. */
export function urlOf({ path }: Pick<AnyEndpoint, 'path'>, { params = {}, query = {} }: Loose): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const asked = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return asked.length === 0 ? filled : `${filled}?${asked.join('&')}`;
}

function read({ answer }: AnyEndpoint, status: number, text: string): Result<unknown, Problem> {
  const json = parse(text);
  if (status >= 200 && status < 300) {
    const known = answer.safeParse(json);
    return known.success ? ok(known.data) : err(bare('unexpected'));
  }
  const told = problem.safeParse(json);
  return err(told.success ? told.data : bare(status >= 500 ? 'not-serving' : 'unexpected'));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A problem that no server put into words; the page says it with its own texts. */
const bare = (code: ProblemCode): Problem => ({
  schema: 'selectorate-problem/1',
  code,
  where: null,
  refusal: null,
  what: '',
  todo: '',
  lines: [],
});
