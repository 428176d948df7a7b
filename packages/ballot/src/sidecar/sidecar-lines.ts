import { fromBase64, toBase64 } from '@selectorate/basics';
import {
  type CastEntry,
  castFields,
  ENTRY_CODECS,
  kindField,
  type PlainEntry,
  publicKeyText,
  signatureText,
} from '../box/entry.ts';
import { array, type Codec, field, hashText, object, optional, plainText, smallNumber } from '../codec/codec.ts';
import { type Proof, proofCodec } from '../objects/common.ts';

/** Ed25519 public keys, 32 bytes in hexadecimal. */
export interface SidecarKeys {
  readonly server: string;
  readonly registrar: string;
  readonly officers: readonly string[];
}

export interface SidecarHeader {
  readonly kind: 'sidecar';
  readonly version: 1;
  /** phi, the election's fingerprint. */
  readonly election: string;
  /** Null in a sidecar that holds hints only; so are the keys. */
  readonly contest: string | null;
  readonly keys: SidecarKeys | null;
}

/** The registrar's word on who the credentials stand for, given when the box is set up. */
export interface RegistrationLine {
  readonly kind: 'registration';
  /** Root of the roll's snapshot: 32 bytes in hexadecimal. */
  readonly roll: string;
  /** How many spares and how many commitments follow. */
  readonly spares: number;
  readonly credentials: number;
  readonly signature: string;
}

/** Spare credentials, ascending as the public list has them. */
export interface SparesLine {
  readonly kind: 'spares';
  readonly credentials: readonly string[];
}

/** A commitment a credential, in the order of the public list. */
export interface MapLine {
  readonly kind: 'map';
  readonly commitments: readonly string[];
}

/** An accepted ballot, with what makes the checks of its link and its receipt quick. */
export interface CastLine extends CastEntry {
  readonly hints: Uint8Array | null;
}

export interface ParticipationLine {
  readonly kind: 'participation';
  readonly count: number;
  readonly signature: string;
}

/** Tags of those who took part, 32 bytes each in hexadecimal, ascending. */
export interface TagsLine {
  readonly kind: 'tags';
  readonly tags: readonly string[];
}

/** Some of the hints for the object whose name in the archive is `of`. */
export interface HintsLine {
  readonly kind: 'hints';
  readonly of: string;
  /** Which of how many pieces this is, from 1. */
  readonly piece: number;
  readonly pieces: number;
  readonly data: Uint8Array;
}

/** Some of the second proofs for the partial decryption whose name in the archive is `of`. */
export interface SecondProofsLine {
  readonly kind: 'second-proofs';
  readonly of: string;
  readonly piece: number;
  readonly pieces: number;
  /** A row a question; a question that goes on in the next piece goes on in its first row. */
  readonly rows: readonly (readonly Proof[])[];
}

export type AttachmentLine = HintsLine | SecondProofsLine;

export type SidecarLine =
  | SidecarHeader
  | RegistrationLine
  | SparesLine
  | MapLine
  | CastLine
  | PlainEntry
  | ParticipationLine
  | TagsLine
  | AttachmentLine;

const BASE64 = /"[0-9A-Za-z+/]*={0,2}"/y;

const base64: Codec<Uint8Array> = {
  write: (bytes) => `"${toBase64(bytes)}"`,
  read: (cursor) => {
    const start = cursor.at;
    const bytes = fromBase64(cursor.match(BASE64, 'base64').slice(1, -1));
    if (bytes !== undefined) return bytes;
    cursor.at = start;
    throw cursor.ended('base64 in its one spelling');
  },
};

const headerCodec: Codec<SidecarHeader> = object<SidecarHeader>({
  kind: kindField('sidecar'),
  version: field('version', { write: () => '1', read: (cursor) => (cursor.literal('1'), 1 as const) }),
  election: field('election', plainText),
  contest: optional('contest', plainText),
  keys: optional(
    'keys',
    object<SidecarKeys>({
      server: field('server', publicKeyText),
      registrar: field('registrar', publicKeyText),
      officers: field('officers', array(publicKeyText)),
    }),
  ),
});

const registrationCodec: Codec<RegistrationLine> = object<RegistrationLine>({
  kind: kindField('registration'),
  roll: field('roll', hashText),
  spares: field('spares', smallNumber),
  credentials: field('credentials', smallNumber),
  signature: field('signature', signatureText),
});

const sparesCodec: Codec<SparesLine> = object<SparesLine>({
  kind: kindField('spares'),
  credentials: field('credentials', array(plainText)),
});

const mapCodec: Codec<MapLine> = object<MapLine>({
  kind: kindField('map'),
  commitments: field('commitments', array(hashText)),
});

const participationCodec: Codec<ParticipationLine> = object<ParticipationLine>({
  kind: kindField('participation'),
  count: field('count', smallNumber),
  signature: field('signature', signatureText),
});

const tagsCodec: Codec<TagsLine> = object<TagsLine>({ kind: kindField('tags'), tags: field('tags', array(hashText)) });

const hintsCodec: Codec<HintsLine> = object<HintsLine>({
  kind: kindField('hints'),
  of: field('of', hashText),
  piece: field('piece', smallNumber),
  pieces: field('pieces', smallNumber),
  data: field('data', base64),
});

const castLineCodec = (order: bigint): Codec<CastLine> =>
  object<CastLine>({ ...castFields(order), hints: optional('hints', base64) });

const secondProofsCodec = (order: bigint): Codec<SecondProofsLine> =>
  object<SecondProofsLine>({
    kind: kindField('second-proofs'),
    of: field('of', hashText),
    piece: field('piece', smallNumber),
    pieces: field('pieces', smallNumber),
    rows: field('rows', array(array(proofCodec(order)))),
  });

type LineCodecs = { readonly [K in SidecarLine['kind']]: Codec<Extract<SidecarLine, { kind: K }>> };

/** How each kind of line is spelt. `order` is that of the election's group. */
export function sidecarLineCodec(order: bigint): Codec<SidecarLine> {
  const codecs: LineCodecs = {
    sidecar: headerCodec,
    registration: registrationCodec,
    spares: sparesCodec,
    map: mapCodec,
    cast: castLineCodec(order),
    ...ENTRY_CODECS,
    participation: participationCodec,
    tags: tagsCodec,
    hints: hintsCodec,
    'second-proofs': secondProofsCodec(order),
  };
  const kinds = new Map<string, Codec<SidecarLine>>(
    Object.entries(codecs).map(([kind, codec]) => [kind, codec as unknown as Codec<SidecarLine>]),
  );
  return {
    write: (line) => kinds.get(line.kind)?.write(line) ?? '',
    read: (cursor) => {
      const codec = kinds.get(KIND.exec(cursor.text)?.[1] ?? '');
      if (codec === undefined) throw cursor.ended('a kind of line');
      return codec.read(cursor);
    },
  };
}

const KIND = /^\{"kind":"([a-z-]{1,20})"/;
