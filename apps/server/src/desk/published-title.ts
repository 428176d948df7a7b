import type { ContestId } from '@selectorate/basics';
import { hashHex, openPart } from '@selectorate/selection';
import type { Store } from '@selectorate/store';

/** The title that the contest's first act published, as long as nobody withdrew it. */
export async function publishedTitle({ logs }: Pick<Store, 'logs'>, contest: ContestId): Promise<string | null> {
  for (const bytes of await logs.parts.published(contest)) {
    const part = openPart(bytes, hashHex(bytes));
    if (
      part.ok &&
      part.value.part === 'title' &&
      part.value.subject === 'contest' &&
      typeof part.value.content === 'string'
    )
      return part.value.content;
  }
  return null;
}
