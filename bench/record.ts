import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus } from 'node:os';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ensureBigRecord, readBigRecord } from './cached-record.ts';
import { measure, type Measured } from './measure.ts';
import { MIX } from './national-contest.ts';
import { ROWS } from './rows.ts';
import { tableOf } from './table.ts';

// `npm run bench:record -- [--json FILE]`. Each row is measured in a process of its own, so that its peak memory is its
// own; `--row N FOLDER` is that process.

const run = promisify(execFile);
const [first, ...rest] = process.argv.slice(2);

if (first === '--row') {
  const [number = '', folder = ''] = rest;
  const row = ROWS[Number(number)];
  if (row === undefined) throw new Error(`bench: no row ${number}`);
  console.log(JSON.stringify(await measure(row, await readBigRecord(folder))));
} else if (first === undefined || first === '--json') {
  await bench(rest[0]);
} else {
  console.error('npm run bench:record -- [--json FILE]');
  process.exitCode = 2;
}

async function bench(json: string | undefined): Promise<void> {
  const say = (line: string): void => console.error(`bench: ${line}`);
  const folder = await ensureBigRecord(say);
  const rows: Measured[] = [];
  for (const [i, { name }] of ROWS.entries()) {
    say(name.trim());
    const own = fileURLToPath(import.meta.url);
    const { stdout } = await run(process.execPath, [...process.execArgv, own, '--row', String(i), folder]);
    rows.push(JSON.parse(stdout) as Measured);
  }
  const machine = { node: process.version, processors: availableParallelism(), model: cpus()[0]?.model ?? 'unknown' };
  console.log(
    `\nA contest of 100,000 acts (${mix()}), on ${machine.processors} × ${machine.model}, Node ${machine.node}`,
  );
  console.log(tableOf(rows));
  if (json === undefined) return;
  const text = `${JSON.stringify({ schema: 'selectorate-bench/1', bench: 'record', machine, mix: MIX, rows }, null, 2)}\n`;
  if (json === '-') return console.log(text);
  await mkdir(dirname(resolve(json)), { recursive: true });
  await writeFile(json, text);
}

function mix(): string {
  const { branches, affiliates, retakes, setAside, batches, incidents } = MIX;
  return [
    `${branches + affiliates} units with two people each`,
    `${branches + affiliates + retakes + setAside} returns`,
    `${setAside} set aside`,
    `${batches} batches of papers`,
    `${incidents} incidents and their rulings`,
    'the rest challenges and theirs',
  ].join(', ');
}
