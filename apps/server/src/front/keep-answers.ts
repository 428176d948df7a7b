import { createHash } from 'node:crypto';
import { err, type Json, ok, type Result } from '@selectorate/basics';
import type { Instant } from '@selectorate/selection';
import type { Store } from '@selectorate/store';
import type { Denial } from '../handlers.ts';

/** One request under its `Idempotency-Key`. */
export interface KeyedRequest {
  readonly account: string;
  readonly key: string;
  /** Everything that makes it this request: endpoint, parameters, body. */
  readonly content: Json;
}

export interface KeptAnswers {
  /** Does the work, or gives the answer that the same request had before. Denials are not kept. */
  once<A>(request: KeyedRequest, work: () => Promise<Result<A, Denial>>): Promise<Result<A, Denial>>;
}

export const IDEMPOTENCY_KEY: RegExp = /^[\x21-\x7e]{1,128}$/;

/**
 * Answers kept in the store. The work itself runs outside any transaction, because an act has to be committed before its
 * checkpoint goes to witnesses; a server that dies between the two does the work again when asked again, and the desk's
 * handlers bear that.
 */
export function keptAnswers(store: Pick<Store, 'idempotent'>, clock: () => Instant): KeptAnswers {
  const running = new Map<string, Promise<unknown>>();
  const answer = async <A>(
    { account, key, content }: KeyedRequest,
    work: () => Promise<Result<A, Denial>>,
  ): Promise<Result<A, Denial>> => {
    const request = { scope: account, key, hash: hashOf(content), at: clock() };
    const known = await answerBefore<A>(store, request);
    if (known !== undefined) return known;
    const done = await work();
    if (!done.ok) return done;
    const kept = await store.idempotent(request, () => Promise.resolve(withoutPrivate(done.value as Json)));
    return kept.ok ? done : KEY_REUSED;
  };
  return {
    once: async <A>(request: KeyedRequest, work: () => Promise<Result<A, Denial>>) => {
      const place = `${request.account} ${request.key}`;
      const before = running.get(place) ?? Promise.resolve();
      const answering = before.then(
        () => answer(request, work),
        () => answer(request, work),
      );
      running.set(place, answering);
      try {
        return await answering;
      } finally {
        if (running.get(place) === answering) running.delete(place);
      }
    },
  };
}

/** What an answer says of private parts is not kept: it could outlive them. Who asks again reads the draft itself. */
const withoutPrivate = (answer: Json): Json =>
  answer !== null && typeof answer === 'object' && !Array.isArray(answer) && 'parts' in answer
    ? { ...answer, parts: null, blobs: null }
    : answer;

const KEY_REUSED: Result<never, Denial> = err({ code: 'key-reused' });

type Request = Parameters<Store['idempotent']>[0];

/** What was answered before, if anything was: asked with work that refuses to be done. */
async function answerBefore<A>(
  store: Pick<Store, 'idempotent'>,
  request: Request,
): Promise<Result<A, Denial> | undefined> {
  try {
    const known = await store.idempotent(request, () => Promise.reject(new NothingKept()));
    return known.ok ? ok(known.value as A) : KEY_REUSED;
  } catch (error) {
    if (error instanceof NothingKept) return undefined;
    throw error;
  }
}

class NothingKept extends Error {}

const hashOf = (content: Json): string => createHash('sha256').update(JSON.stringify(content)).digest('hex');
