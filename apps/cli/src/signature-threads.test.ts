import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PersonId } from '@selectorate/basics';
import { nativeCheck, newKey } from '@selectorate/machine';
import { signatureChecker } from '@selectorate/selection';
import { afterAll, expect, test } from 'vitest';
import { checkSignatures } from './signature-threads.ts';
import { newFolder, removeFolders } from './testing/folders.ts';

afterAll(removeFolders);

const ABOUT = { signer: 'officer-1' as PersonId, kind: 'open-contest', statement: '' };

test('a few signatures are checked on this thread, each answered in its place', async () => {
  const signer = newKey('officer-1', 'EdDSA');
  const jobs = Array.from({ length: 40 }, (_, seq) => {
    const message = Uint8Array.of(seq);
    const signature = signer.sign(seq % 3 === 0 ? Uint8Array.of(255) : message);
    return { ...ABOUT, seq, key: signer.publicKey, message, signature };
  });
  const answers = await checkSignatures(jobs, 4);
  expect(answers).toEqual(jobs.map(({ seq }) => seq % 3 !== 0));
  expect(answers).toEqual(jobs.map(signatureChecker(nativeCheck)));
});

/** The program below lies in a folder of its own, from where no package of the house is found by name. */
const MACHINE = new URL('../../../packages/machine/src/index.ts', import.meta.url);

/** Threads load their own program, so this runs in a process that was started as the launcher starts one. */
const SHARED_AMONG_THREADS = `
  import { checkSignatures } from ${JSON.stringify(new URL('./signature-threads.ts', import.meta.url).href)};
  import { newKey } from ${JSON.stringify(MACHINE.href)};
  const signers = [newKey('a', 'EdDSA'), newKey('b', 'ES256')];
  const jobs = Array.from({ length: 4_501 }, (_, seq) => {
    const signer = signers[seq % 2];
    const message = Buffer.alloc(32, seq % 200);
    const signature = signer.sign(seq % 7 === 0 ? Buffer.alloc(31) : message);
    return { seq, signer: 'officer-1', key: signer.publicKey, message, signature };
  });
  const alone = await checkSignatures(jobs, 1);
  const shared = await checkSignatures(jobs, 3);
  const expected = jobs.map(({ seq }) => seq % 7 !== 0);
  const same = (a, b) => a.length === b.length && a.every((answer, i) => answer === b[i]);
  console.log(JSON.stringify({ alone: same(alone, expected), shared: same(shared, expected), answers: shared.length }));
`;

test('many signatures shared among threads are answered as alone', async () => {
  const program = join(await newFolder(), 'program.mjs');
  await writeFile(program, SHARED_AMONG_THREADS);
  const loader = import.meta.resolve('tsx');
  const args = ['--conditions=source', '--import', loader, program];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual({ alone: true, shared: true, answers: 4_501 });
});
