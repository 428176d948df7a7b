import type { Result } from '@selectorate/basics';
import type { AnswerOf, Endpoints } from '@selectorate/api';
import type { AccountId } from '@selectorate/store';
import type { Asker, Denial, Input } from '../handlers.ts';

/** A session as the running request has it. */
export interface CurrentSession {
  readonly token: string;
  readonly account: AccountId;
  /** What has to come back in the header `Selectorate-Csrf`. */
  readonly csrf: string;
}

/** Somebody who asks over HTTP: handlers that begin and end sessions do it through this. */
export interface Exchange extends Asker {
  readonly account: AccountId | null;
  readonly session: CurrentSession | null;
  /** The cookie that goes out with the answer: a session's token, or null to take it away. */
  setCookie(token: string | null): void;
}

/** Like a `Handler`, for those that have to do with the session itself. */
export type FrontHandler<E> = (input: Input<E>, exchange: Exchange) => Promise<Result<AnswerOf<E>, Denial>>;
export type FrontHandlers<Names extends keyof Endpoints> = { readonly [Name in Names]: FrontHandler<Endpoints[Name]> };
