import { err, type Json, ok, type Result } from '@selectorate/basics';
import type { AnyEndpoint } from '@selectorate/api';
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import type { z } from 'zod';
import type { Denial } from '../handlers.ts';
import { accessDenial, type AccessOptions } from './access.ts';
import type { HouseEnv } from './context.ts';
import type { CurrentSession, Exchange } from './exchange.ts';
import { IDEMPOTENCY_KEY, type KeptAnswers } from './keep-answers.ts';
import type { RateLimits } from './rate-limits.ts';
import { readBody } from './read-body.ts';
import { isOurOwn } from './same-site.ts';
import { type SessionCookie, setSessionCookie } from './session-cookie.ts';
import type { Sessions } from './sessions.ts';

/** A handler whose types the table of endpoints has checked already. */
export type LooseHandler = (
  input: { readonly params: unknown; readonly query: unknown; readonly body: unknown },
  exchange: Exchange,
) => Promise<Result<unknown, Denial>>;

export interface AnswerOptions extends AccessOptions {
  readonly sessions: Sessions;
  readonly limits: RateLimits;
  readonly kept: KeptAnswers;
  readonly publicUrl: string;
  readonly cookie: SessionCookie;
}

/** A denial that says when to come back. */
export type Answered = Result<unknown, Denial & { readonly retryAfter?: number }>;

/** Endpoints at which strangers try keys and links: their own limits. */
const isEntry = ({ name }: AnyEndpoint): boolean => ENTRIES.has(name);
const ENTRIES: ReadonlySet<string> = new Set([
  'beginPasskeySignIn',
  'signInWithPasskey',
  'beginKeySignIn',
  'signInWithKey',
  'readLink',
  'beginLink',
  'acceptLink',
  'askAboutMyEntry',
  'readMyEntry',
  'readContactNotice',
  'answerContactNotice',
]);
const FAILED_ENTRY: ReadonlySet<string> = new Set(['sign-in-failed', 'link-unknown', 'link-used', 'link-expired']);

/**
 * One request to one endpoint, in this order: limits, session, own pages, parameters, access, body, and then the handler.
 */
export async function answerEndpoint(
  context: Context<HouseEnv>,
  { endpoint, handler }: { readonly endpoint: AnyEndpoint; readonly handler: LooseHandler },
  options: AnswerOptions,
): Promise<Answered> {
  const address = context.get('address');
  const wait =
    (await options.limits.request(address)) ?? (isEntry(endpoint) ? await options.limits.entering(address) : null);
  if (wait !== null) return tooMany(wait);
  const session = await options.sessions.find(getCookie(context, options.cookie.name) ?? '');
  const ofAccount = session === null ? null : await options.limits.ofAccount(session.account);
  if (ofAccount !== null) return tooMany(ofAccount);
  if (endpoint.method !== 'get' && !isOurOwn(context.req.raw.headers, options.publicUrl, session))
    return err({ code: 'csrf-failed' });
  const answered = await answer(context, { endpoint, handler, session }, options);
  if (!answered.ok && isEntry(endpoint) && FAILED_ENTRY.has(answered.error.code))
    await options.limits.entryFailed(address);
  return answered;
}

const tooMany = (retryAfter: number): Answered => err({ code: 'too-many-requests', retryAfter });

interface Entitled {
  readonly endpoint: AnyEndpoint;
  readonly handler: LooseHandler;
  readonly session: CurrentSession | null;
}

async function answer(
  context: Context<HouseEnv>,
  { endpoint, handler, session }: Entitled,
  options: AnswerOptions,
): Promise<Result<unknown, Denial>> {
  const params = endpoint.params.safeParse(context.req.param());
  const account = session?.account ?? null;
  const contest = context.req.param('contest');
  // Parameters that cannot be of anything here are answered like those of nothing here.
  const denied = await accessDenial(options, {
    access: endpoint.access,
    account,
    contest: params.success ? contest : '',
  });
  if (denied !== null) return err(denied);
  if (!params.success) return err({ code: 'not-found' });
  const query = endpoint.query.safeParse(context.req.query());
  if (!query.success) return malformed(query.error);
  const body = await bodyOf(context, endpoint);
  if (!body.ok) return body;
  const input = { params: params.data, query: query.data, body: body.value };
  const exchange: Exchange = {
    account,
    session,
    setCookie: (token) => setSessionCookie(context, options.cookie, token),
  };
  const work = () => handler(input, exchange);
  const key = context.req.header('idempotency-key');
  if (!endpoint.idempotent || key === undefined || account === null) return work();
  if (!IDEMPOTENCY_KEY.test(key)) return err({ code: 'request-malformed', where: 'idempotency-key' });
  return options.kept.once({ account, key, content: [endpoint.name, input] as unknown as Json }, work);
}

async function bodyOf(context: Context<HouseEnv>, endpoint: AnyEndpoint): Promise<Result<unknown, Denial>> {
  if (endpoint.body === null) return ok(null);
  const json = await readBody(context.req.raw, endpoint);
  if (!json.ok) return json;
  const read = endpoint.body.safeParse(json.value);
  return read.success ? ok(read.data) : malformed(read.error);
}

/** Which field, and nothing of what stood in it. */
const malformed = ({ issues: [issue] }: z.ZodError): Result<never, Denial> =>
  err({
    code: 'request-malformed',
    where: issue === undefined || issue.path.length === 0 ? 'body' : issue.path.join('.'),
  });
