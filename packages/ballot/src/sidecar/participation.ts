import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { fromHex, toHex, utf8 } from '@selectorate/basics';
import type { SignatureCheck, Signer } from '../box/signing.ts';
import type { Platform } from '../platform.ts';
import type { SidecarFault } from './sidecar-faults.ts';
import type { ParticipationLine } from './sidecar-lines.ts';
import type { SidecarContents } from './sidecar-reader.ts';

/** A member who took part, and by which way, as their own device or the scrutineer knows it. */
export interface Participant {
  /** The member's random salt, 32 bytes in hexadecimal, which the roll's snapshot has too. */
  readonly salt: string;
  readonly contest: string;
  readonly channel: string;
}

/** The tag that stands for a participant in public: HMAC-SHA-256 under the salt, in hexadecimal. */
export function participationTag({ salt, contest, channel }: Participant): string {
  const key = fromHex(salt);
  if (key?.length !== 32) throw new RangeError('participationTag: a salt of 32 bytes in hexadecimal');
  return toHex(hmac(sha256, key, utf8(`${contest}|${channel}`)));
}

export interface RegisterContext {
  readonly fingerprint: string;
  /** As the sidecar's header names it. */
  readonly contest: string;
  readonly platform: Pick<Platform, 'sha256'>;
}

const messageOf = (tags: readonly string[], { fingerprint, contest, platform }: RegisterContext): string =>
  `selectorate-participation-v1|${fingerprint}|${contest}|${tags.length}|${toHex(platform.sha256(tags.join(',')))}`;

/** The register of a box that has closed: its line, and the tags that come after it, ascending. */
export function makeParticipation(
  participants: readonly Participant[],
  registrar: Signer,
  context: RegisterContext,
): { readonly line: ParticipationLine; readonly tags: readonly string[] } {
  const tags = participants.map(participationTag).toSorted();
  const signature = registrar.sign(messageOf(tags, context));
  return { line: { kind: 'participation', count: tags.length, signature }, tags };
}

export interface CheckParticipationOptions extends RegisterContext {
  /** The registrar's key. */
  readonly registrar: string;
  readonly check: SignatureCheck;
  /** Credentials whose ballots are counted. */
  readonly counted: number;
}

/** Whether the register is signed, ascending, and has as many tags as there are counted ballots (A05, A06). */
export function checkParticipation(
  { participation, tags }: Pick<SidecarContents, 'participation' | 'tags'>,
  options: CheckParticipationOptions,
): SidecarFault[] {
  if (participation === null) return [{ code: 'participation-missing', line: null }];
  const { line, value } = participation;
  const faults: SidecarFault[] = [];
  const twice = tags.find((tag, i) => i > 0 && (tags[i - 1] ?? '') >= tag);
  if (twice !== undefined) faults.push({ code: 'participation-order', line, of: twice });
  if (value.count !== tags.length || tags.length !== options.counted)
    faults.push({ code: 'participation-count', line });
  if (!options.check(options.registrar, messageOf(tags, options), value.signature)) {
    faults.push({ code: 'participation-wrong', line });
  }
  return faults;
}

/** By which of these ways the register says that a member took part: what members look up for themselves. */
export function channelsOf(
  { salt, contest }: Omit<Participant, 'channel'>,
  channels: readonly string[],
  tags: readonly string[],
): readonly string[] {
  const register = new Set(tags);
  return channels.filter((channel) => register.has(participationTag({ salt, contest, channel })));
}

/** For the scrutineer: which member each tag stands for. */
export interface TagOpening extends Participant {
  /** The member's leaf in the roll's snapshot, in hexadecimal. */
  readonly leaf: string;
}

/**
 * Whether every tag is opened, by one member of the roll each, none twice.
 *
 * @param leaves of those eligible; that a leaf is made with the salt of its opening, the roll's own check says
 */
export function checkTags(
  openings: readonly TagOpening[],
  tags: readonly string[],
  leaves: ReadonlySet<string>,
): SidecarFault[] {
  const faults: SidecarFault[] = [];
  const register = new Set(tags);
  const members = new Set<string>();
  const opened = new Set<string>();
  for (const opening of openings) {
    const tag = participationTag(opening);
    const isNew = register.has(tag) && !opened.has(tag) && leaves.has(opening.leaf) && !members.has(opening.leaf);
    if (!isNew) faults.push({ code: 'participation-absent', line: null, of: tag });
    opened.add(tag);
    members.add(opening.leaf);
  }
  for (const tag of tags) if (!opened.has(tag)) faults.push({ code: 'participation-absent', line: null, of: tag });
  return faults;
}
