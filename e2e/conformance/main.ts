import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findVectors, type Vectors } from './cases.ts';
import { judgeCase } from './judge-case.ts';
import { failureOf, reportOf, tableOf } from './report.ts';

// `npm run conformance [-- --json FILE] [--only TEXT] [--vectors FOLDER] [--verbose]`: counts every case of the outside vectors and
// says how each compares with what its source published. Fails when a case fails.

const USAGE = 'npm run conformance [-- --json FILE] [--only TEXT] [--vectors FOLDER] [--verbose]';
const say = (line: string): void => void process.stdout.write(`${line}\n`);

interface Wanted {
  readonly only: string;
  readonly json: string | undefined;
  readonly verbose: boolean;
}

async function conform(vectors: Vectors, { only, json, verbose }: Wanted): Promise<boolean> {
  const cases = vectors.cases.filter(({ id, method }) => `${id} ${method}`.includes(only));
  const all = cases.map((outside) => {
    const judged = judgeCase(vectors, outside);
    if (verbose) say(`${judged.id}: ${failureOf(judged) ?? judged.verdict.kind}`);
    return judged;
  });
  const report = reportOf(all);
  say(tableOf(all));
  for (const { id, difference } of report.failed) say(`\n${id}\n  ${difference}`);
  if (json !== undefined) {
    await mkdir(dirname(resolve(json)), { recursive: true });
    await writeFile(json, `${JSON.stringify(report, null, 2)}\n`);
  }
  return report.failed.length === 0;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      json: { type: 'string' },
      only: { type: 'string', default: '' },
      vectors: { type: 'string' },
      verbose: { type: 'boolean', default: false },
    },
  });
  const vectors = findVectors(values.vectors);
  if (vectors === undefined) {
    say('conformance: no outside vectors found; say where they are: --vectors FOLDER, or set SELECTORATE_VECTORS');
    return 2;
  }
  return (await conform(vectors, { ...values, json: values.json })) ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (thrown) {
  if (!(thrown instanceof TypeError && 'code' in thrown)) throw thrown;
  say(`${thrown.message}\n${USAGE}`);
  process.exitCode = 2;
}
