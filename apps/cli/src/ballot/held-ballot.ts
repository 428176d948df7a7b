import { readFile } from 'node:fs/promises';
import { type ElectionContext, type PreparedBallot, readWith, unsignedBallotCodec } from '@selectorate/ballot';
import { err, fromHex, ok, type Result, toHex } from '@selectorate/basics';
import type { Texts } from '@selectorate/messages';
import { z } from 'zod';
import { parseJson } from '../trustee/message.ts';

// A sealed vote between its preparation and the choice to cast or to audit it, as a file that only its voter may read.

const SCHEMA = 'selectorate-held-ballot/1';

const answer = z.union([
  z.strictObject({ kind: z.literal('choice'), choices: z.array(z.int()) }),
  z.strictObject({ kind: z.literal('blank') }),
  z.strictObject({ kind: z.literal('ranked'), ranks: z.array(z.int()) }),
]);

const held = z.strictObject({
  schema: z.literal(SCHEMA),
  election: z.string(),
  hash: z.string(),
  credential: z.string(),
  seed: z.string(),
  vote: z.array(answer),
  unsigned: z.string(),
});

export function writeHeld({ hash, opening, unsigned }: PreparedBallot, context: ElectionContext): string {
  const { electionHash, credential, seed, vote } = opening;
  const codec = unsignedBallotCodec({ group: context.group, questions: context.election.questions });
  const written: z.infer<typeof held> = {
    schema: SCHEMA,
    election: electionHash,
    hash,
    credential,
    seed: toHex(seed),
    vote: vote.map((one) => ({ ...one }) as z.infer<typeof answer>),
    unsigned: codec.write(unsigned),
  };
  return `${JSON.stringify(written, null, 2)}\n`;
}

export async function readHeld(
  file: string,
  context: ElectionContext,
  texts: Texts,
): Promise<Result<PreparedBallot, string>> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return err(texts.text('trustee-file-missing', { file }));
  const parsed = held.safeParse(parseJson(text));
  if (!parsed.success) return err(texts.text('ballot-held-unreadable', { file }));
  const { election, hash, credential, vote } = parsed.data;
  if (election !== context.fingerprint) return err(texts.text('ballot-held-other-election', { file }));
  const codec = unsignedBallotCodec({ group: context.group, questions: context.election.questions });
  const unsigned = readWith(codec, parsed.data.unsigned);
  const seed = fromHex(parsed.data.seed);
  const ownHash = Buffer.from(context.platform.sha256(parsed.data.unsigned)).toString('base64').replace(/=+$/, '');
  if (!unsigned.ok || seed === undefined || ownHash !== hash)
    return err(texts.text('ballot-held-unreadable', { file }));
  return ok({ unsigned: unsigned.value, hash, opening: { electionHash: election, credential, seed, vote } });
}
