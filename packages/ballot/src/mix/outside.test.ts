import { randomFillSync } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { unwrap } from '@selectorate/basics';
import { groupsByName } from '@selectorate/group';
import { expect, test } from 'vitest';
import { type ReadStep, readSteps } from '../archive/read-steps.ts';
import { readWith } from '../codec/codec.ts';
import { ciphertextRows } from '../objects/common.ts';
import { type ElectionContext, openElection } from '../objects/context.ts';
import { shuffleCodec } from '../objects/shuffle.ts';
import { type Platform, portableHashing } from '../platform.ts';
import { singleWorkings } from '../proofs/single-workings.ts';
import { checkShuffle, type ShuffleStep } from './check-shuffle.ts';
import { checkInBatch } from './testing/check-in-batch.ts';

const VECTORS = process.env['SELECTORATE_VECTORS'] ?? resolve(import.meta.dirname, '../../../../../shared/vectors');
const FOLDER = join(VECTORS, 'belenios');
const names = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => /rank/.test(name)) : [];
if (names.length === 0) process.stderr.write(`skipped: outside vectors not found at ${VECTORS}\n`);

const platform: Platform = { ...portableHashing(), random: (n) => randomFillSync(new Uint8Array(n)) };
const groupOf = groupsByName();

test.skipIf(names.length === 0).for(names)('both shuffles of %s check', async (name) => {
  const { context, mixes } = await readMixes(name);
  expect(mixes).toHaveLength(2);
  for (const mix of mixes) {
    expect(checkShuffle(mix, context, singleWorkings(context.group))).toEqual([]);
    expect(checkInBatch(mix, context)).not.toBe(false);
  }
});

interface Mixes {
  readonly context: ElectionContext;
  readonly mixes: readonly ShuffleStep[];
}

async function readMixes(name: string): Promise<Mixes> {
  const folder = join(FOLDER, name);
  const file = readdirSync(folder).find((entry) => /\.bel(\.gz)?$/.test(entry)) ?? '';
  const raw = readFileSync(join(folder, file));
  const bytes = file.endsWith('.gz') ? gunzipSync(raw) : raw;
  const steps: ReadStep[] = [];
  const source = {
    async *read() {
      yield new Uint8Array(bytes);
    },
  };
  for await (const part of readSteps(source, { platform })) if (part.kind === 'step') steps.push(part);
  const election = steps.flatMap((step) => (step.type === 'Setup' ? [step.election.text] : []))[0] ?? '';
  const context = unwrap(openElection(election, { platform, groupOf }));
  const tally = steps.flatMap((step) => (step.type === 'EncryptedTally' ? [step.encryptedTally.text] : []))[0] ?? '';
  const { questions } = context.election;
  // The codec reads rows of ciphertexts; a question of choice has one as well, of sums.
  let input = unwrap(readWith(ciphertextRows, tally)).filter((_, i) => questions[i]?.kind === 'ranked');
  const mixes = steps.flatMap((step) => {
    if (step.type !== 'Shuffle') return [];
    const mix = { input, shuffle: unwrap(readWith(shuffleCodec(context.group.order), step.shuffle.text)) };
    input = [...mix.shuffle.ciphertexts];
    return [mix];
  });
  return { context, mixes };
}
