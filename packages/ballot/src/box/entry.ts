import { type Codec, type Field, field, hashText, object, optional, plainText, smallNumber } from '../codec/codec.ts';
import { type Proof, proofCodec } from '../objects/common.ts';

/** Why a credential, and with it all its ballots, leaves the box. The list is closed. */
export const EXCLUSION_GROUNDS = [
  'surrendered-to-paper',
  'in-person-override',
  'revoked',
  'upheld-not-my-vote',
] as const;
export type ExclusionGround = (typeof EXCLUSION_GROUNDS)[number];

/** What a spare credential is brought into use for. */
export const SPARE_PURPOSES = ['reissue', 'missed', 'provisional', 'kiosk', 'desk'] as const;
export type SparePurpose = (typeof SPARE_PURPOSES)[number];

/** An Ed25519 signature and the key that made it, 64 and 32 bytes in hexadecimal. */
export interface KeySignature {
  readonly key: string;
  readonly signature: string;
}

/** The server's promise to record a ballot by a time, in seconds since 1970, signed. */
export interface Promised {
  readonly by: number;
  readonly signature: string;
}

/** A ballot that was accepted. Its text lies beside the journal under its hash. */
export interface CastEntry {
  readonly kind: 'cast';
  /** When it was recorded, in seconds since 1970, as in every entry. */
  readonly at: number;
  /** SHA-256 of the ballot's exact text, in hexadecimal: its name in the archive. */
  readonly ballot: string;
  /** The text of the credential's public key. */
  readonly credential: string;
  /** The credential's ballot before this one; null for its first. */
  readonly prev: string | null;
  /** The credential's signature on the two. */
  readonly link: Proof;
  readonly receipt: Promised;
}

/** The registrar brings a spare into use; what it stands for is committed to as in the registration. */
export interface ActivateEntry {
  readonly kind: 'activate';
  readonly at: number;
  readonly credential: string;
  readonly purpose: SparePurpose;
  /** For a reissue, the revoked or excluded credential whose place it takes. */
  readonly replaces: string | null;
  readonly commitment: string;
  readonly signature: string;
}

/** The registrar takes a credential that has no ballot out of use. */
export interface RevokeEntry {
  readonly kind: 'revoke';
  readonly at: number;
  readonly credential: string;
  readonly signature: string;
}

/** Two officers gave a paper to the holder of a credential. */
export interface IssuePaperEntry {
  readonly kind: 'issue-paper';
  readonly at: number;
  readonly credential: string;
  readonly first: KeySignature;
  readonly second: KeySignature;
}

/** Two officers take a credential with all its ballots out of the box. */
export interface ExcludeEntry {
  readonly kind: 'exclude';
  readonly at: number;
  readonly credential: string;
  readonly ground: ExclusionGround;
  readonly first: KeySignature;
  readonly second: KeySignature;
}

/** Nothing comes after it. The server signs all that came before, so that it can show no two journals of one box. */
export interface CloseEntry {
  readonly kind: 'close';
  readonly at: number;
  readonly signature: string;
}

export type BoxEntry = CastEntry | ActivateEntry | RevokeEntry | IssuePaperEntry | ExcludeEntry | CloseEntry;

/** What two officers sign. */
export type OfficersEntry = IssuePaperEntry | ExcludeEntry;

const oneOf = <T extends string>(values: readonly T[]): Codec<T> => ({
  write: (value) => `"${value}"`,
  read: (cursor) => {
    const value = values.find((known) => cursor.skip(`"${known}"`));
    if (value === undefined) throw cursor.ended(`one of ${values.join(', ')}`);
    return value;
  },
});

const hex = (digits: number): Codec<string> => {
  const spelt = new RegExp(`"[0-9a-f]{${digits}}"`, 'y');
  return {
    write: (value) => `"${value}"`,
    read: (cursor) => cursor.match(spelt, `${digits} hexadecimal digits`).slice(1, -1),
  };
};

/** 32 bytes and 64 bytes, in hexadecimal. */
export const publicKeyText: Codec<string> = hex(64);
export const signatureText: Codec<string> = hex(128);

const keySignature: Codec<KeySignature> = object<KeySignature>({
  key: field('key', publicKeyText),
  signature: field('signature', signatureText),
});

/** `"kind":"…"`, the first field of every line. */
export const kindField = <K extends string>(kind: K): Field<K> =>
  field('kind', { write: () => `"${kind}"`, read: (cursor) => (cursor.literal(`"${kind}"`), kind) });

type Fields<T> = { readonly [K in keyof T]-?: Field<T[K]> };

/** The fields of an accepted ballot, in their order. */
export const castFields = (order: bigint): Fields<CastEntry> => ({
  kind: kindField('cast'),
  at: field('at', smallNumber),
  ballot: field('ballot', hashText),
  credential: field('credential', plainText),
  prev: optional('prev', hashText),
  link: field('link', proofCodec(order)),
  receipt: field(
    'receipt',
    object<Promised>({ by: field('by', smallNumber), signature: field('signature', signatureText) }),
  ),
});

const activateCodec: Codec<ActivateEntry> = object<ActivateEntry>({
  kind: kindField('activate'),
  at: field('at', smallNumber),
  credential: field('credential', plainText),
  purpose: field('purpose', oneOf(SPARE_PURPOSES)),
  replaces: optional('replaces', plainText),
  commitment: field('commitment', hashText),
  signature: field('signature', signatureText),
});

const revokeCodec: Codec<RevokeEntry> = object<RevokeEntry>({
  kind: kindField('revoke'),
  at: field('at', smallNumber),
  credential: field('credential', plainText),
  signature: field('signature', signatureText),
});

const issuePaperCodec: Codec<IssuePaperEntry> = object<IssuePaperEntry>({
  kind: kindField('issue-paper'),
  at: field('at', smallNumber),
  credential: field('credential', plainText),
  first: field('first', keySignature),
  second: field('second', keySignature),
});

const excludeCodec: Codec<ExcludeEntry> = object<ExcludeEntry>({
  kind: kindField('exclude'),
  at: field('at', smallNumber),
  credential: field('credential', plainText),
  ground: field('ground', oneOf(EXCLUSION_GROUNDS)),
  first: field('first', keySignature),
  second: field('second', keySignature),
});

const closeCodec: Codec<CloseEntry> = object<CloseEntry>({
  kind: kindField('close'),
  at: field('at', smallNumber),
  signature: field('signature', signatureText),
});

/** The entries that are spelt the same wherever they stand. */
export type PlainEntry = Exclude<BoxEntry, CastEntry>;

type EntryCodecs = { readonly [K in PlainEntry['kind']]: Codec<Extract<PlainEntry, { kind: K }>> };

export const ENTRY_CODECS: EntryCodecs = {
  activate: activateCodec,
  revoke: revokeCodec,
  'issue-paper': issuePaperCodec,
  exclude: excludeCodec,
  close: closeCodec,
};
