import { type ContestId, fromBase64Url } from '@selectorate/basics';
import { type NoteSigner, noteSigner, type PublicKey, type VerifierKey, verifierKey } from '@selectorate/record';
import { ed25519Signer, type Signer } from '@selectorate/selection';
import type { ContestRow } from '@selectorate/store';
import type { DeskOptions } from './desk.ts';

/** A first log is called after the contest, one that took over has a number behind it: each has keys of its own. */
function secretIdOf({ contest, logName }: Pick<ContestRow, 'contest' | 'logName'>): ContestId {
  const own = logName.endsWith(`/${contest}`) ? '' : `/${logName.slice(logName.lastIndexOf('/') + 1)}`;
  return `${contest}${own}` as ContestId;
}

/** The name of a contest's first log: the host under which this server is known, and the contest. */
export const logNameOf = (publicUrl: string, contest: ContestId): string =>
  `${new URL(publicUrl).hostname.toLowerCase()}/${contest}`;

export const logSignerOf = (
  { keys }: Pick<DeskOptions, 'keys'>,
  row: Pick<ContestRow, 'contest' | 'logName'>,
): NoteSigner => noteSigner(row.logName, keys.logSecret(secretIdOf(row)));

/** Signs what the clock does. */
export const serverSignerOf = (
  { keys }: Pick<DeskOptions, 'keys'>,
  row: Pick<ContestRow, 'contest' | 'logName'>,
): Signer => ed25519Signer(keys.serverSecret(secretIdOf(row)));

/** The log's own key as the first act names it. */
export const logKeyOf = (
  options: Pick<DeskOptions, 'keys'>,
  row: Pick<ContestRow, 'contest' | 'logName'>,
): { readonly name: string; readonly key: PublicKey } => ({
  name: row.logName,
  key: ed25519Signer(options.keys.logSecret(secretIdOf(row))).publicKey,
});

/** A witness's key as signed notes know it; undefined for a key that cannot cosign. */
export function witnessKeyOf({
  name,
  key,
}: {
  readonly name: string;
  readonly key: PublicKey;
}): VerifierKey | undefined {
  const bytes = key.alg === 'EdDSA' ? fromBase64Url(key.key) : undefined;
  const made = bytes === undefined ? undefined : verifierKey(name, 'cosignature', bytes);
  return made?.ok === true ? made.value : undefined;
}
