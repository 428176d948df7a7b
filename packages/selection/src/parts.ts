import {
  canonicalBytes,
  type ContestId,
  err,
  type Json,
  ok,
  parseCanonical,
  type Result,
  toHex,
} from '@selectorate/basics';
import { z } from 'zod';
import { hashHex } from './act.ts';
import * as field from './fields.ts';

/**
 * A private part: what an act says that the public log must not hold. Its commitment is the SHA-256 of its canonical
 * JSON, and the salt in it keeps short contents from being guessed. To publish a part is to publish these bytes.
 */
export interface OpenedPart {
  readonly schema: 'selectorate-part/1';
  readonly contest: ContestId;
  readonly part: string;
  /** Whose data key it is sealed under: a person, a unit, or the contest itself. */
  readonly subject: string;
  /** 32 random bytes in hexadecimal, destroyed with the part. */
  readonly salt: string;
  readonly content: Json;
}

/** Random bytes from the platform; a port, because pure code has none. */
export type Entropy = (length: number) => Uint8Array;

export const partSchema = z.strictObject({
  schema: z.literal('selectorate-part/1'),
  contest: field.id<'contest'>(),
  part: z
    .string()
    .regex(/^[a-z]+(-[a-z0-9]+)*$/)
    .max(40),
  subject: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,63}$/),
  salt: field.hash,
  content: z.unknown(),
});

export type PartFault = 'part-malformed' | 'part-does-not-match';

/** Makes a part with a fresh salt. */
export function makePart(
  about: { contest: ContestId; part: string; subject: string },
  content: Json,
  entropy: Entropy,
): OpenedPart {
  return { schema: 'selectorate-part/1', ...about, salt: toHex(entropy(32)), content };
}

export const partBytes = (part: OpenedPart): Uint8Array => canonicalBytes(part as unknown as Json);

/** The commitment that stands in the act, in hexadecimal; also the name of the file if the part is published. */
export const commitmentOf = (part: OpenedPart): string => hashHex(partBytes(part));

/** Opens bytes against a commitment: the bytes must be the canonical text of a part and hash to it. */
export function openPart(bytes: Uint8Array, commitment: string): Result<OpenedPart, PartFault> {
  if (hashHex(bytes) !== commitment) return err('part-does-not-match');
  const json = parseCanonical(bytes);
  if (!json.ok) return err('part-malformed');
  const part = partSchema.safeParse(json.value);
  return part.success ? ok(part.data as OpenedPart) : err('part-malformed');
}

/** Finds an opened part by its commitment, where the reader has it. */
export type PartLookup = (commitment: string) => OpenedPart | undefined;

interface Committing {
  readonly contest: ContestId;
  readonly commitments: Readonly<Record<string, string>>;
}

/** The content of one of an act's own parts: made for this contest and under this name, or it is not that part. */
export function partOf(act: Committing, name: string, lookup: PartLookup): Json | undefined {
  const commitment = act.commitments[name];
  const part = commitment === undefined ? undefined : lookup(commitment);
  return part?.contest === act.contest && part.part === name ? part.content : undefined;
}
