import type { z } from 'zod';
import type { Access, Endpoint, Method } from './endpoint.ts';
import { nothing } from './shapes.ts';

interface Declared<P, Q, B, A> {
  readonly name: string;
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly access: Access;
  readonly params?: z.ZodType<P>;
  readonly query?: z.ZodType<Q>;
  readonly body?: z.ZodType<B>;
  readonly answer: z.ZodType<A>;
  readonly idempotent?: boolean;
}

type Nothing = Record<string, never>;

/** Declares an endpoint; what is left out has no parameters, no query, no body. */
export function declare<A, P = Nothing, Q = Nothing, B = null>({
  params = nothing as unknown as z.ZodType<P>,
  query = nothing as unknown as z.ZodType<Q>,
  body,
  idempotent = false,
  ...rest
}: Declared<P, Q, B, A>): Endpoint<P, Q, B, A> {
  return { ...rest, params, query, body: body ?? null, idempotent };
}
