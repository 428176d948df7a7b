import type {
  ActivateEntry,
  BoxEntry,
  CastEntry,
  CloseEntry,
  ExcludeEntry,
  IssuePaperEntry,
  RevokeEntry,
} from './entry.ts';
import type { Signer } from './signing.ts';

/** An entry that somebody signs, before it is signed. */
export type UnsignedEntry =
  | Unsigned<ActivateEntry>
  | Unsigned<RevokeEntry>
  | Unsigned<IssuePaperEntry>
  | Unsigned<ExcludeEntry>;

export type SignedEntry = Exclude<BoxEntry, CastEntry | CloseEntry>;

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
