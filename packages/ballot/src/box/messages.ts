import { toHex } from '@selectorate/basics';
import { type Codec, object } from '../codec/codec.ts';
import type { Platform } from '../platform.ts';
import {
  type ActivateEntry,
  type BoxEntry,
  type CastEntry,
  castFields,
  type CloseEntry,
  ENTRY_CODECS,
  type ExcludeEntry,
  type IssuePaperEntry,
  type RevokeEntry,
} from './entry.ts';
import type { Signer } from './signing.ts';

/** An entry that somebody signs, before it is signed. */
export type UnsignedEntry =
  | Unsigned<ActivateEntry>
  | Unsigned<RevokeEntry>
  | Unsigned<IssuePaperEntry>
  | Unsigned<ExcludeEntry>;

type Unsigned<T> = Omit<T, 'signature' | 'first' | 'second'>;

/**
 * What the registrar or two officers sign of an entry. The fingerprint names the election, so that nothing signed for one box can
 * be shown in another; no field can contain the bar that divides them.
 */
export function entryMessage(entry: UnsignedEntry, fingerprint: string): string {
  const start = `selectorate-${entry.kind}-v1|${fingerprint}|${entry.credential}|${entry.at}`;
  if (entry.kind === 'activate') return `${start}|${entry.purpose}|${entry.replaces ?? 'none'}|${entry.commitment}`;
  return entry.kind === 'exclude' ? `${start}|${entry.ground}` : start;
}

/** The registrar's entry, signed. */
export function signByRegistrar<E extends Unsigned<ActivateEntry> | Unsigned<RevokeEntry>>(
  entry: E,
  registrar: Signer,
  fingerprint: string,
): E & { readonly signature: string } {
  return { ...entry, signature: registrar.sign(entryMessage(entry, fingerprint)) };
}

/** An officers' entry, signed by both. */
export function signByOfficers<E extends Unsigned<IssuePaperEntry> | Unsigned<ExcludeEntry>>(
  entry: E,
  [first, second]: readonly [Signer, Signer],
  fingerprint: string,
): E & Pick<ExcludeEntry, 'first' | 'second'> {
  const message = entryMessage(entry, fingerprint);
  return {
    ...entry,
    first: { key: first.key, signature: first.sign(message) },
    second: { key: second.key, signature: second.sign(message) },
  };
}

/**
 * What the server signs when the box closes: the journal so far, as its lines stand in the sidecar but for hints. Times and the
 * order of entries, which nobody else signs, are in it.
 */
export function closeMessage(
  journal: readonly BoxEntry[],
  at: number,
  { fingerprint, platform }: JournalContext,
): string {
  const hasher = platform.newHash();
  for (const entry of journal) hasher.update(`${entryText(entry)}\n`);
  return `selectorate-close-v1|${fingerprint}|${at}|${journal.length}|${toHex(hasher.digest())}`;
}

export interface JournalContext {
  readonly fingerprint: string;
  readonly platform: Pick<Platform, 'newHash'>;
}

/** The end of a journal, signed. */
export const signClose = (
  journal: readonly BoxEntry[],
  at: number,
  { server, ...context }: JournalContext & { readonly server: Signer },
): CloseEntry => ({ kind: 'close', at, signature: server.sign(closeMessage(journal, at, context)) });

// The order of the group matters for reading only.
const castText = object<CastEntry>(castFields(0n));

const entryText = (entry: BoxEntry): string =>
  entry.kind === 'cast' ? castText.write(entry) : (ENTRY_CODECS[entry.kind] as Codec<BoxEntry>).write(entry);
