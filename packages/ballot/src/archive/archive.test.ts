import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { concatBytes, utf8 } from '@selectorate/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ArchiveFaultCode } from './archive-faults.ts';
import { archiveWriter } from './archive-writer.ts';
import type { UntrustedBytes } from './byte-source.ts';
import { type ArchivePart, readSteps, type ReadStep } from './read-steps.ts';
import type { Step } from './step.ts';
import { BLOCK, readTarHeader, writeTarHeader } from './tar.ts';

const VECTORS = process.env['SELECTORATE_VECTORS'] ?? resolve(import.meta.dirname, '../../../../../shared/vectors');
const FOLDER = join(VECTORS, 'belenios');
const platform = { sha256: (data: Uint8Array | string) => new Uint8Array(createHash('sha256').update(data).digest()) };
const options = { platform };

const archives = existsSync(FOLDER) ? readdirSync(FOLDER).flatMap(archivesIn) : [];
if (archives.length === 0) process.stderr.write('skipped: outside vectors not found\n');

function archivesIn(name: string): string[] {
  const folder = join(FOLDER, name);
  return readdirSync(folder).flatMap((file) => (/\.bel(\.gz)?$/.test(file) ? [join(folder, file)] : []));
}

const openFile = (path: string): Uint8Array =>
  new Uint8Array(path.endsWith('.gz') ? gunzipSync(readFileSync(path)) : readFileSync(path));

/** Bytes in pieces of that length. */
function inPieces(bytes: Uint8Array, length = 65_536): UntrustedBytes {
  return {
    async *read() {
      for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
    },
  };
}

async function partsOf(bytes: Uint8Array, pieces?: number): Promise<ArchivePart[]> {
  const parts: ArchivePart[] = [];
  for await (const part of readSteps(inPieces(bytes, pieces), options)) parts.push(part);
  return parts;
}

async function codesOf(bytes: Uint8Array): Promise<ArchiveFaultCode[]> {
  return (await partsOf(bytes)).flatMap((part) => (part.kind === 'fault' ? [part.code] : []));
}

function toWrite(step: ReadStep): Step<string> {
  switch (step.type) {
    case 'Setup': {
      const { election, trustees, credentials } = step;
      return { type: 'Setup', election: election.text, trustees: trustees.text, credentials: credentials.text };
    }
    case 'Ballot':
      return { type: 'Ballot', ballot: step.ballot.text };
    case 'EncryptedTally':
      return { ...step, encryptedTally: step.encryptedTally.text };
    case 'Shuffle':
      return { ...step, shuffle: step.shuffle.text };
    case 'PartialDecryption':
      return { ...step, partialDecryption: step.partialDecryption.text };
    case 'Result':
      return { type: 'Result', result: step.result.text };
    case 'EndBallots':
    case 'EndShuffles':
      return { type: step.type };
  }
}

function rewrite(parts: readonly ArchivePart[]): Uint8Array {
  const header = parts.find((part) => part.kind === 'header');
  const writer = archiveWriter({ timestamp: header?.timestamp ?? 0, platform });
  const bytes = [...writer.begin()];
  for (const part of parts) if (part.kind === 'step') bytes.push(...writer.addStep(toWrite(part)));
  return concatBytes(...bytes);
}

const TIMESTAMP = 1_795_324_723;
const SETUP: Step<string> = { type: 'Setup', election: '{"a":1}', trustees: '[]', credentials: '["c"]' };

function archiveOf(...steps: readonly Step<string>[]): Uint8Array {
  const writer = archiveWriter({ timestamp: TIMESTAMP, platform });
  return concatBytes(...writer.begin(), ...steps.flatMap((step) => writer.addStep(step)));
}

const ballots = (...texts: readonly string[]): Step<string>[] => texts.map((ballot) => ({ type: 'Ballot', ballot }));

const WHOLE: readonly Step<string>[] = [
  SETUP,
  ...ballots('{"b":1}', '{"b":"é"}'),
  { type: 'EndBallots' },
  { type: 'EncryptedTally', numTallied: 2, totalWeight: 2, encryptedTally: '[[]]' },
  { type: 'Shuffle', owner: 1, shuffle: '{"s":1}' },
  { type: 'Shuffle', owner: 2, shuffle: '{"s":2}' },
  { type: 'EndShuffles' },
  { type: 'PartialDecryption', owner: 1, partialDecryption: '{"d":[]}' },
  // The same text again by another owner: what two trustees say of a box without ballots.
  { type: 'PartialDecryption', owner: 2, partialDecryption: '{"d":[]}' },
  { type: 'Result', result: '{"result":[[]]}' },
];

describe.skipIf(archives.length === 0)('archives made by others', () => {
  test('there are 22', () => {
    expect(archives).toHaveLength(22);
  });

  test.each(archives.map((path) => [basename(dirname(path)), path] as const))(
    '%s: no fault, and the same bytes when written again',
    async (_name, path) => {
      const bytes = openFile(path);
      const parts = await partsOf(bytes);
      expect(parts.filter((part) => part.kind === 'fault')).toEqual([]);
      expect(parts.at(-1)).toMatchObject({ kind: 'step', type: 'Result' });
      expect(Buffer.compare(rewrite(parts), bytes)).toBe(0);
    },
  );
});

describe('archives made here', () => {
  test('what is written is read again, however the bytes arrive', async () => {
    const bytes = archiveOf(...WHOLE);
    const whole = await partsOf(bytes);
    expect(whole.filter((part) => part.kind === 'fault')).toEqual([]);
    expect(whole.flatMap((part) => (part.kind === 'step' ? [part.type] : []))).toEqual(WHOLE.map(({ type }) => type));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 5000 }), async (length) => {
        expect(await partsOf(bytes, length)).toEqual(whole);
      }),
      { numRuns: 20 },
    );
  });

  test('a writer goes on after the last event of an archive', async () => {
    const [first, rest] = [WHOLE.slice(0, 4), WHOLE.slice(4)];
    const begun = archiveWriter({ timestamp: TIMESTAMP, platform });
    const start = concatBytes(...begun.begin(), ...first.flatMap((step) => begun.addStep(step)));
    const going = archiveWriter({ timestamp: TIMESTAMP, platform, after: begun.head() });
    const end = concatBytes(...rest.flatMap((step) => going.addStep(step)));
    expect(concatBytes(start, end)).toEqual(archiveOf(...WHOLE));
  });

  test('an archive may end after any step', async () => {
    for (const [i] of WHOLE.entries()) expect(await codesOf(archiveOf(...WHOLE.slice(0, i + 1)))).toEqual([]);
  });
});

describe('archives that are not what they should be', () => {
  test('one cut anywhere but between members is truncated, and between them shows its loose data', async () => {
    const bytes = archiveOf(...WHOLE);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: bytes.length - 1 }), async (length) => {
        const codes = await codesOf(bytes.subarray(0, length));
        if (length % BLOCK !== 0 || length === 0) expect(codes).toContain('archive-truncated');
      }),
      { numRuns: 100 },
    );
  });

  test('one changed byte anywhere is a fault', async () => {
    const bytes = archiveOf(...WHOLE);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: bytes.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, change) => {
          const changed = Uint8Array.from(bytes);
          changed[at] = (changed[at] ?? 0) ^ change;
          expect(await codesOf(changed)).not.toEqual([]);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test.each([
    ['nothing at all', [], 'archive-truncated'],
    ['zero blocks at the end', [archiveOf(...WHOLE), new Uint8Array(2 * BLOCK)], 'archive-header'],
    ['a second beginning', [archiveOf(), archiveOf()], 'archive-beginning'],
    ['no beginning', [archiveOf(SETUP).subarray(2 * BLOCK)], 'archive-beginning'],
    ['another name', [archiveOf(), member('README', 'x')], 'archive-name'],
    ['a name that is not the hash', [archiveOf(), member(`${'0'.repeat(64)}.data.json`, '{}')], 'member-hash'],
    ['a time of its own', [archiveOf(), hashed('{}', 'data', TIMESTAMP + 1)], 'archive-timestamp'],
    ['an event of 2 KiB', [archiveOf(), hashed(' '.repeat(2048), 'event')], 'member-too-large'],
    ['a body that is not UTF-8', [archiveOf(), hashed(Uint8Array.of(0xff), 'data')], 'member-not-utf8'],
    ['an event that says nothing', [archiveOf(), hashed('{}', 'event')], 'event-unreadable'],
    ['data that nothing refers to', [archiveOf(SETUP), hashed('{}', 'data')], 'data-unreferenced'],
    ['an event without its payload', [archiveOf(), hashed('{"height":0,"type":"Setup"}', 'event')], 'event-payload'],
    ['an event whose data is not there', [archiveOf(), setupWithout()], 'data-missing'],
  ] as const)('%s', async (_name, parts, code) => {
    expect(await codesOf(concatBytes(...parts))).toContain(code);
  });

  test('a data member above the limit is not read', async () => {
    const parts: ArchivePart[] = [];
    const bytes = archiveOf(SETUP, ...ballots('x'.repeat(4000)));
    for await (const part of readSteps(inPieces(bytes), { platform, largest: 3999 })) parts.push(part);
    expect(parts.at(-1)).toMatchObject({ code: 'member-too-large' });
  });

  test('a step too early is a fault of order and nothing else', async () => {
    for (const i of WHOLE.keys()) {
      const codes = await codesOf(archiveOf(...WHOLE.slice(0, i), { type: 'Result', result: '{}' }));
      expect(codes).toEqual(i === WHOLE.length - 1 || i === WHOLE.length - 2 ? [] : ['event-order']);
    }
  });

  test('the same ballot twice', async () => {
    expect(await codesOf(archiveOf(SETUP, ...ballots('{"b":1}', '{"b":2}', '{"b":1}')))).toEqual(['ballot-repeated']);
  });

  test('a fork: an event whose parent is not the one before it', async () => {
    const ours = archiveWriter({ timestamp: TIMESTAMP, platform });
    const theirs = archiveWriter({ timestamp: TIMESTAMP, platform });
    const start = concatBytes(
      ...ours.begin(),
      ...ours.addStep(SETUP),
      ...ours.addStep({ type: 'Ballot', ballot: '1' }),
    );
    theirs.addStep(SETUP);
    theirs.addStep({ type: 'Ballot', ballot: '2' });
    const end = theirs.addStep({ type: 'EndBallots' });
    expect(await codesOf(concatBytes(start, ...end))).toEqual(['event-parent']);
  });

  test('a ballot taken out of the middle', async () => {
    const writer = archiveWriter({ timestamp: TIMESTAMP, platform });
    const steps = [SETUP, ...ballots('1', '2', '3')].map((step) => writer.addStep(step));
    const cut = [writer.begin(), ...steps.filter((_, i) => i !== 2)].flat();
    expect(await codesOf(concatBytes(...cut))).toEqual(['event-parent', 'event-height']);
  });

  test('data in another order than the tools write', async () => {
    const writer = archiveWriter({ timestamp: TIMESTAMP, platform });
    const [election, trustees, credentials] = ['{"a":1}', '[]', '["c"]'].map((text) => writer.addData(text));
    const setup = writer.addData(
      `{"election":"${election?.hash}","trustees":"${trustees?.hash}","credentials":"${credentials?.hash}"}`,
    );
    const event = writer.addEvent('Setup', setup.hash);
    const inOrder = [election, trustees, credentials, setup, event].flatMap((part) => part?.bytes ?? []);
    expect(await codesOf(concatBytes(...writer.begin(), ...inOrder))).toEqual([]);
    const mixed = [trustees, setup, credentials, election, event].flatMap((part) => part?.bytes ?? []);
    expect(await codesOf(concatBytes(...writer.begin(), ...mixed))).toEqual(['data-order']);
  });
});

test('a header is read only as it would be written', () => {
  const header = writeTarHeader({ name: 'BELENIOS', size: 38, time: TIMESTAMP });
  expect(readTarHeader(header)).toEqual({ ok: true, value: { name: 'BELENIOS', size: 38, time: TIMESTAMP } });
  for (let at = 0; at < BLOCK; at++) {
    const changed = Uint8Array.from(header);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(readTarHeader(changed).ok).toBe(false);
  }
});

function member(name: string, body: string | Uint8Array, time = TIMESTAMP): Uint8Array {
  const bytes = typeof body === 'string' ? utf8(body) : body;
  const padding = new Uint8Array((BLOCK - (bytes.length % BLOCK)) % BLOCK);
  return concatBytes(writeTarHeader({ name, size: bytes.length, time }), bytes, padding);
}

function hashed(body: string | Uint8Array, kind: 'data' | 'event', time = TIMESTAMP): Uint8Array {
  return member(`${createHash('sha256').update(body).digest('hex')}.${kind}.json`, body, time);
}

function setupWithout(): Uint8Array {
  return hashed(`{"height":0,"type":"Setup","payload":"${'0'.repeat(64)}"}`, 'event');
}
