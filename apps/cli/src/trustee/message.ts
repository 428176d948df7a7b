import { readFile } from 'node:fs/promises';
import { err, ok, type Result, toHex, utf8 } from '@selectorate/basics';
import type { Texts } from '@selectorate/messages';
import { nativeHashing } from '@selectorate/machine';
import { z } from 'zod';

/** What is carried between the people who run an election, each a file. */
export const MESSAGE_KINDS = [
  'card',
  'key',
  'certificate',
  'certificates',
  'polynomial',
  'input',
  'output',
  'mix',
  'opening',
] as const;

export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** Somebody a message is from or to: the organiser, the trustee with that number, or all trustees. */
export type Party = 'organiser' | 'trustees' | number;

export interface Message {
  readonly kind: MessageKind;
  /** The election's identifier. */
  readonly election: string;
  readonly from: Party;
  readonly to: Party;
  readonly body: Readonly<Record<string, string>>;
}

const SCHEMA = 'selectorate-message/1';

const party = z.union([z.literal('organiser'), z.literal('trustees'), z.int().min(1)]);

const shape = z.strictObject({
  schema: z.literal(SCHEMA),
  kind: z.enum(MESSAGE_KINDS),
  election: z.string(),
  from: party,
  to: party,
  fingerprint: z.string(),
  body: z.record(z.string(), z.string()),
});

const GROUPS = 8;
const DIGITS = 4;

/**
 * What people who know each other's voices read out of a hash in hexadecimal, `3f2a 90b1 …`: its first 128 bits. Whoever makes both
 * of two things, to show different people, can search for two that agree in 64.
 */
export const groupsToRead = (hash: string): string =>
  Array.from({ length: GROUPS }, (_, i) => hash.slice(i * DIGITS, (i + 1) * DIGITS)).join(' ');

/** What sender and receiver read to one another, of the SHA-256 of everything in the message: that the file is the one sent. */
export function fingerprintOf({ kind, election, from, to, body }: Message): string {
  const fields = Object.entries(body).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return groupsToRead(toHex(nativeHashing.sha256(utf8(JSON.stringify([SCHEMA, kind, election, from, to, fields])))));
}

export function writeMessage(message: Message): string {
  const { kind, election, from, to, body } = message;
  const written = { schema: SCHEMA, kind, election, from, to, fingerprint: fingerprintOf(message), body };
  return `${JSON.stringify(written, null, 2)}\n`;
}

/** What is expected of a message; what is left out may be anything. */
export interface Expected {
  readonly kind?: readonly MessageKind[];
  readonly election?: string;
  readonly to?: Party;
}

/** Reads a message from a file and says in words what is wrong with one that is not as expected. */
export async function readMessage(file: string, expected: Expected, texts: Texts): Promise<Result<Message, string>> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return err(texts.text('trustee-file-missing', { file }));
  const parsed = shape.safeParse(parseJson(text));
  if (!parsed.success) return err(texts.text('trustee-message-unreadable', { file }));
  const { schema: _, fingerprint, ...message } = parsed.data;
  if (fingerprint !== fingerprintOf(message)) return err(texts.text('trustee-message-changed', { file }));
  const { kind, election, to } = expected;
  if (kind !== undefined && !kind.includes(message.kind)) {
    const wanted = kind.map((one) => texts.text(`trustee-kind-${one}`)).join(', ');
    return err(texts.text('trustee-message-kind', { file, kind: texts.text(`trustee-kind-${message.kind}`), wanted }));
  }
  if (election !== undefined && message.election !== election)
    return err(texts.text('trustee-message-election', { file, election: message.election, wanted: election }));
  if (to !== undefined && message.to !== to)
    return err(texts.text('trustee-message-to', { file, to: tellParty(message.to, texts) }));
  return ok(message);
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

export const tellParty = (who: Party, texts: Texts): string =>
  typeof who === 'number' ? texts.text('trustee-party-number', { number: who }) : texts.text(`trustee-party-${who}`);

/** One line for the person who carries it: what, from whom, to whom, and the fingerprint to read out. */
export const tellMessage = (message: Message, file: string, texts: Texts): string =>
  texts.text('trustee-message-made', {
    file,
    kind: texts.text(`trustee-kind-${message.kind}`),
    from: tellParty(message.from, texts),
    to: tellParty(message.to, texts),
    fingerprint: fingerprintOf(message),
  });
