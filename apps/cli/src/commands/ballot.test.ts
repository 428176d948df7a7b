import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { done, RANKED, Rehearsal, run, YES_NO } from '../testing/ballot-run.ts';
import { removeFolders } from '../testing/folders.ts';
import { fingerprintOf, type Message } from '../trustee/message.ts';

afterAll(removeFolders);

interface VerdictFile {
  readonly valid: boolean;
  readonly report: {
    readonly questions: readonly { readonly votes: unknown; readonly rankings: readonly unknown[] | null }[];
    readonly notices: readonly string[];
    readonly replaced: number;
    readonly mixedBy: readonly number[];
    readonly decryptedBy: readonly number[];
  };
}

async function verdictOf(...args: readonly string[]): Promise<VerdictFile> {
  return JSON.parse(await done('verify', ...args, '--json', '-')) as VerdictFile;
}

const sidecarOf = (archive: string): string => archive.replace(/bel$/, 'sidecar');

describe('a whole election from files', () => {
  test('two trustees, a blank vote, a vote cast again, rankings', async () => {
    const rehearsal = await Rehearsal.begin([{ ...YES_NO, blank: true }, RANKED]);
    await rehearsal.singleTrustees(2);
    await rehearsal.openBox(['v1', 'v2', 'v3', 'v4', 'v5']);
    const votes: Record<string, unknown> = {
      v1: [
        [0, 1],
        [1, 2, 3],
      ],
      v2: ['blank', [2, 1, 0]],
      v3: [
        [1, 0, 0],
        [0, 0, 0],
      ],
      v4: [
        [0, 0, 1],
        [3, 2, 1],
      ],
      v5: [
        [0, 1],
        [1, 0, 0],
      ],
    };
    for (const [voter, choices] of Object.entries(votes)) {
      const { exit, said } = await rehearsal.vote(voter, choices);
      expect(exit).toBe(0);
      expect(said).toMatch(/Tracker: [\w+/]{43}/);
    }
    expect(
      (
        await rehearsal.vote('v1', [
          [1, 0],
          [3, 1, 2],
        ])
      ).said,
    ).toContain('It replaces the ballot');
    await rehearsal.close();
    await rehearsal.mix([1, 2]);
    await rehearsal.open([1, 2]);
    expect(await done('ballot', 'result', rehearsal.at('E'))).toMatch(
      /\(blank vote\) {2}2\n {4}Yes {11}1\n {4}No {12}2/,
    );

    const archive = await rehearsal.archive();
    const { valid, report } = await verdictOf(archive);
    expect(valid).toBe(true);
    expect(report).toMatchObject({ replaced: 1, mixedBy: [1, 2], decryptedBy: [1, 2] });
    expect(report.questions[0]?.votes).toEqual([2, 1, 2]);
    const rankings = report.questions[1]?.rankings ?? [];
    expect(rankings.map((ranks) => JSON.stringify(ranks)).toSorted()).toEqual(
      [
        [0, 0, 0],
        [1, 0, 0],
        [2, 1, 0],
        [3, 1, 2],
        [3, 2, 1],
      ].map((ranks) => JSON.stringify(ranks)),
    );
    expect(report.notices).toContain('decryption-proof-weak');

    const beside = await verdictOf(archive, '--sidecar', sidecarOf(archive), '--verdict', 'archive');
    expect(beside.report.notices).not.toContain('decryption-proof-weak');
    expect(beside.report.notices).not.toContain('hints-dropped');
  });

  test('a key that three share and two of them open with, weights', async () => {
    const rehearsal = await Rehearsal.begin([YES_NO], ['--trustees', '3', '--threshold', '2']);
    await rehearsal.ceremony(3);
    await rehearsal.openBox(['v1,,3', 'v2', 'v3,,2', 'v4', 'v5']);
    for (const voter of ['v1', 'v2', 'v3']) expect((await rehearsal.vote(voter, [[1, 0]])).exit).toBe(0);
    for (const voter of ['v4', 'v5']) expect((await rehearsal.vote(voter, [[0, 1]])).exit).toBe(0);
    await rehearsal.close();
    await rehearsal.open([3]);
    expect((await run('ballot', 'result', rehearsal.at('E'))).complained).toContain('Fewer trustees took part');
    await rehearsal.open([1]);
    await done('ballot', 'result', rehearsal.at('E'));
    const { report } = await verdictOf(await rehearsal.archive());
    expect(report.questions[0]?.votes).toEqual([6, 2]);
    expect(report.decryptedBy).toEqual([3, 1]);
  });

  test('a box without ballots has a result', async () => {
    const rehearsal = await Rehearsal.begin([YES_NO], ['--trustees', '1']);
    await rehearsal.singleTrustees(1);
    await rehearsal.openBox(['v1', 'v2']);
    await rehearsal.close();
    await rehearsal.open([1]);
    await done('ballot', 'result', rehearsal.at('E'));
    expect((await verdictOf(await rehearsal.archive())).report.questions[0]?.votes).toEqual([0, 0]);
  });
});

describe('a step out of its turn is refused, and nothing is written', () => {
  test('from the start to the result', async () => {
    const rehearsal = await Rehearsal.begin([RANKED]);
    const folder = rehearsal.at('E');
    const refused = async (...args: readonly string[]): Promise<string> => {
      const before = await contentsOf(folder);
      const { exit, complained } = await run('ballot', ...args);
      expect(exit).toBe(2);
      expect(await contentsOf(folder)).toEqual(before);
      return complained;
    };
    expect(await refused('setup', 'finish', folder)).toContain('Not all trustees have done their part');
    expect(await refused('close', folder)).toContain('The election is not set up');
    expect(
      await refused('setup', 'start', folder, '--questions', rehearsal.at('questions.json'), '--trustees', '2'),
    ).toContain('has been started');
    await rehearsal.singleTrustees(2);
    expect(await refused('setup', 'finish', folder)).toContain('public_creds.json');
    await rehearsal.openBox(['v1', 'v2']);
    expect(await refused('setup', 'finish', folder)).toContain('set up already');
    expect(await refused('tally', folder)).toContain('The box is still open');
    expect(await refused('shuffle', folder, '--end')).toContain('have not been put together');
    await rehearsal.vote('v1', [[1, 2, 3]]);
    await rehearsal.close();
    expect((await rehearsal.vote('v2', [[1, 2, 3]])).complained).toContain('takes no more ballots');
    expect(await refused('tally', folder)).toContain('put together already');
    expect(await refused('decrypt', folder, '--owner', '1', '--private-key', folder)).toContain('not mixed');
    expect(await refused('shuffle', folder, '--end')).toContain('There have been 0 mixes');
    await done('ballot', 'shuffle', folder, '--owner', '1');
    expect(await refused('shuffle', folder, '--owner', '1')).toContain('has mixed already');
    expect(await refused('shuffle', folder, '--owner', '3')).toContain('numbered from 1 to 2');
    expect(await refused('shuffle', folder, '--end')).toContain('There have been 1 mixes');
    await done('ballot', 'shuffle', folder, '--end', '--few-mixes');
    expect(await refused('result', folder)).toContain('cannot be opened yet');
    expect(await refused('decrypt', folder, '--owner', '1', '--private-key', folder)).toContain('Only 1 ballots');
    const early = await rehearsal.trustee('decrypt', await rehearsal.archive(), 1, '--out', rehearsal.at('early'));
    expect(early).toMatchObject({ exit: 2 });
    expect(early.complained).toContain('--few-ballots');
    await rehearsal.open([1, 2], '--few-ballots');
    await done('ballot', 'result', folder);
    expect(await refused('result', folder)).toContain('there already');
    expect((await readdir(folder)).filter((name) => name.includes('unfinished'))).toEqual([]);
  });
});

describe('a ballot', () => {
  test('is refused if its code is on no list, or was typed wrongly, or it answers what was not asked', async () => {
    const rehearsal = await small();
    await rehearsal.write('code-x', 'AAAAA-AAAAAA-AAAAA-AAAAAA');
    expect((await rehearsal.vote('x', [[1, 0]])).complained).toContain('no voter of this election has this code');
    await rehearsal.write('code-x', 'AAAAA-AAAAAA-AAAAA-AAAAA0');
    expect((await rehearsal.vote('x', [[1, 0]])).complained).toContain('character 22 of the code');
    expect((await rehearsal.vote('v1', [[1, 1]])).complained).toContain('Question 1: More answers are marked');
    expect((await rehearsal.vote('v1', ['blank'])).complained).toContain('Question 1: This question has no blank vote');
    expect((await rehearsal.vote('v1', 'Yes')).complained).toContain('no JSON list');
  });

  test('A09 is refused if it is another’s copied, and if anything in it was changed', async () => {
    const rehearsal = await small();
    await rehearsal.vote('v1', [[1, 0]]);
    const text = await lastBallot(await rehearsal.archive());
    const take = async (ballot: string) =>
      run('ballot', 'cast', rehearsal.at('E'), '--ballot', await rehearsal.write('ballot', ballot));
    expect(await take(text)).toMatchObject({ exit: 1, complained: expect.stringContaining('there twice') as string });
    const [, credential = ''] = /"credential":"([0-9a-f]{64})"/.exec(text) ?? [];
    const list = JSON.parse(await readFile(rehearsal.at('E', 'public_creds.json'), 'utf8')) as string[];
    const other = list.find((key) => key !== credential) ?? '';
    expect(await take(text.replace(credential, other))).toMatchObject({ exit: 1 });
    expect(await take(text.replace(/"response":"\d/, '"response":"'))).toMatchObject({ exit: 1 });
    expect(await take(text.slice(0, -1))).toMatchObject({ exit: 1 });
  });

  test('A52 that was audited shows its vote on the second device and is never cast', async () => {
    const rehearsal = await small();
    const folder = rehearsal.at('E');
    const held = rehearsal.at('held');
    const { said } = await rehearsal.vote('v1', [[0, 1]], '--hold', held);
    const [, hash = ''] = /Hash of the sealed vote: (\S{43})/.exec(said) ?? [];
    expect((await stat(held)).mode & 0o777).toBe(0o600);
    const kept = await rehearsal.write('kept', await readFile(held, 'utf8'));
    const opening = rehearsal.at('opening');
    await done('ballot', 'cast', folder, '--held', held, '--audit', opening);
    expect(await done('ballot', 'audit', folder, opening, '--hash', hash)).toContain('Keep?: No');
    const wrong = await run(
      'ballot',
      'audit',
      folder,
      opening,
      '--hash',
      hash.replace(/^./, hash.startsWith('A') ? 'B' : 'A'),
    );
    expect(wrong).toMatchObject({ exit: 1, complained: expect.stringContaining('sealed another vote') as string });
    const again = await run('ballot', 'cast', folder, '--held', kept, '--code', rehearsal.at('code-v1'));
    expect(again).toMatchObject({ exit: 2, complained: expect.stringContaining('opened for an audit') as string });
  });

  test('A52 that shares a ciphertext with one that was audited is never cast, whatever its hash', async () => {
    const rehearsal = await small();
    const audited = rehearsal.at('E', 'audited.txt');
    await rehearsal.vote('v1', [[0, 1]], '--audit', rehearsal.at('opening'));
    const barred = (await readFile(audited, 'utf8')).trimEnd().split('\n');
    expect(barred).toEqual([
      expect.stringMatching(/^\S{43}$/),
      ...[1, 2].map(() => expect.stringMatching(/^[0-9a-f]{64}$/) as string),
    ]);
    await rehearsal.vote('v2', [[0, 1]]);
    const [ballot = ''] = (await readFile(await rehearsal.archive(), 'utf8')).match(/\{"election_uuid"[^\0]*/) ?? [];
    const [, alpha = ''] = /"alpha":"([0-9a-f]{64})"/.exec(ballot) ?? [];
    const take = async () => run('ballot', 'cast', rehearsal.at('E'), '--ballot', await rehearsal.write('b', ballot));
    expect(await take()).toMatchObject({ exit: 1, complained: expect.stringContaining('there twice') as string });
    await writeFile(audited, `${alpha}\n`);
    expect(await take()).toMatchObject({
      exit: 2,
      complained: expect.stringContaining('opened for an audit') as string,
    });
  });

  test('that was held is cast by whoever has its code, once', async () => {
    const rehearsal = await small();
    const held = rehearsal.at('held');
    await rehearsal.vote('v1', [[0, 1]], '--hold', held);
    const cast = (voter: string) =>
      run('ballot', 'cast', rehearsal.at('E'), '--held', held, '--code', rehearsal.at(`code-${voter}`));
    expect((await cast('v2')).complained).toContain('made with another code');
    expect((await cast('v1')).exit).toBe(0);
    expect((await cast('v1')).exit).toBe(2);
  });
});

describe('what a trustee sends that is wrong is refused, and the archive stays as it was', () => {
  /** The same message with another body, its fingerprint worked out anew: a trustee who means to cheat. */
  async function forge(rehearsal: Rehearsal, name: string, change: (body: Body) => Body): Promise<string> {
    const { schema, fingerprint: _, ...message } = JSON.parse(await readFile(rehearsal.at(name), 'utf8')) as Sent;
    const forged = { ...message, body: change(message.body) };
    const written = { schema, ...forged, fingerprint: fingerprintOf(forged) };
    return rehearsal.write(`forged-${name}`, JSON.stringify(written));
  }
  type Body = Readonly<Record<string, string>>;
  type Sent = Message & { readonly schema: string; readonly fingerprint: string };

  test('a mix, and a mix of what was before another', async () => {
    const rehearsal = await Rehearsal.begin([RANKED]);
    await rehearsal.singleTrustees(2);
    await rehearsal.openBox(['v1', 'v2', 'v3']);
    for (const voter of ['v1', 'v2', 'v3']) await rehearsal.vote(voter, [[1, 2, 3]]);
    await rehearsal.close();
    const archive = await rehearsal.archive();
    for (const owner of [1, 2])
      await rehearsal.expectDone(rehearsal.trustee('shuffle', archive, owner, '--out', rehearsal.at(`mix-${owner}`)));
    const before = await readFile(archive);
    const forged = await forge(rehearsal, 'mix-1', (body) => ({
      ...body,
      mix: (body['mix'] ?? '').replace(/"([0-9a-f]{64})"(.*)"([0-9a-f]{64})"/s, '"$3"$2"$1"'),
    }));
    const refused = await run('ballot', 'shuffle', rehearsal.at('E'), forged);
    expect(refused).toMatchObject({ exit: 1, complained: expect.stringContaining('✗ shuffle-proof, mix 1') as string });
    expect(await readFile(archive)).toEqual(before);
    await done('ballot', 'shuffle', rehearsal.at('E'), rehearsal.at('mix-1'));
    const late = await run('ballot', 'shuffle', rehearsal.at('E'), rehearsal.at('mix-2'));
    expect(late.complained).toContain('Somebody else’s mix came between');
  });

  test('a part in opening the result, and a second proof', async () => {
    const rehearsal = await small();
    await rehearsal.vote('v1', [[1, 0]]);
    await rehearsal.close();
    const archive = await rehearsal.archive();
    const args = ['--out', rehearsal.at('opening'), '--few-ballots'];
    await rehearsal.expectDone(rehearsal.trustee('decrypt', archive, 1, ...args));
    const before = await readFile(archive);
    const take = (file: string) => run('ballot', 'decrypt', rehearsal.at('E'), file, '--few-ballots');
    const swapped = await forge(rehearsal, 'opening', (body) => ({
      ...body,
      opening: (body['opening'] ?? '').replace(/"([0-9a-f]{64})","([0-9a-f]{64})"/, '"$2","$1"'),
    }));
    expect(await take(swapped)).toMatchObject({
      exit: 1,
      complained: expect.stringContaining('✗ decryption-proof, opening by trustee 1, question 1, place 1') as string,
    });
    const second = await forge(rehearsal, 'opening', (body) => ({
      ...body,
      second: (body['second'] ?? '').replace(/(?<="response":")\d/, (digit) => (digit === '1' ? '2' : '1')),
    }));
    const { exit, complained } = await take(second);
    expect({ exit, complained }).toMatchObject({
      exit: 1,
      complained: expect.stringContaining('second proofs are not those') as string,
    });
    expect(await readFile(archive)).toEqual(before);
    await done('ballot', 'decrypt', rehearsal.at('E'), rehearsal.at('opening'), '--few-ballots');
  });
});

test('secrets go into files that only their owner can read, and are never said', async () => {
  const rehearsal = await Rehearsal.begin([YES_NO], ['--trustees', '1']);
  await rehearsal.singleTrustees(1);
  await rehearsal.write('voters.txt', 'v1\nv2\n');
  const codes = rehearsal.at('codes.json');
  const said = await done(
    'ballot',
    'credential',
    rehearsal.at('E'),
    '--voters',
    rehearsal.at('voters.txt'),
    '--codes',
    codes,
  );
  const secret = JSON.parse(await readFile(codes, 'utf8')) as Record<string, string>;
  expect(Object.keys(secret)).toEqual(['v1', 'v2']);
  for (const code of Object.values(secret)) expect(said).not.toContain(code);
  for (const file of [codes, rehearsal.at('key-1')]) expect((await stat(file)).mode & 0o777).toBe(0o600);
  const list = await readFile(rehearsal.at('E', 'public_creds.json'), 'utf8');
  expect(list).not.toContain('v1');
});

test('a file of questions or voters that cannot be is said by its place', async () => {
  const rehearsal = await Rehearsal.begin([YES_NO], ['--trustees', '1']);
  const bad = await rehearsal.write(
    'bad.json',
    JSON.stringify({ name: 'x', description: '', questions: [{ question: 'Q' }] }),
  );
  const start = ['setup', 'start', rehearsal.at('F'), '--questions', bad, '--trustees'];
  expect((await run('ballot', ...start, '1')).complained).toContain('questions.0');
  expect((await run('ballot', ...start, '0')).complained).toContain('number of trustees');
  expect((await run('ballot', ...start, '2', '--threshold', '3')).complained).toContain('not above');
  for (const [text, complaint] of [
    ['a\na', 'line 2'],
    ['a,,x', 'line 1'],
    ['\n', 'no voters'],
  ] as const) {
    const voters = await rehearsal.write('voters.txt', text);
    const args = ['credential', rehearsal.at('E'), '--voters', voters, '--codes', rehearsal.at('codes')];
    expect((await run('ballot', ...args)).complained).toContain(complaint);
  }
});

test('what is asked for wrongly gets the usage of its step', async () => {
  expect(await run('ballot')).toMatchObject({ exit: 2, complained: expect.stringContaining('10. Publish') as string });
  expect((await run('ballot', 'help')).exit).toBe(0);
  for (const step of [
    'setup start',
    'setup trustee',
    'setup finish',
    'credential',
    'cast',
    'audit',
    'close',
    'tally',
    'shuffle',
    'decrypt',
    'result',
  ]) {
    expect((await run('ballot', ...step.split(' '))).complained).toContain(`Usage: selectorate ballot ${step}`);
    expect((await run('ballot', ...step.split(' '), '--help')).exit).toBe(0);
  }
});

async function small(): Promise<Rehearsal> {
  const rehearsal = await Rehearsal.begin([YES_NO], ['--trustees', '1']);
  await rehearsal.singleTrustees(1);
  await rehearsal.openBox(['v1', 'v2']);
  return rehearsal;
}

async function lastBallot(archive: string): Promise<string> {
  const text = await readFile(archive, 'latin1');
  return /\{"election_uuid":[^\0]*\}/.exec(text)?.[0] ?? '';
}

/** Every file of a folder but the locks. */
async function contentsOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Object.fromEntries(
    await Promise.all(files.map(async ({ name }) => [name, await readFile(`${folder}/${name}`, 'latin1')])),
  ) as Record<string, string>;
}
