import { execFile } from 'node:child_process';
import { copyFile, cp, mkdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { done, RANKED, Rehearsal, run, YES_NO } from '../testing/ballot-run.ts';
import { removeFolders } from '../testing/folders.ts';

afterAll(removeFolders);

const refusal = (text: string, exit = 2): object => ({ exit, complained: expect.stringContaining(text) as string });

describe('a key file', () => {
  let rehearsal: Rehearsal;
  beforeAll(async () => {
    rehearsal = await Rehearsal.begin([YES_NO], ['--trustees', '1']);
    await rehearsal.singleTrustees(1);
    await rehearsal.openBox(['v1', 'v2']);
    await rehearsal.close();
  });

  let tries = 0;
  const decryptWith = async (key: string, passphrase: string) =>
    run(
      'trustee',
      'decrypt',
      await rehearsal.archive(),
      '--key',
      key,
      '--out',
      rehearsal.at(`opening-${(tries += 1)}`),
      '--passphrase-file',
      passphrase,
    );

  test('says nothing of the secret and opens with its passphrase only', async () => {
    const key = rehearsal.at('key-1');
    const text = await readFile(key, 'utf8');
    expect(text).toContain('"N": 131072');
    expect(text).not.toMatch(/"secret"|"seed"/);
    const wrong = await rehearsal.write('wrong', 'correct horse battery stapler\n');
    expect(await decryptWith(key, wrong)).toMatchObject(refusal('does not open'));
    expect(await decryptWith(key, rehearsal.at('passphrase'))).toMatchObject({ exit: 0 });
  });

  test.each([
    [
      'its sealed part',
      (text: string) =>
        text.replace(/"sealed": "./, (found) => (found.endsWith('A') ? '"sealed": "B' : '"sealed": "A')),
    ],
    ['whose it is', (text: string) => text.replace('"trustees": 1', '"trustees": 2')],
    ['its cost', (text: string) => text.replace('"N": 131072', '"N": 65536')],
  ])('with %s changed does not open', async (_, change) => {
    const text = await readFile(rehearsal.at('key-1'), 'utf8');
    expect(change(text)).not.toBe(text);
    const key = await rehearsal.write('changed', change(text));
    expect(await decryptWith(key, rehearsal.at('passphrase'))).toMatchObject(refusal('does not open'));
  });

  test.each([
    ['no JSON', 'x'],
    ['a cost that would take all memory', '"N": 2147483648'],
  ])('that holds %s is none', async (_, text) => {
    const good = await readFile(rehearsal.at('key-1'), 'utf8');
    const key = await rehearsal.write('none', text.startsWith('"N"') ? good.replace('"N": 131072', text) : text);
    expect(await decryptWith(key, rehearsal.at('passphrase'))).toMatchObject(refusal('no key file'));
  });

  test('needs a passphrase that cannot be guessed, from a file where nobody can be asked', async () => {
    const short = await rehearsal.write('short', 'too short\n');
    const asked = [
      'new',
      rehearsal.at('E', 'card.json'),
      '--place',
      '1',
      '--key',
      rehearsal.at('k'),
      '--out',
      rehearsal.at('o'),
    ];
    expect(await run('trustee', ...asked, '--passphrase-file', short)).toMatchObject(refusal('fewer than 12'));
    expect(await stat(rehearsal.at('k')).catch(() => 'not there')).toBe('not there');
    expect(await run('trustee', ...asked.map((arg) => (arg === '1' ? '2' : arg)))).toMatchObject(
      refusal('from 1 to 1'),
    );
    expect(await run('trustee', ...asked)).toMatchObject(refusal('--passphrase-file'));
  });

  test('of another election, or of somebody who is no trustee, opens nothing', async () => {
    const other = await Rehearsal.begin([YES_NO], ['--trustees', '1']);
    await other.expectDone(other.newTrustee(1));
    expect(await decryptWith(other.at('key-1'), other.at('passphrase'))).toMatchObject(refusal('is for the election'));
    const again = [
      'new',
      rehearsal.at('E', 'card.json'),
      '--place',
      '1',
      '--key',
      rehearsal.at('key-2'),
      '--out',
      rehearsal.at('first-2'),
    ];
    await done('trustee', ...again, '--passphrase-file', rehearsal.at('passphrase'));
    expect(await decryptWith(rehearsal.at('key-2'), rehearsal.at('passphrase'))).toMatchObject(
      refusal('not among those'),
    );
  });

  test('opens nothing of an archive with a fault in it', async () => {
    const archive = rehearsal.at('faulty.bel');
    const bytes = await readFile(await rehearsal.archive());
    bytes[bytes.length - 600] = (bytes[bytes.length - 600] ?? 0) ^ 1;
    await writeFile(archive, bytes);
    const args = ['decrypt', archive, '--key', rehearsal.at('key-1'), '--passphrase-file', rehearsal.at('passphrase')];
    expect(await run('trustee', ...args, '--out', rehearsal.at('never'))).toMatchObject(refusal('not sound', 1));
  });
});

describe('two forks of one election, of which one has a ballot more,', () => {
  let rehearsal: Rehearsal;
  const forked = (...path: readonly string[]): string => rehearsal.at('F', ...path);
  const forkedArchive = async (): Promise<string> => forked(basename(await rehearsal.archive()));
  const keyed = (step: string, archive: string, out: string): ReturnType<Rehearsal['trustee']> =>
    rehearsal.trustee(step, archive, 1, '--out', rehearsal.at(out), ...(step === 'decrypt' ? ['--few-ballots'] : []));

  const fork = async (questions: readonly object[], trustees: number, choices: unknown): Promise<void> => {
    rehearsal = await Rehearsal.begin(questions, ['--trustees', String(trustees)]);
    await rehearsal.singleTrustees(trustees);
    await rehearsal.openBox(['v1', 'v2']);
    await rehearsal.expectDone(rehearsal.vote('v1', choices));
    await cp(rehearsal.at('E'), forked(), { recursive: true });
    await rehearsal.expectDone(rehearsal.vote('v2', choices));
    await rehearsal.close();
    await done('ballot', 'close', forked());
    await done('ballot', 'tally', forked());
  };

  test('are not both opened with one key, and the first may be opened again', async () => {
    await fork([YES_NO], 1, [[1, 0]]);
    const before = await readFile(rehearsal.at('key-1'), 'utf8');
    const first = await keyed('decrypt', await rehearsal.archive(), 'first');
    expect(first).toMatchObject({ exit: 0 });
    expect(first.said).toMatch(/Fingerprint of what you open: ([0-9a-f]{4} ){7}[0-9a-f]{4}\./);
    expect(await readFile(rehearsal.at('key-1'), 'utf8')).not.toBe(before);
    expect(await keyed('decrypt', await forkedArchive(), 'second')).toMatchObject(refusal('another count'));
    expect(await stat(rehearsal.at('second')).catch(() => 'not there')).toBe('not there');
    const kept = await readFile(rehearsal.at('key-1'), 'utf8');
    expect(await keyed('decrypt', await rehearsal.archive(), 'again')).toMatchObject({ exit: 0 });
    expect(await readFile(rehearsal.at('key-1'), 'utf8')).toBe(kept);
  });

  test('are not both mixed with one key, nor is one mixed and the other opened', async () => {
    await fork([RANKED], 2, [[1, 2, 3]]);
    expect(await keyed('shuffle', await rehearsal.archive(), 'mix')).toMatchObject({ exit: 0 });
    expect(await keyed('shuffle', await rehearsal.archive(), 'mix-again')).toMatchObject({ exit: 0 });
    expect(await keyed('shuffle', await forkedArchive(), 'mix-other')).toMatchObject(refusal('another count'));
    await rehearsal.expectDone(rehearsal.trustee('shuffle', await forkedArchive(), 2, '--out', rehearsal.at('by-2')));
    await done('ballot', 'shuffle', forked(), rehearsal.at('by-2'));
    await done('ballot', 'shuffle', forked(), '--end', '--few-mixes');
    expect(await keyed('decrypt', await forkedArchive(), 'opening')).toMatchObject(refusal('another count'));
  });

  test('one tally that was mixed in two ways is opened after one of them', async () => {
    await fork([RANKED], 2, [[1, 2, 3]]);
    await cp(rehearsal.at('E'), rehearsal.at('G'), { recursive: true });
    await rehearsal.mix([1, 2]);
    expect(await keyed('decrypt', await rehearsal.archive(), 'first')).toMatchObject({ exit: 0 });
    const other = rehearsal.at('G');
    const archive = join(other, basename(await rehearsal.archive()));
    await rehearsal.expectDone(rehearsal.trustee('shuffle', archive, 2, '--out', rehearsal.at('alone')));
    await done('ballot', 'shuffle', other, rehearsal.at('alone'));
    await done('ballot', 'shuffle', other, '--end', '--few-mixes');
    expect(await keyed('decrypt', archive, 'second')).toMatchObject(refusal('another count'));
  });

  test('nothing leaves before the key file remembers it', async () => {
    await fork([YES_NO], 1, [[1, 0]]);
    // So long a name that the key file cannot be written anew beside itself.
    const key = rehearsal.at('k'.repeat(245));
    await copyFile(rehearsal.at('key-1'), key);
    const args = ['--key', key, '--out', rehearsal.at('one'), '--passphrase-file', rehearsal.at('passphrase')];
    const ran = await run('trustee', 'decrypt', await rehearsal.archive(), ...args, '--few-ballots');
    expect(ran).toMatchObject(refusal('must remember'));
    expect(await stat(rehearsal.at('one')).catch(() => 'not there')).toBe('not there');
  });

  test('a key that lies elsewhere remembers where it lies', async () => {
    await fork([YES_NO], 1, [[1, 0]]);
    await mkdir(rehearsal.at('stick'));
    await rename(rehearsal.at('key-1'), rehearsal.at('stick', 'key'));
    await symlink(rehearsal.at('stick', 'key'), rehearsal.at('key-1'));
    expect(await keyed('decrypt', await rehearsal.archive(), 'one')).toMatchObject({ exit: 0 });
    await rm(rehearsal.at('key-1'));
    await copyFile(rehearsal.at('stick', 'key'), rehearsal.at('key-1'));
    expect(await keyed('decrypt', await forkedArchive(), 'two')).toMatchObject(refusal('another count'));
  });

  test('one run at a time uses a key', async () => {
    await fork([YES_NO], 1, [[1, 0]]);
    const mark = await rehearsal.write('key-1.in-use', '');
    expect(await keyed('decrypt', await rehearsal.archive(), 'one')).toMatchObject(refusal('another run'));
    await rm(mark);
    expect(await keyed('decrypt', await rehearsal.archive(), 'one')).toMatchObject({ exit: 0 });
    expect(await stat(mark).catch(() => 'not there')).toBe('not there');
  });
});

test('an archive is read once: what is opened is what was verified, whatever the stick shows the next reader', async () => {
  const rehearsal = await Rehearsal.begin([YES_NO], ['--trustees', '1']);
  await rehearsal.singleTrustees(1);
  await rehearsal.openBox(['v1']);
  await rehearsal.expectDone(rehearsal.vote('v1', [[1, 0]]));
  await rehearsal.close();
  const stick = rehearsal.at('stick.bel');
  await promisify(execFile)('mkfifo', [stick]);
  const bytes = await readFile(await rehearsal.archive());
  const opened = rehearsal.trustee('decrypt', stick, 1, '--out', rehearsal.at('opening'), '--few-ballots');
  await writeFile(stick, bytes);
  expect(await opened).toMatchObject({ exit: 0 });
  await done('ballot', 'decrypt', rehearsal.at('E'), rehearsal.at('opening'), '--few-ballots');
});

describe('a message', () => {
  let rehearsal: Rehearsal;
  const folder = () => rehearsal.at('E');
  beforeAll(async () => {
    rehearsal = await Rehearsal.begin([YES_NO], ['--trustees', '2', '--threshold', '2']);
    await rehearsal.singleTrustees(2);
  });

  const certificates = () => rehearsal.at('E', 'trustees', 'certificates.json');
  const answer = (message: string, number: number, out: string) =>
    rehearsal.trustee('ceremony', message, number, '--out', rehearsal.at(out));

  test('that was changed on the way is refused', async () => {
    const text = await readFile(certificates(), 'utf8');
    const changed = await rehearsal.write(
      'changed',
      text.replace(/[0-9a-f](?=[0-9a-f]{40})/, (digit) => (digit === '0' ? '1' : '0')),
    );
    expect(await answer(changed, 1, 'x')).toMatchObject(refusal('was changed'));
    expect(await answer(await rehearsal.write('junk', '{}'), 1, 'x')).toMatchObject(refusal('no message'));
  });

  test('of another kind, election or address is refused', async () => {
    expect(await answer(rehearsal.at('E', 'card.json'), 1, 'x')).toMatchObject(refusal('the card of an election'));
    const other = await Rehearsal.begin([YES_NO], ['--trustees', '2', '--threshold', '2']);
    await other.singleTrustees(2);
    expect(await answer(other.at('E', 'trustees', 'certificates.json'), 1, 'x')).toMatchObject(
      refusal('another election'),
    );
    expect(await run('ballot', 'setup', 'trustee', folder(), other.at('first-1'))).toMatchObject(
      refusal('another election'),
    );
    expect(await run('ballot', 'setup', 'trustee', folder(), certificates())).toMatchObject(
      refusal('What is needed here'),
    );
  });

  test('is answered once: the same again gets the same answer, another is refused', async () => {
    await rehearsal.expectDone(answer(certificates(), 1, 'second-1'));
    await rehearsal.expectDone(answer(certificates(), 1, 'second-1-again'));
    const [once, again] = await Promise.all(
      ['second-1', 'second-1-again'].map((name) => readFile(rehearsal.at(name), 'utf8')),
    );
    expect(again).toBe(once);
    expect(await answer(certificates(), 1, 'second-1')).toMatchObject(refusal('is there already'));
    await done('ballot', 'setup', 'trustee', folder(), rehearsal.at('second-1'));
    expect(await done('ballot', 'setup', 'trustee', folder(), rehearsal.at('second-1-again'))).toContain(
      'taken before',
    );
  });

  test('of a later round is refused before the round is complete, and each input is its addressee’s', async () => {
    await rehearsal.expectDone(answer(certificates(), 2, 'second-2'));
    await done('ballot', 'setup', 'trustee', folder(), rehearsal.at('second-2'));
    const input = rehearsal.at('E', 'trustees', 'input-1.json');
    expect(await answer(input, 2, 'x')).toMatchObject(refusal('it is for trustee 1'));
    await rehearsal.expectDone(answer(input, 1, 'third-1'));
    const stranger = await Rehearsal.begin([YES_NO], ['--trustees', '2', '--threshold', '2']);
    await stranger.singleTrustees(2);
    await copyFile(rehearsal.at('third-1'), stranger.at('third-1'));
    expect(await run('ballot', 'setup', 'trustee', stranger.at('E'), stranger.at('third-1'))).toMatchObject(
      refusal('another election'),
    );
  });

  test('that shows a trustee other certificates than before is refused', async () => {
    const fresh = await Rehearsal.begin([YES_NO], ['--trustees', '2', '--threshold', '2']);
    await fresh.singleTrustees(2);
    await fresh.expectDone(
      fresh.trustee('ceremony', fresh.at('E', 'trustees', 'certificates.json'), 1, '--out', fresh.at('a')),
    );
    const { fingerprintOf } = await import('../trustee/message.ts');
    const message = JSON.parse(await readFile(fresh.at('E', 'trustees', 'certificates.json'), 'utf8')) as Parameters<
      typeof fingerprintOf
    >[0];
    const certs = JSON.parse(message.body['certificates'] ?? '') as string[];
    const body = { certificates: JSON.stringify(certs.toReversed()) };
    const forged = { ...message, body, fingerprint: fingerprintOf({ ...message, body }) };
    const file = await fresh.write('forged', JSON.stringify(forged));
    expect(await fresh.trustee('ceremony', file, 1, '--out', fresh.at('b'))).toMatchObject(
      refusal('other certificates before'),
    );
    expect(await fresh.trustee('ceremony', file, 2, '--out', fresh.at('b'))).toMatchObject(
      refusal('The ceremony stops here', 1),
    );
  });
});

test('what is asked for wrongly gets the usage of its step', async () => {
  expect(await run('trustee')).toMatchObject(refusal('1. A key'));
  for (const step of ['new', 'ceremony', 'shuffle', 'decrypt']) {
    expect(await run('trustee', step)).toMatchObject(refusal(`Usage: selectorate trustee ${step}`));
    expect((await run('trustee', step, '--help')).exit).toBe(0);
  }
});
