import { toHex } from '@selectorate/basics';
import type { BoxEntry } from '../box/entry.ts';
import type { SignatureCheck, Signer } from '../box/signing.ts';
import type { Platform } from '../platform.ts';
import type { SidecarFault } from './sidecar-faults.ts';
import type { RegistrationLine } from './sidecar-lines.ts';
import type { SidecarContents } from './sidecar-reader.ts';

type Hashing = Pick<Platform, 'sha256'>;

/** Who a credential stands for, as the registrar can show it: to the member for their own, to the scrutineer for all. */
export interface MapOpening {
  readonly credential: string;
  /** The member's leaf in the roll's snapshot, 32 bytes in hexadecimal; null for a spare nobody holds, or the desk's. */
  readonly leaf: string | null;
  /** 32 random bytes in hexadecimal: without them nobody can try leaves out. */
  readonly salt: string;
}

/** The commitment to an opening, in hexadecimal. Only one leaf can be shown for it: a credential given to two members is caught. */
export function mapCommitment(
  { credential, leaf, salt }: MapOpening,
  fingerprint: string,
  { sha256 }: Hashing,
): string {
  return toHex(sha256(`selectorate-map-v1|${fingerprint}|${credential}|${leaf ?? 'none'}|${salt}`));
}

/** What the registrar binds themselves to before the opening. */
export interface Registration {
  readonly roll: string;
  /** SHA-256 of the public list's exact text, in hexadecimal: its name in the archive. Keys and weights hang on it (A05). */
  readonly list: string;
  readonly spares: readonly string[];
  /** A commitment a credential, in the order of the public list. */
  readonly map: readonly string[];
}

/** What the registrar's word is about. */
export interface RegistrationContext {
  readonly fingerprint: string;
  /** As the sidecar's header names it. */
  readonly contest: string;
  readonly platform: Hashing;
}

function messageOf({ roll, list, spares, map }: Registration, context: RegistrationContext): string {
  const { fingerprint, contest, platform } = context;
  const digests = [spares, map].map((texts) => toHex(platform.sha256(texts.join(','))));
  return ['selectorate-registration-v1', fingerprint, contest, roll, list, ...digests].join('|');
}

/** The registrar's line; the lines of spares and commitments come after it. */
export function makeRegistration(
  registration: Registration,
  registrar: Signer,
  context: RegistrationContext,
): RegistrationLine {
  const { roll, spares, map } = registration;
  const signature = registrar.sign(messageOf(registration, context));
  return { kind: 'registration', roll, spares: spares.length, credentials: map.length, signature };
}

export interface CheckRegistrationOptions extends RegistrationContext {
  /** The registrar's key. */
  readonly registrar: string;
  readonly check: SignatureCheck;
  /** The public list, in its order, and the SHA-256 of its text. */
  readonly credentials: readonly string[];
  readonly list: string;
}

/** Whether the registrar signed exactly this list, these spares and commitments, a commitment for each credential of the list. */
export function checkRegistration(
  contents: Pick<SidecarContents, 'registration' | 'spares' | 'map'>,
  { registrar, check, credentials, list, ...context }: CheckRegistrationOptions,
): SidecarFault[] {
  const { registration, spares, map } = contents;
  if (registration === null) return [{ code: 'registration-missing', line: null }];
  const { line, value } = registration;
  const faults: SidecarFault[] = [];
  const counts = [value.spares === spares.length, value.credentials === map.length, map.length === credentials.length];
  if (counts.includes(false)) faults.push({ code: 'registration-count', line });
  const place = new Map(credentials.map((credential, i) => [credential, i]));
  const placeOf = (credential: string | undefined): number => place.get(credential ?? '') ?? -1;
  const misplaced = spares.find((spare, i) => placeOf(spare) <= placeOf(spares[i - 1]));
  if (misplaced !== undefined) faults.push({ code: 'spare-not-listed', line, of: misplaced });
  const message = messageOf({ roll: value.roll, list, spares, map }, context);
  if (!check(registrar, message, value.signature)) faults.push({ code: 'registration-wrong', line });
  return faults;
}

/** What openings are held against. */
export interface MapContext {
  readonly fingerprint: string;
  readonly platform: Hashing;
  readonly credentials: readonly string[];
  readonly contents: Pick<SidecarContents, 'map' | 'spares' | 'entries'>;
}

/** Whether an opening is the one the registrar committed to: what a member checks of the credential they were given (A51). */
export function isOpeningOf(opening: MapOpening, context: MapContext): boolean {
  return committedTo(context).get(opening.credential) === mapCommitment(opening, context.fingerprint, context.platform);
}

/**
 * For the scrutineer, who is given every opening and the roll: each live credential stands for one leaf of the roll, and no leaf
 * has two. A credential that was revoked or excluded has left its leaf to the spare that replaced it.
 *
 * @param leaves the leaves of the people eligible in this box
 */
export function checkMap(
  openings: readonly MapOpening[],
  leaves: ReadonlySet<string>,
  context: MapContext,
): SidecarFault[] {
  const { fingerprint, platform, contents } = context;
  const faults: SidecarFault[] = [];
  const committed = committedTo(context);
  const live = liveCredentials(context);
  const desk = deskCredentials(contents.entries);
  const holders = new Set<string>();
  const opened = new Set<string>();
  for (const opening of openings) {
    const { credential, leaf } = opening;
    const fault = (code: SidecarFault['code']): number => faults.push({ code, line: null, of: credential });
    if (committed.get(credential) !== mapCommitment(opening, fingerprint, platform)) fault('map-opening');
    opened.add(credential);
    if (!live.has(credential) || desk.has(credential)) continue;
    if (leaf === null || !leaves.has(leaf)) fault('map-leaf-unknown');
    else if (holders.has(leaf)) fault('map-not-one-to-one');
    else holders.add(leaf);
  }
  for (const credential of live) {
    if (!opened.has(credential)) faults.push({ code: 'map-opening', line: null, of: credential });
  }
  return faults;
}

/** The commitment that holds for each credential: a spare's is the one made when it was brought into use. */
function committedTo({ credentials, contents }: MapContext): ReadonlyMap<string, string> {
  const committed = new Map(credentials.map((credential, i) => [credential, contents.map[i] ?? '']));
  for (const { value } of contents.entries) {
    if (value.kind === 'activate') committed.set(value.credential, value.commitment);
  }
  return committed;
}

function liveCredentials({ credentials, contents }: MapContext): ReadonlySet<string> {
  const live = new Set(credentials);
  for (const spare of contents.spares) live.delete(spare);
  for (const { value } of contents.entries) {
    if (value.kind === 'activate') live.add(value.credential);
    if (value.kind === 'revoke' || value.kind === 'exclude') live.delete(value.credential);
  }
  return live;
}

/** Under these stand papers that tellers keyed in: each was issued for a credential that left, which holds its leaf. */
function deskCredentials(entries: readonly { readonly value: BoxEntry }[]): ReadonlySet<string> {
  const activations = entries.map(({ value }) => value).filter((value) => value.kind === 'activate');
  return new Set(activations.filter(({ purpose }) => purpose === 'desk').map(({ credential }) => credential));
}
