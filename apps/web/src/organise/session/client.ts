import { type Client, clientFor, type FetchInit, type Problem } from '@selectorate/api';
import type { Result } from '@selectorate/basics';
import { queryClient } from '../../app/query-client.ts';
import { connection } from '../../record/connection.ts';

let csrf: string | undefined;

/** The token of the session that was read last; sent with everything that changes something. */
export const rememberCsrf = (token: string): void => {
  csrf = token;
};

/** A form can be sent before the page has read its session: then the session is read first. */
async function csrfOfSession(): Promise<string> {
  if (csrf === undefined) {
    const session = await client.readSession({});
    if (session.ok) csrf ??= session.value.csrf;
  }
  return csrf ?? '';
}

async function fetchWatched(url: string, init: FetchInit): Promise<Response> {
  try {
    const response = await fetch(url, { ...init, redirect: 'error' });
    connection.found();
    return response;
  } catch (error) {
    connection.lose();
    throw error;
  }
}

/** The server of this page. */
export const client: Client = clientFor({ base: '', fetch: fetchWatched, csrf: csrfOfSession });

/** A problem as queries and mutations reject with it. */
export class ProblemMet extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** The answer; rejects with {@link ProblemMet}. A session that has ended is noticed here, whoever asked. */
export async function answerOf<T>(asked: Promise<Result<T, Problem>>): Promise<T> {
  const answered = await asked;
  if (answered.ok) return answered.value;
  if (answered.error.code === 'not-signed-in')
    void queryClient.invalidateQueries({ queryKey: ['organise', 'session'] });
  throw new ProblemMet(answered.error);
}
