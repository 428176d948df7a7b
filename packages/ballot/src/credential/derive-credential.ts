import { concatBytes, fromBigEndian } from '@selectorate/basics';
import { type Group, modulo } from '@selectorate/group';
import type { Platform } from '../platform.ts';
import type { CredentialCode } from './code.ts';

/** What lets its holder cast in one box. The secret never leaves the voter's device. */
export interface Credential {
  readonly secret: bigint;
  /** The text of generator ^ secret, as the public list and the ballots have it. */
  readonly publicKey: string;
}

export interface CredentialSetting {
  readonly group: Group;
  readonly platform: Pick<Platform, 'sha256'>;
}

/**
 * The credential of a code in one box (specification, section 4.8): two SHA-256 in a row, read as one 512-bit number, modulo the
 * order. `uuid` is the election's identifier, so that the same code gives an unrelated credential in every box.
 */
export function deriveCredential(code: CredentialCode, uuid: string, setting: CredentialSetting): Credential {
  const half = (i: number): Uint8Array => setting.platform.sha256(`derive_credential|${uuid}|${i}|${code}`);
  return credentialOfSecret(fromBigEndian(concatBytes(half(0), half(1))), setting.group);
}

/** One delivered code gives the credential of every box its holder belongs to, in the order of the boxes' identifiers given. */
export function credentialsOf(
  code: CredentialCode,
  uuids: readonly string[],
  setting: CredentialSetting,
): readonly Credential[] {
  return uuids.map((uuid) => deriveCredential(code, uuid, setting));
}

/** A secret, taken modulo the order, and its public key. */
export function credentialOfSecret(number: bigint, group: Group): Credential {
  const secret = modulo(number, group.order);
  return { secret, publicKey: group.write(group.secretPowerOfGenerator(secret)) };
}
