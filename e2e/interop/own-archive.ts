import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ArchiveHead, type ArchiveStep, archiveWriter, readSteps } from '@selectorate/ballot';
import { concatBytes, throwIllegalValue } from '@selectorate/basics';
import { bench, bytesAtHand } from '../secret-ballot/bench.ts';
import type { Place, StepText } from './side.ts';

/** An archive as our reader tells it. */
export interface ToldArchive {
  readonly timestamp: number;
  readonly steps: readonly StepText[];
  readonly head: ArchiveHead | null;
}

export const archiveFile = ({ folder, uuid }: Pick<Place, 'folder' | 'uuid'>): string => join(folder, `${uuid}.bel`);

/** Reads an archive that must be right as far as it goes. */
export async function tellArchive(bytes: Uint8Array): Promise<ToldArchive> {
  const steps: StepText[] = [];
  let [timestamp, head]: [number, ArchiveHead | null] = [0, null];
  for await (const part of readSteps(bytesAtHand(bytes), bench)) {
    switch (part.kind) {
      case 'header':
        timestamp = part.timestamp;
        break;
      case 'step':
        steps.push(textsOf(part));
        head = { hash: part.hash, height: part.height };
        break;
      case 'fault':
        throw new Error(`the archive is faulty: ${part.code} at ${part.offset}`);
      default:
        throwIllegalValue(part);
    }
  }
  return { timestamp, steps, head };
}

export const tellPlace = async (place: Place): Promise<ToldArchive> => tellArchive(await readFile(archiveFile(place)));

/** Begins the archive of a place. */
export async function beginArchive(place: Place, timestamp: number, steps: readonly StepText[]): Promise<void> {
  const writer = archiveWriter({ timestamp, platform: bench.platform });
  const begun = writer.begin();
  await writeFile(archiveFile(place), concatBytes(...begun, ...steps.flatMap((step) => writer.addStep(step))));
}

/** Goes on with the archive of a place, whoever wrote it. */
export async function addStep(place: Place, step: StepText): Promise<void> {
  const { timestamp, head } = await tellPlace(place);
  const writer = archiveWriter({ timestamp, platform: bench.platform, after: head });
  await appendFile(archiveFile(place), concatBytes(...writer.addStep(step)));
}

function textsOf(step: ArchiveStep<{ readonly text: string }>): StepText {
  const { type } = step;
  switch (type) {
    case 'Setup': {
      const [election, trustees, credentials] = [step.election.text, step.trustees.text, step.credentials.text];
      return { type, election, trustees, credentials };
    }
    case 'Ballot':
      return { type, ballot: step.ballot.text };
    case 'EncryptedTally': {
      const { numTallied, totalWeight } = step;
      return { type, numTallied, totalWeight, encryptedTally: step.encryptedTally.text };
    }
    case 'Shuffle':
      return { type, owner: step.owner, shuffle: step.shuffle.text };
    case 'PartialDecryption':
      return { type, owner: step.owner, partialDecryption: step.partialDecryption.text };
    case 'Result':
      return { type, result: step.result.text };
    case 'EndBallots':
    case 'EndShuffles':
      return { type };
    default:
      return throwIllegalValue(step);
  }
}
