import type { z } from 'zod';

export type Method = 'get' | 'post' | 'put' | 'delete';

/**
 * Who may ask. `anyone`: no session; `signed-in`: any account; `operator`: who set this instance up; `participant`: somebody
 * with a place in the contest; otherwise somebody who holds one of these roles in the contest of the path.
 */
export type Access =
  | { readonly kind: 'anyone' | 'signed-in' | 'operator' | 'participant' }
  | { readonly kind: 'roles'; readonly roles: readonly Office[] };

/** Offices that an endpoint can be kept for. Before a contest opens they are held by who was invited to them. */
export type Office = 'returning-officer' | 'second-officer' | 'scrutineer';

/**
 * One thing that can be asked of a server: declared once, and from it come validation, the typed client, the OpenAPI
 * document and the authorisation matrix.
 */
export interface Endpoint<Params, Query, Body, Answer> {
  /** Unique, in camel case: the OpenAPI operation. */
  readonly name: string;
  readonly method: Method;
  /** With its parameters in braces: `/api/contests/{contest}/drafts`. */
  readonly path: string;
  readonly summary: string;
  readonly access: Access;
  readonly params: z.ZodType<Params>;
  readonly query: z.ZodType<Query>;
  readonly body: z.ZodType<Body> | null;
  readonly answer: z.ZodType<Answer>;
  /** May be sent again under the same `Idempotency-Key`: the first answer is given again. */
  readonly idempotent: boolean;
}

/** An endpoint of whatever shape: what lists of them hold. */
export type AnyEndpoint = Endpoint<never, never, never, unknown> & {
  readonly params: z.ZodType;
  readonly query: z.ZodType;
  readonly body: z.ZodType | null;
  readonly answer: z.ZodType;
};

export type ParamsOf<E> = E extends { params: z.ZodType<infer P> } ? P : never;
export type QueryOf<E> = E extends { query: z.ZodType<infer Q> } ? Q : never;
export type BodyOf<E> = E extends { body: z.ZodType<infer B> | null } ? B : null;
export type AnswerOf<E> = E extends { answer: z.ZodType<infer A> } ? A : never;
