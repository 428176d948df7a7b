import type { Result } from '@selectorate/basics';
import { err } from '@selectorate/basics';
import type { Store } from '@selectorate/store';

/** Does work in one transaction, which is undone if the work answers with a failure. */
export async function attempt<T, E>(
  { together }: Pick<Store, 'together'>,
  work: () => Promise<Result<T, E>>,
): Promise<Result<T, E>> {
  try {
    return await together(async () => {
      const result = await work();
      if (!result.ok) throw new Undone(result.error);
      return result;
    });
  } catch (error) {
    if (error instanceof Undone) return err(error.failure as E);
    throw error;
  }
}

class Undone extends Error {
  readonly failure: unknown;

  constructor(failure: unknown) {
    super('undone');
    this.failure = failure;
  }
}
