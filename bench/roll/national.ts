import { access, mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildPackages, madeLists, makeLists, matchTable, runMatch } from './match-job.ts';

// `npm run bench:roll-national -- --cache DIR [--rows 48000000] [--members 505000] [--json FILE]`: a whole country in DuckDB. The lists
// are invented and prepared once and kept in the folder, which is to lie outside of the repository.

const { values } = parseArgs({
  options: {
    cache: { type: 'string' },
    rows: { type: 'string', default: '48000000' },
    members: { type: 'string', default: '505000' },
    json: { type: 'string' },
  },
});
if (values.cache === undefined) throw new Error('bench: name a folder for the lists with --cache DIR');
const [electors, members] = [Number(values.rows), Number(values.members)];
if (!(electors > 0 && members > 0)) throw new Error('bench: --rows and --members are numbers above nothing');

/** Measured over five million rows. */
const BYTES_OF_A_ROW = 60;
const folder = join(resolve(values.cache), `rows-${electors}-members-${members}`);
const whole = join(folder, 'complete');
const made = await access(whole).then(
  () => true,
  () => false,
);
if (!made) {
  console.error(
    `bench: inventing ${electors} rows in ${folder}; about ${Math.ceil((electors * BYTES_OF_A_ROW) / 1e9)} GB of disk`,
  );
  await mkdir(folder, { recursive: true });
  // Honest members come with one in a hundred entered twice.
  await makeLists({ seed: 'national', electors, members: Math.round(members / 1.01), folder, csv: false });
  await writeFile(whole, '');
}
buildPackages();
const lists = await madeLists(folder);
const figure = await runMatch('duckdb', folder, { seconds: 90, mebibytes: 1_024 });
console.log(
  `Lists made once in ${lists.seconds.toFixed(0)} s (${lists.processor.toFixed(0)} s of all processors), ${(lists.bytes / 1e6).toFixed(0)} MB of Parquet\n`,
);
console.log(matchTable([figure]));
if (values.json !== undefined) {
  const { seconds, processor, bytes } = lists;
  const report = {
    schema: 'selectorate-bench/1',
    bench: 'roll-national',
    figure,
    lists: { seconds, processor, bytes },
  };
  await writeFile(values.json, `${JSON.stringify(report, null, 2)}\n`);
}
