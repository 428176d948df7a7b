import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testFolder, type TestFolder } from '@selectorate/testkit';

const UNITS = ['selectorate-web.service', 'selectorate-worker.service'] as const;
const SOURCES = fileURLToPath(new URL('../../../deploy/systemd/', import.meta.url));
const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;
const WITHOUT = 'systemd-analyze is not installed here: the units were not checked';
/** In tenths: `security` calls up to 2.0 safe enough, out of 10. */
const MOST_EXPOSED = '20';

let folder: TestFolder;
beforeAll(async () => {
  folder = await testFolder();
});
afterAll(() => folder.remove());

/** The unit with this machine's own Node in it, because `verify` looks for the program. */
async function unitHere(name: string): Promise<string> {
  const text = await readFile(join(SOURCES, name), 'utf8');
  const path = join(folder.path, name);
  await writeFile(path, text.replace('/usr/bin/node', process.execPath));
  return path;
}

test.for(UNITS)('%s is a unit that systemd understands', async (name, context) => {
  const unit = await unitHere(name);
  if (!hasSystemd) return context.skip(WITHOUT);
  const { status, stderr } = spawnSync('systemd-analyze', ['verify', unit], { encoding: 'utf8' });
  const ours = stderr.split('\n').filter((line) => line.includes('selectorate'));
  return expect([status, ours]).toEqual([0, []]);
});

test.for(UNITS)('%s leaves the process little that it may do', async (name, context) => {
  const unit = await unitHere(name);
  if (!hasSystemd) return context.skip(WITHOUT);
  const args = ['security', '--offline=true', `--threshold=${MOST_EXPOSED}`, '--no-pager', unit];
  const { status, stdout } = spawnSync('systemd-analyze', args, { encoding: 'utf8' });
  return expect([status, /exposure level[^:]*: ([\d.]+)/.exec(stdout)?.[1]]).toEqual([0, '1.3']);
});

test('both units are one but for what they are for', async () => {
  const [web = '', worker = ''] = await Promise.all(UNITS.map((name) => readFile(join(SOURCES, name), 'utf8')));
  const lines = web.split('\n').filter((line, i) => line !== worker.split('\n')[i]);
  expect(lines.map((line) => line.split('=')[0])).toEqual(['Description', 'Environment']);
});
