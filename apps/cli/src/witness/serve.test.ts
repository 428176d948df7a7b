import { appendFile, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { concatBytes, unwrap, utf8 } from '@selectorate/basics';
import { textsIn } from '@selectorate/messages';
import {
  type CheckpointNote,
  checkNote,
  encodeBundle,
  type Log,
  mergeCosignatures,
  noteSigner,
  openLog,
  parseCheckpointNote,
  parseVerifierKey,
  printVerifierKey,
  printWitnessRequest,
  readWitnessAnswer,
  type VerifierKey,
} from '@selectorate/record';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { witnessCommand } from '../commands/witness.ts';
import { type FakeIo, fakeIo } from '../testing/fake-io.ts';
import { newFolder, removeFolders } from '../testing/folders.ts';
import { type StartedCli, startCli } from '../testing/start-cli.ts';
import { readMirror } from './mirror.ts';
import { type ServeAsked, serveWitness, type Serving } from './serve.ts';

const ORIGIN = 'log.example/contest-1';
const LOG = noteSigner(ORIGIN, new Uint8Array(32).fill(1));
const OTHER = noteSigner('log.example/contest-2', new Uint8Array(32).fill(2));
const MOMENT = '2022-10-10T18:00:00Z';
const SECONDS = Date.UTC(2022, 9, 10, 18) / 1000;

const honest = (i: number): string => `act ${i}`;
/** The same log with another story from entry 2 on. */
const otherwise = (i: number): string => (i < 2 ? honest(i) : `another act ${i}`);
const logOf = (size: number, { entry = honest, signer = LOG } = {}): Log =>
  unwrap(openLog({ signer, entries: Array.from({ length: size }, (_, i) => utf8(entry(i))) }));

let key: string;
let witnessKey: VerifierKey;
let asked: ServeAsked;
let mirror: string;
beforeAll(async () => {
  key = join(await newFolder(), 'witness.key');
  const io = fakeIo();
  await witnessCommand(['new', '--name', 'witness.example/north', '--out', key], io);
  witnessKey = unwrap(parseVerifierKey(io.said.join('')));
});
beforeEach(async () => {
  const place = await newFolder();
  const logs = join(place, 'logs');
  await writeFile(logs, `# the logs of a test\n${printVerifierKey(LOG.key)}\n\n${printVerifierKey(OTHER.key)}\n`);
  asked = { key, mirrors: join(place, 'mirrors'), logs, port: 0, host: '127.0.0.1', rehearsal: true };
  mirror = join(asked.mirrors, 'log%2Eexample%2Fcontest-1');
});
afterAll(removeFolders);

const running: Serving[] = [];
afterEach(async () => {
  for (const each of running.splice(0)) await each.stop();
});

async function serve(changes: Partial<ServeAsked> = {}): Promise<{ url: string; io: FakeIo; serving: Serving }> {
  const io = fakeIo();
  const serving = await serveWitness({ ...asked, ...changes }, io, textsIn('en'));
  if (!('stop' in serving)) throw new Error(serving.err.join('\n'));
  running.push(serving);
  return { url: (serving.begun.json as { readonly url: string }).url, io, serving };
}

async function stop(serving: Serving): Promise<void> {
  running.splice(running.indexOf(serving), 1);
  await serving.stop();
}

/** What a log sends: the request's length, the request, and the entries that the witness lacks. */
function bodyOf(log: Log, held: number, signed: CheckpointNote = log.checkpoint()): Uint8Array {
  const { request, newEntries } = unwrap(log.offer(signed, held));
  const printed = printWitnessRequest(request);
  return concatBytes(utf8(`${printed.length}\n`), printed, encodeBundle(newEntries));
}

const REHEARSAL = { 'selectorate-rehearsal-time': MOMENT };

async function offer(url: string, body: Uint8Array, headers: Readonly<Record<string, string>> = REHEARSAL) {
  const response = await fetch(`${url}/add-checkpoint`, { method: 'POST', body: Buffer.from(body), headers });
  const said = await response.text();
  return {
    status: response.status,
    said,
    answer: readWitnessAnswer({ status: response.status, body: said }),
    refusal: response.headers.get('selectorate-refusal'),
  };
}

const held = async (url: string, log: string = ORIGIN): Promise<CheckpointNote> => {
  const response = await fetch(`${url}/checkpoint/${encodeURIComponent(log)}`);
  return unwrap(parseCheckpointNote(new Uint8Array(await response.arrayBuffer())));
};

describe('a witness that serves', () => {
  test('mirrors what a log offers before it answers, and its line completes the checkpoint', async () => {
    const { url } = await serve();
    const log = logOf(5);
    const { status, answer } = await offer(url, bodyOf(log, 0));
    expect([status, answer.kind]).toEqual([200, 'cosigned']);
    const lines = answer.kind === 'cosigned' ? answer.lines : [];
    const { note } = unwrap(mergeCosignatures(log.checkpoint(), lines, { witnessKeys: [witnessKey] }));
    expect(checkNote(note, [LOG.key, witnessKey])).toMatchObject({
      faults: [],
      valid: [{ key: LOG.key }, { key: witnessKey, time: SECONDS }],
    });
    expect(unwrap(await readMirror(mirror, ORIGIN)).entries).toEqual(log.entries());
  });

  test('says what it cosigned last, and gives its mirror back so that a lost store can be rebuilt', async () => {
    const { url } = await serve();
    await offer(url, bodyOf(logOf(2), 0));
    await offer(url, bodyOf(logOf(7), 2));
    expect((await held(url)).checkpoint.size).toBe(7);
    const place = await newFolder();
    for (const file of ['state.json', 'entries']) {
      const response = await fetch(`${url}/mirror/${ORIGIN}/${file}`);
      await writeFile(join(place, file), new Uint8Array(await response.arrayBuffer()));
    }
    const mirrored = unwrap(await readMirror(place, ORIGIN));
    expect(mirrored.entries).toEqual(logOf(7).entries());
    expect(mirrored.state.size).toBe(7);
  });

  test('has nothing of a log that offered nothing', async () => {
    const { url } = await serve();
    for (const path of [
      `/checkpoint/${ORIGIN}`,
      `/mirror/${ORIGIN}/entries`,
      '/mirror/x',
      '/elsewhere',
      '/checkpoint/%',
    ]) {
      expect((await fetch(`${url}${path}`)).status).toBe(404);
    }
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    expect((await fetch(`${url}/add-checkpoint`)).status).toBe(405);
  });

  test('takes up its mirror again after a stop', async () => {
    const first = await serve();
    await offer(first.url, bodyOf(logOf(3), 0));
    await stop(first.serving);
    const { url } = await serve();
    expect((await held(url)).checkpoint.size).toBe(3);
    expect((await offer(url, bodyOf(logOf(4), 3))).status).toBe(200);
    expect(unwrap(await readMirror(mirror, ORIGIN)).entries).toEqual(logOf(4).entries());
  });

  test('appends: entries that are there already are not written again', async () => {
    const { url } = await serve();
    await offer(url, bodyOf(logOf(300), 0));
    const before = await stat(join(mirror, 'entries'));
    await offer(url, bodyOf(logOf(301), 300));
    const after = await stat(join(mirror, 'entries'));
    expect(after.ino).toBe(before.ino);
    expect(after.size - before.size).toBe(2 + honest(300).length);
  });

  test('A53 a log restored to an earlier hour is refused with what the witness holds', async () => {
    const { url, io } = await serve();
    await offer(url, bodyOf(logOf(6), 0));
    const restored = await offer(url, bodyOf(logOf(4), 4));
    expect(restored).toMatchObject({ status: 409, refusal: 'rollback', answer: { kind: 'holds', size: 6 } });
    expect(io.complained.join('\n')).toContain('rollback');
    expect((await held(url)).checkpoint.size).toBe(6);
  });

  test('A07 a log that tells another story is refused, at the same size and beyond it', async () => {
    const { url } = await serve();
    await offer(url, bodyOf(logOf(4), 0));
    const same = await offer(url, bodyOf(logOf(4, { entry: otherwise }), 4));
    expect(same).toMatchObject({ status: 409, refusal: 'forked', answer: { kind: 'holds', size: 4 } });
    expect(await offer(url, bodyOf(logOf(6, { entry: otherwise }), 4))).toMatchObject({ status: 422 });
    expect(unwrap(await readMirror(mirror, ORIGIN)).entries).toEqual(logOf(4).entries());
  });

  test('a log that does not know what this witness holds is told', async () => {
    const { url } = await serve();
    await offer(url, bodyOf(logOf(4), 0));
    expect(await offer(url, bodyOf(logOf(6), 2))).toMatchObject({
      status: 409,
      refusal: 'wrong-old-size',
      answer: { kind: 'holds', size: 4 },
    });
    expect((await offer(url, bodyOf(logOf(6), 4))).status).toBe(200);
  });

  test('requests at once are taken one after another, and one history comes of them', async () => {
    const { url } = await serve();
    const offered = await Promise.all([3, 3, 5, 5, 4].map((size) => offer(url, bodyOf(logOf(size), 0))));
    expect(offered.filter(({ status }) => status === 200)).toHaveLength(1);
    const { checkpoint } = await held(url);
    expect(unwrap(await readMirror(mirror, ORIGIN)).entries).toEqual(logOf(checkpoint.size).entries());
  });

  test('logs do not meet: each has a mirror of its own', async () => {
    const { url } = await serve();
    await offer(url, bodyOf(logOf(3), 0));
    await offer(url, bodyOf(logOf(2, { signer: OTHER }), 0));
    expect((await held(url)).checkpoint.size).toBe(3);
    expect((await held(url, OTHER.key.name)).checkpoint.size).toBe(2);
  });
});

describe('what a witness does not take', () => {
  const stranger = noteSigner('log.example/stranger', new Uint8Array(32).fill(3));
  const impostor = noteSigner(ORIGIN, new Uint8Array(32).fill(4));

  test.each([
    ['a log that it does not watch', bodyOf(logOf(2, { signer: stranger }), 0), 404, 'unknown-log'],
    ['another key under the name of a log', bodyOf(logOf(2, { signer: impostor }), 0), 403, 'bad-signature'],
    ['nothing', new Uint8Array(), 400, 'malformed-request'],
    ['no length', utf8('old 0\n'), 400, 'malformed-request'],
    ['a length beyond the body', utf8('999\nold 0\n'), 400, 'malformed-request'],
    ['a torn bundle', bodyOf(logOf(2), 0).slice(0, -1), 400, 'malformed-request'],
    ['fewer entries than the checkpoint says', bodyOf(logOf(2), 0).slice(0, -7), 422, 'entries-missing'],
    [
      'entries that the checkpoint does not cover',
      concatBytes(bodyOf(logOf(2), 0), Uint8Array.of(0, 1, 65)),
      422,
      'entries-missing',
    ],
  ])('%s: %#', async (_, body, status, refusal) => {
    const { url } = await serve();
    expect(await offer(url, body)).toMatchObject({ status, refusal });
    expect((await fetch(`${url}/checkpoint/${ORIGIN}`)).status).toBe(404);
  });

  test('a body larger than a request may be is read no further', async () => {
    const { url } = await serve();
    expect((await offer(url, new Uint8Array(40 * 2 ** 20))).status).toBe(413);
  });

  test('the time of a rehearsal, unless whoever runs the witness said so', async () => {
    const { url } = await serve({ rehearsal: false });
    expect(await offer(url, bodyOf(logOf(1), 0))).toMatchObject({ status: 403, refusal: 'no-rehearsals-here' });
    const before = Math.floor(Date.now() / 1000);
    expect((await offer(url, bodyOf(logOf(1), 0), {})).status).toBe(200);
    expect(unwrap(await readMirror(mirror, ORIGIN)).state.time).toBeGreaterThanOrEqual(before);
  });

  test('a time that is none, and a time before the last', async () => {
    const { url } = await serve();
    const at = (moment: string) => ({ 'selectorate-rehearsal-time': moment });
    expect((await offer(url, bodyOf(logOf(1), 0), at('2022-02-31T00:00:00Z'))).status).toBe(400);
    await offer(url, bodyOf(logOf(1), 0));
    expect((await offer(url, bodyOf(logOf(2), 1), at('2022-10-10T17:59:59Z'))).refusal).toBe('clock-behind');
  });

  test('a mirror that another process is at', async () => {
    const first = await serve();
    await offer(first.url, bodyOf(logOf(1), 0));
    const second = await serve();
    expect(await offer(second.url, bodyOf(logOf(2), 1))).toMatchObject({ status: 503, refusal: 'mirror-unusable' });
    expect(second.io.complained.join('\n')).toContain('Another run is at work');
  });

  test('a mirror that does not agree with itself', async () => {
    const first = await serve();
    await offer(first.url, bodyOf(logOf(3), 0));
    await stop(first.serving);
    await truncate(join(mirror, 'entries'), 9);
    const { url, io } = await serve();
    expect((await offer(url, bodyOf(logOf(4), 3))).status).toBe(503);
    expect(io.complained.join('\n')).toContain('fewer entries than its state says');
  });
});

describe('the list of logs', () => {
  test('is read again when it has changed; one that cannot be read changes nothing', async () => {
    await writeFile(asked.logs, '');
    const { url, io } = await serve();
    expect((await offer(url, bodyOf(logOf(1), 0))).refusal).toBe('unknown-log');
    await writeFile(asked.logs, `${printVerifierKey(LOG.key)}\n`);
    expect((await offer(url, bodyOf(logOf(1), 0))).status).toBe(200);
    await writeFile(asked.logs, 'not a key\n');
    expect((await offer(url, bodyOf(logOf(2), 1))).status).toBe(200);
    expect(io.complained.join('\n')).toContain('line 1');
  });

  test.each([
    ['missing', undefined, 'cannot be read'],
    ['not of keys', 'x\n', 'line 1'],
  ])('that is %s lets nothing begin', async (_, text, said) => {
    const file = join(await newFolder(), 'logs');
    if (text !== undefined) await writeFile(file, text);
    const io = fakeIo();
    const args = ['serve', '--key', key, '--mirrors', asked.mirrors, '--logs', file];
    expect(await witnessCommand(args, io)).toBe(2);
    expect(io.complained.join('\n')).toContain(said);
  });

  test('is needed, and so are the others; a port is a number', async () => {
    for (const args of [
      ['--key', key],
      ['--key', key, '--mirrors', 'x', '--logs', asked.logs, '--port', '70000'],
    ]) {
      const io = fakeIo();
      expect(await witnessCommand(['serve', ...args], io)).toBe(2);
      expect(io.complained.join('\n')).toContain('serve --key FILE');
    }
  });
});

describe('A44 a witness that is killed', () => {
  const started: StartedCli[] = [];
  afterEach(async () => {
    for (const each of started.splice(0)) await each.end('SIGKILL');
  });

  async function start(): Promise<{ cli: StartedCli; url: string }> {
    const { mirrors, logs } = asked;
    const args = ['--key', key, '--mirrors', mirrors, '--logs', logs, '--port', '0', '--rehearsal'];
    const cli = startCli('witness', 'serve', ...args);
    started.push(cli);
    const line = await cli.line(/listens on/);
    return { cli, url: line.slice(line.indexOf('http')) };
  }

  const storedSize = async (): Promise<number> => {
    const text = await readFile(join(mirror, 'state.json'), 'utf8').catch(() => '{}');
    return (JSON.parse(text) as { readonly size?: number }).size ?? 0;
  };

  test('between the disk and the answer has lost nothing, and will sign no other history', async () => {
    const first = await start();
    await offer(first.url, bodyOf(logOf(20), 0));
    const unanswered = offer(first.url, bodyOf(logOf(60), 20)).catch(() => undefined);
    while ((await storedSize()) < 60) await new Promise(setImmediate);
    await first.cli.end('SIGKILL');
    await unanswered;
    const { url } = await start();
    expect((await held(url)).checkpoint.size).toBe(60);
    const again = await offer(url, bodyOf(logOf(60), 20));
    expect(again).toMatchObject({ refusal: 'wrong-old-size', answer: { kind: 'holds', size: 60 } });
    expect((await offer(url, bodyOf(logOf(60, { entry: otherwise }), 60))).refusal).toBe('forked');
    expect((await offer(url, bodyOf(logOf(60), 60))).status).toBe(200);
  });

  test('in the middle of anything holds at least what it answered, and goes on from there', async () => {
    const log = { answered: 0 };
    const first = await start();
    const growing = (async () => {
      for (let size = 1; size <= 400; size += 3) {
        const { status } = await offer(first.url, bodyOf(logOf(size), log.answered));
        if (status === 200) log.answered = size;
      }
    })().catch(() => undefined);
    while (log.answered < 100) await new Promise(setImmediate);
    await first.cli.end('SIGKILL');
    await growing;
    await appendFile(join(mirror, 'entries'), utf8('half an ent'));
    const { url, cli } = await start();
    const { size } = (await held(url)).checkpoint;
    expect(size).toBeGreaterThanOrEqual(log.answered);
    expect((await offer(url, bodyOf(logOf(500), size))).status).toBe(200);
    expect(unwrap(await readMirror(mirror, ORIGIN)).entries).toEqual(logOf(500).entries());
    expect(await cli.end('SIGTERM')).toBe(0);
  });
});
