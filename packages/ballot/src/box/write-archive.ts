import { archiveWriter } from '../archive/archive-writer.ts';
import type { Step } from '../archive/step.ts';
import type { Platform } from '../platform.ts';
import type { Box } from './box.ts';
import type { ExcludeEntry } from './entry.ts';
import { admittedBallots } from './figures.ts';

export interface WriteArchiveOptions {
  /** Seconds since 1970, when the election began. */
  readonly timestamp: number;
  readonly setup: Extract<Step<string>, { type: 'Setup' }>;
  /** The exact text of a ballot of the box, by its hash. Throws or rejects if it is lost: then there is no archive. */
  readonly ballotText: (hash: string) => string | Promise<string>;
  readonly platform: Pick<Platform, 'sha256'>;
}

/**
 * The archive of a closed box: the set-up, every ballot whose credential was not excluded, in the order of the record, and the
 * end of the ballots. A projection of the record and of nothing else, so that it can be written again at any time.
 */
export async function* writeArchive(
  box: Box,
  exclusions: readonly Pick<ExcludeEntry, 'credential'>[],
  { timestamp, setup, ballotText, platform }: WriteArchiveOptions,
): AsyncGenerator<Uint8Array> {
  if (!box.isClosed) throw new RangeError('writeArchive: the box is open');
  const writer = archiveWriter({ timestamp, platform });
  yield* writer.begin();
  yield* writer.addStep(setup);
  for (const { ballot } of admittedBallots(box.journal, exclusions)) {
    yield* writer.addStep({ type: 'Ballot', ballot: await ballotText(ballot) });
  }
  yield* writer.addStep({ type: 'EndBallots' });
}
