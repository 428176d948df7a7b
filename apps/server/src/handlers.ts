import type { Result } from '@selectorate/basics';
import type { AnswerOf, BodyOf, Endpoints, ParamsOf, ProblemCode, QueryOf } from '@selectorate/api';
import type { Refusal } from '@selectorate/selection';

/** Who asks: the account of the session, if there is one. What they may do in a contest is the contest's to say. */
export interface Asker {
  readonly account: string | null;
}

/** Why something was not done; the HTTP layer puts it into words and gives it a status. */
export interface Denial {
  readonly code: ProblemCode;
  readonly where?: string;
  readonly refusal?: Refusal;
  readonly lines?: readonly string[];
}

export interface Input<E> {
  readonly params: ParamsOf<E>;
  readonly query: QueryOf<E>;
  readonly body: BodyOf<E>;
}

/** Answers one endpoint. Its access rule has been checked before it is called, and what it was sent has been validated. */
export type Handler<E> = (input: Input<E>, asker: Asker) => Promise<Result<AnswerOf<E>, Denial>>;

/** A handler for every endpoint of the names given: one that is missing is a type error. */
export type Handlers<Names extends keyof Endpoints> = { readonly [Name in Names]: Handler<Endpoints[Name]> };
