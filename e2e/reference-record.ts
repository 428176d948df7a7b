import { fileURLToPath } from 'node:url';
import type { PersonId } from '@selectorate/basics';
import { nativeCheck, type SigningKey } from '@selectorate/machine';
import type { CheckpointNote, Policy } from '@selectorate/record';
import { type Act, decodeAct } from '@selectorate/selection';
import type { ContestFolder } from '../apps/cli/src/folder/contest-folder.ts';
import { readFolder } from '../apps/cli/src/folder/read-folder.ts';
import { Keyring } from '../apps/cli/src/play/keyring.ts';
import { playContest } from '../apps/cli/src/play/play-contest.ts';

/** The reference contest as it was played, with every key that anybody in it holds: what all attackers start from. */
export interface ReferenceRecord {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly policy: Policy;
  readonly entries: readonly Uint8Array[];
  readonly acts: readonly Act[];
  /** One for each size of the log, cosigned by every witness. */
  readonly checkpoints: readonly CheckpointNote[];
  readonly rulebook: Uint8Array;
  /** By the hash that names each. */
  readonly published: ReadonlyMap<string, Uint8Array>;
  readonly blobs: ReadonlyMap<string, Uint8Array>;
  readonly log: { readonly name: string; readonly key: SigningKey };
  readonly witnesses: readonly { readonly name: string; readonly key: SigningKey }[];
  readonly keyOf: (person: PersonId) => SigningKey;
}

/** Plays `examples/reference` in memory. Its keys and salts are fresh each time; its acts are the same. */
export async function playReference(): Promise<ReferenceRecord> {
  const { contests, faults } = await readFolder(fileURLToPath(new URL('../examples/reference', import.meta.url)));
  const [read] = contests;
  if (read === undefined) throw new Error(`examples/reference cannot be read: ${JSON.stringify(faults)}`);
  const folder = withDrawnLots(read);
  const keyring = new Keyring();
  const played = await playContest(folder, { check: nativeCheck, keyring });
  if (!played.ok) throw new Error(`examples/reference cannot be played: ${JSON.stringify(played.error)}`);
  const { house } = played.value;
  const keyOf = (person: string): SigningKey => keyring.of(person as PersonId);
  const entries = house.log.entries();
  return {
    files: house.recordFiles(),
    policy: house.policy(),
    entries,
    acts: entries.map(readAct),
    checkpoints: house.checkpoints,
    rulebook: house.rulebookBytes,
    published: house.published,
    blobs: house.blobs,
    log: { name: folder.document.log, key: keyOf('log') },
    witnesses: folder.document.witnesses.map((name) => ({ name, key: keyOf(name) })),
    keyOf,
  };
}

/** The same contest under a ladder that draws from values, so that attackers meet those acts too. */
function withDrawnLots(folder: ContestFolder): ContestFolder {
  const { ballot } = folder.rulebook;
  return {
    ...folder,
    rulebook: { ...folder.rulebook, ballot: { ...ballot, ties: ['earlier-stages-backwards', 'sha256', 'lot-order'] } },
  };
}

export function readAct(entry: Uint8Array): Act {
  const act = decodeAct(entry);
  if (!act.ok) throw new Error('an entry of the reference record cannot be read');
  return act.value;
}
