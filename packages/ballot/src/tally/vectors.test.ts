import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { groupsByName } from '@selectorate/group';
import { unwrap } from '@selectorate/basics';
import { describe, expect, test } from 'vitest';
import { anyText, array, type Codec, scalar } from '../codec/codec.ts';
import { readWith } from '../codec/codec.ts';
import { type Ballot, ballotCodec } from '../objects/ballot.ts';
import { type Ciphertext, ciphertextRows } from '../objects/common.ts';
import { type ElectionContext, openElection } from '../objects/context.ts';
import {
  type PartialDecryption,
  partialDecryptionCodec,
  type QuestionResult,
  resultCodec,
} from '../objects/decryption.ts';
import {
  type ArchiveEvent,
  eventCodec,
  ownedCodec,
  setupCodec,
  type SizedTally,
  sizedTallyCodec,
} from '../objects/events.ts';
import { shuffleCodec } from '../objects/shuffle.ts';
import { type TrusteeItem, trusteesCodec } from '../objects/trustees.ts';
import type { Platform } from '../platform.ts';
import { singleWorkings } from '../proofs/single-workings.ts';
import { checkDecryption } from '../trustee/check-decryption.ts';
import { checkTrustees } from '../trustee/check-trustees.ts';
import { decryptShares } from '../trustee/decrypt.ts';
import { openingShares } from '../trustee/opening.ts';
import { ownersOf } from '../trustee/owners.ts';
import { encryptTally } from './encrypt-tally.ts';
import { openTally } from './open-tally.ts';
import { checkResult, decodeTally } from './result.ts';

// Archives written by belenios-tool 2.0, 3.0 and 3.3.

const ROOT = process.env['SELECTORATE_VECTORS'] ?? resolve(import.meta.dirname, '../../../../../shared/vectors');
const FOLDER = resolve(ROOT, 'belenios');

const hashing = (): Omit<Platform, 'random'> => ({
  sha256: (data) => createHash('sha256').update(data).digest(),
  newHash: () => {
    const inner = createHash('sha256');
    const hasher = {
      update: (data: Uint8Array | string) => (inner.update(data), hasher),
      digest: () => inner.digest(),
    };
    return hasher;
  },
});
const platform: Platform = { ...hashing(), random: (n) => randomBytes(n) };
const groupOf = groupsByName();

interface Opened {
  readonly context: ElectionContext;
  readonly trustees: readonly TrusteeItem[];
  readonly weights: ReadonlyMap<string, number>;
  readonly ballots: readonly Ballot[];
  readonly sized: SizedTally;
  readonly rows: readonly (readonly Ciphertext[])[];
  /** The rows after the last mix. */
  readonly mixed: readonly (readonly Ciphertext[])[];
  readonly decryptions: ReadonlyMap<number, PartialDecryption>;
  readonly result: readonly QuestionResult[];
}

function openArchive(bytes: Buffer): Opened {
  const data = new Map<string, string>();
  const events: ArchiveEvent[] = [];
  for (let at = 0; at < bytes.length;) {
    const name = bytes.toString('latin1', at, at + 100).replace(/\0+$/, '');
    const size = Number.parseInt(bytes.toString('latin1', at + 124, at + 135), 8);
    const body = bytes.toString('utf8', at + 512, at + 512 + size);
    if (name.endsWith('.event.json')) events.push(unwrap(readWith(eventCodec, body)));
    else data.set(name.split('.')[0] ?? '', body);
    at += 512 + Math.ceil(size / 512) * 512;
  }
  const dataOf = <T>(codec: Codec<T>, hash: string): T => unwrap(readWith(codec, data.get(hash) ?? ''));
  const payloadsOf = (type: ArchiveEvent['type']): string[] =>
    events.filter((event) => event.type === type).map((event) => event.payload ?? '');
  const setup = dataOf(setupCodec, payloadsOf('Setup')[0] ?? '');
  const context = unwrap(openElection(data.get(setup.election) ?? '', { platform, groupOf }));
  const { questions } = context.election;
  const { order } = context.group;
  const sized = dataOf(sizedTallyCodec, payloadsOf('EncryptedTally')[0] ?? '');
  const rows = dataOf(ciphertextRows, sized.encryptedTally);
  const lastMix = payloadsOf('Shuffle').at(-1);
  const shuffled =
    lastMix === undefined ? [] : dataOf(shuffleCodec(order), dataOf(ownedCodec, lastMix).payload).ciphertexts;
  const queue = [...shuffled];
  return {
    context,
    trustees: dataOf(trusteesCodec(order), setup.trustees),
    weights: new Map(
      dataOf(array(anyText), setup.credentials).map((line) => {
        const [key = '', weight = '1'] = line.split(',');
        return [key, Number(weight)];
      }),
    ),
    ballots: payloadsOf('Ballot').map((hash) => dataOf(ballotCodec({ group: context.group, questions }), hash)),
    sized,
    rows,
    mixed: rows.map((row, i) => (questions[i]?.kind === 'ranked' ? (queue.shift() ?? []) : row)),
    decryptions: new Map(
      payloadsOf('PartialDecryption').map((hash) => {
        const { owner, payload } = dataOf(ownedCodec, hash);
        return [owner, dataOf(partialDecryptionCodec(order), payload)];
      }),
    ),
    result: dataOf(resultCodec(questions.map(({ kind }) => kind === 'ranked')), payloadsOf('Result')[0] ?? ''),
  };
}

interface Vector {
  readonly archive: Opened;
  /** The secrets of single trustees, where the vector has them. */
  readonly secrets: readonly bigint[];
}

function readVector(name: string): Vector {
  const folder = resolve(FOLDER, name);
  const files = readdirSync(folder);
  const [path = ''] = files.filter((file) => /\.bel(\.gz)?$/.test(file)).map((file) => resolve(folder, file));
  const bytes = path.endsWith('.gz') ? gunzipSync(readFileSync(path)) : readFileSync(path);
  const archive = openArchive(bytes);
  const secrets = files
    .filter((file) => file.endsWith('.privkey'))
    .map((file) => readFileSync(resolve(folder, file), 'utf8').trim())
    .map((text) => unwrap(readWith(scalar(archive.context.group.order), text)));
  return { archive, secrets };
}

const found = existsSync(FOLDER);
if (!found) process.stderr.write(`skipped: outside vectors not found at ${FOLDER}\n`);
const names = found ? readdirSync(FOLDER) : [];

describe.skipIf(!found).each(names)('%s', (name) => {
  const { archive, secrets } = readVector(name);
  const { context, trustees, mixed, decryptions, result } = archive;
  const { group, election } = context;

  const decode = (given: ReadonlyMap<number, PartialDecryption>): ReturnType<typeof decodeTally> => {
    const shares = unwrap(openingShares(trustees, [...given.keys()], group.order));
    const opened = unwrap(openTally(mixed, { shares, decryptions: given }, context));
    return decodeTally(opened, election.questions, { totalWeight: archive.sized.totalWeight, group });
  };

  test('its trustees are who they say', () => {
    expect(checkTrustees(trustees, context)).toEqual([]);
  });

  test('its ballots make its encrypted tally', () => {
    const tally = unwrap(encryptTally(archive.ballots, (credential) => archive.weights.get(credential), context));
    expect(tally).toEqual({
      rows: archive.rows,
      numTallied: archive.sized.numTallied,
      totalWeight: archive.sized.totalWeight,
    });
  });

  test('its decryptions check', () => {
    for (const [owner, decryption] of decryptions) {
      const keyText = ownersOf(trustees)[owner - 1]?.key.publicKey ?? '';
      for (const [question, ciphertexts] of mixed.entries()) {
        const run = {
          owner,
          key: unwrap(group.read(keyText)),
          keyText,
          question,
          first: 0,
          ciphertexts,
          factors: decryption.decryptionFactors[question] ?? [],
          proofs: decryption.decryptionProofs[question] ?? [],
          second: null,
        };
        expect(checkDecryption(run, context, singleWorkings(group))).toEqual([]);
      }
    }
  });

  test('its decryptions open to its result', () => {
    const decoded = decode(decryptions);
    expect(checkResult(result, decoded)).toEqual([]);
    for (const question of decoded) {
      if (question.kind === 'ranked') expect(question.ballots.every(({ valid }) => valid)).toBe(true);
    }
  });

  test.skipIf(secrets.length === 0)("its trustees' secrets open to its result", () => {
    const keys = secrets.map((secret) => [group.write(group.powerOfGenerator(secret)), secret] as const);
    const given = ownersOf(trustees).map(({ owner, key }) => {
      const secret = keys.find(([text]) => text === key.publicKey)?.[1] ?? 0n;
      return [owner, unwrap(decryptShares(mixed, { owner, secret }, context)).decryption] as const;
    });
    expect(checkResult(result, decode(new Map(given)))).toEqual([]);
  });
});
