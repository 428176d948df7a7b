import { type ContestId, ok, type PersonId, type Result } from '@selectorate/basics';
import { entropy, rawSecret } from '@selectorate/machine';
import type { SignatureCheck } from '@selectorate/record';
import { type Entropy, Rehearsal, type RelyingParty, SERVER, type State } from '@selectorate/selection';
import type { ContestFolder } from '../folder/contest-folder.ts';
import { follow, type PlayFault } from './follow.ts';
import type { Keyring } from './keyring.ts';
import { People } from './people.ts';
import type { Played } from './played.ts';
import { scriptOf } from './script.ts';

export interface PlayOptions {
  readonly check: SignatureCheck;
  /** The people's keys, where the folder names a folder of them. */
  readonly keyring: Keyring;
  /** Where the first act says that passkeys are valid; nowhere unless given. */
  readonly relyingParty?: RelyingParty;
  /** Where the script's salts come from: this machine unless given. Those of private parts are always its own. */
  readonly scriptEntropy?: Entropy;
  readonly progress?: (state: State, kind: string) => void;
}

/** Plays one contest in memory, act by act. Nothing is written; the first refused act ends it. */
export async function playContest(
  folder: ContestFolder,
  options: PlayOptions,
): Promise<Result<Played<Rehearsal>, PlayFault>> {
  const { document, rulebook } = folder;
  const people = new People(folder);
  const { keyring, check, relyingParty = null, scriptEntropy = entropy } = options;
  const secretOf = (name: string): Uint8Array => rawSecret(keyring.of(name as PersonId).file);
  const house = new Rehearsal({
    contest: document.contest as ContestId,
    rulebook,
    log: { name: document.log, secret: secretOf('log') },
    serverSecret: secretOf(SERVER),
    witnesses: document.witnesses.map((name) => ({ name, secret: secretOf(name) })),
    signerOf: (person) => keyring.of(person),
    entropy,
    check,
  });
  const keys = { ...house.keys, relyingParty };
  const script = scriptOf(folder, { people, keyring, keys, entropy: scriptEntropy });
  const followed = await follow<never>(script, house, options.progress);
  return followed.ok ? ok({ folder, house, people, keyring }) : followed;
}
