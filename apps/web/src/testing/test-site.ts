import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type ServedSite, serveSite } from './serve-site.ts';

/** A contest to serve: its record's files, the policy that the server suggests, its title in the list. */
export interface TestContest {
  readonly folder: string;
  readonly title: string | null;
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly policy: string;
  readonly size: number;
  readonly stage: string;
}

export interface TestSite extends ServedSite {
  /** Where the built pages lie. */
  readonly site: string;
}

/** Builds the pages and serves them with these contests, until stopped. */
export async function testSite(contests: readonly TestContest[]): Promise<TestSite> {
  const folder = await mkdtemp(join(tmpdir(), 'selectorate-web-'));
  const [site, records] = [join(folder, 'site'), join(folder, 'records')];
  await buildPages(site);
  await writeRecords(records, contests);
  const served = await serveSite({ site, records });
  return {
    ...served,
    site,
    stop: async () => {
      await served.stop();
      await rm(folder, { recursive: true });
    },
  };
}

const APP = join(import.meta.dirname, '../..');

/** `vite build`, as for people: in a process of its own, because this one tells libraries that it is a test. */
async function buildPages(outDir: string): Promise<void> {
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');
  await promisify(execFile)(process.execPath, [vite, 'build', APP, '--outDir', outDir, '--logLevel', 'error'], {
    env: { ...process.env, NODE_ENV: 'production' },
  });
}

async function writeRecords(records: string, contests: readonly TestContest[]): Promise<void> {
  await mkdir(records);
  for (const { folder, files, policy } of contests) {
    for (const [path, bytes] of files) {
      await mkdir(dirname(join(records, folder, path)), { recursive: true });
      await writeFile(join(records, folder, path), bytes);
    }
    await writeFile(join(records, `${folder}.policy`), policy);
  }
  await writeFile(join(records, 'index.json'), indexText(contests));
}

/** `/records/index.json` for these contests. */
const indexText = (contests: readonly TestContest[]): string =>
  JSON.stringify({
    schema: 'selectorate-records/1',
    contests: contests.map(({ folder, title, size, stage }) => ({
      contest: folder,
      title,
      size,
      stage,
      binding: false,
      clock: 'rehearsal',
    })),
    engine: 'trial',
  });
