import { copyFile, readFile, stat, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { done, Rehearsal, run, YES_NO } from '../testing/ballot-run.ts';
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
