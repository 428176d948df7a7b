import { err, ok, type Result } from '@selectorate/basics';
import type { Element, ElementFault, Group, GroupName } from '@selectorate/group';
import { readWith } from '../codec/codec.ts';
import type { Unreadable } from '../codec/cursor.ts';
import type { Platform } from '../platform.ts';
import { compactHash } from '../proofs/challenges.ts';
import { type Election, electionCodec } from './election.ts';

/** An election as everything about it is checked: read once, its key an element, its fingerprint at hand. */
export interface ElectionContext {
  readonly group: Group;
  readonly election: Election;
  /** phi: unpadded base64 of the SHA-256 of the election's exact bytes. */
  readonly fingerprint: string;
  /** y. */
  readonly publicKey: Element;
  readonly platform: Platform;
}

export type ElectionFault =
  | { readonly code: 'election-unreadable'; readonly why: Unreadable }
  | { readonly code: 'election-uuid'; readonly why: string }
  | { readonly code: 'election-key'; readonly why: ElementFault | 'identity' };

export interface OpenElectionOptions {
  readonly platform: Platform;
  readonly groupOf: (name: GroupName) => Group;
}

/** Base58, at least 14 characters (specification, section 4.2); nobody writes more than a few dozen. */
const UUID = /^[1-9A-HJ-NP-Za-km-z]{14,64}$/;

/** Reads the election's text, exactly as it stands in the archive. */
export function openElection(
  text: string,
  { platform, groupOf }: OpenElectionOptions,
): Result<ElectionContext, ElectionFault> {
  const election = readWith(electionCodec, text);
  if (!election.ok) return err({ code: 'election-unreadable', why: election.error });
  if (!UUID.test(election.value.uuid)) return err({ code: 'election-uuid', why: election.value.uuid.slice(0, 80) });
  const group = groupOf(election.value.group);
  const publicKey = group.read(election.value.publicKey);
  if (!publicKey.ok) return err({ code: 'election-key', why: publicKey.error });
  if (group.isIdentity(publicKey.value)) return err({ code: 'election-key', why: 'identity' });
  const fingerprint = compactHash(text, platform);
  return ok({ group, election: election.value, fingerprint, publicKey: publicKey.value, platform });
}
