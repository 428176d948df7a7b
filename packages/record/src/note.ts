import {
  bigEndian,
  concatBytes,
  err,
  fromBase64,
  fromBigEndian,
  fromUtf8,
  ok,
  type Result,
  toBase64,
  utf8,
} from '@selectorate/basics';

/** A signature line: who says it signed (name and key id), and the signature. Nothing is believed yet. */
export interface SignatureLine {
  readonly name: string;
  /** 32 bits, from the name and the key. */
  readonly keyId: number;
  readonly signature: Uint8Array;
}

/** Text and signature lines of a signed note (C2SP signed-note). The text ends in a newline. */
export interface Note {
  readonly text: string;
  readonly signatures: readonly SignatureLine[];
}

export const NOTE_FAULTS = [
  'note-too-large',
  'not-utf8',
  'control-character',
  'no-signature-block',
  'too-many-signatures',
  'malformed-signature-line',
  'duplicate-signature',
] as const;
export type NoteFault = (typeof NOTE_FAULTS)[number];

/** The specification asks for at least 16 signatures; a post-quantum one may have 5 kB. */
export const LARGEST_NOTE = 1 << 18;
export const MOST_SIGNATURES = 64;

const DASH = '\u2014';

/**
 * Reads a note strictly: printing what was read gives the same bytes. Two lines of the same key are refused, as their
 * order would be somebody's to choose.
 */
export function parseNote(untrusted: Uint8Array): Result<Note, NoteFault> {
  if (untrusted.length > LARGEST_NOTE) return err('note-too-large');
  const decoded = fromUtf8(untrusted);
  if (!decoded.ok) return decoded;
  if (hasControlCharacter(decoded.value)) return err('control-character');
  const blank = decoded.value.lastIndexOf('\n\n');
  if (blank < 0) return err('no-signature-block');
  const signatures = parseSignatureLines(decoded.value.slice(blank + 2));
  return signatures.ok ? ok({ text: decoded.value.slice(0, blank + 1), signatures: signatures.value }) : signatures;
}

/** One or more signature lines, each ended by a newline, as a note ends with and a witness answers. */
export function parseSignatureLines(block: string): Result<readonly SignatureLine[], NoteFault> {
  if (block === '') return err('no-signature-block');
  if (!block.endsWith('\n')) return err('malformed-signature-line');
  const lines = block.slice(0, -1).split('\n');
  if (lines.length > MOST_SIGNATURES) return err('too-many-signatures');
  const signatures: SignatureLine[] = [];
  for (const line of lines) {
    const signature = parseSignatureLine(line);
    if (signature === undefined) return err('malformed-signature-line');
    if (signatures.some((other) => isSameKey(other, signature))) return err('duplicate-signature');
    signatures.push(signature);
  }
  return ok(signatures);
}

function parseSignatureLine(line: string): SignatureLine | undefined {
  const [dash, name, encoded, ...more] = line.split(' ');
  if (dash !== DASH || name === undefined || encoded === undefined || more.length > 0) return undefined;
  const bytes = fromBase64(encoded);
  if (!isKeyName(name) || bytes === undefined || bytes.length < 5) return undefined;
  return { name, keyId: Number(fromBigEndian(bytes.subarray(0, 4))), signature: bytes.slice(4) };
}

/** The bytes of a note. */
export const printNote = ({ text, signatures }: Note): Uint8Array =>
  utf8(`${text}\n${signatures.map(printSignatureLine).join('')}`);

/** One signature line with its newline. */
export const printSignatureLine = ({ name, keyId, signature }: SignatureLine): string =>
  `${DASH} ${name} ${toBase64(concatBytes(bigEndian(keyId, 4), signature))}\n`;

/** Signed-note's rule for key names: something, without spaces of any script and without plus. */
export const isKeyName = (name: string): boolean =>
  name !== '' && name.isWellFormed() && !/[\s\p{White_Space}+]/u.test(name) && !hasControlCharacter(name);

export const isSameKey = (a: { name: string; keyId: number }, b: { name: string; keyId: number }): boolean =>
  a.name === b.name && a.keyId === b.keyId;

/** ASCII control characters other than newline. */
function hasControlCharacter(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x20 && unit !== 0x0a) return true;
  }
  return false;
}
