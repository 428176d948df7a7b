import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { modelHash, UK_DUPLICATES, UK_REGISTER } from '@selectorate/roll';
import { commitmentTable, measureCommitment } from './commitment.ts';
import { type GroupFigures, measureFairness, mergeGroups } from './fairness.ts';
import { GATES, judge } from './gates.ts';
import { measurePublicSets } from './public-sets.ts';
import { matchTable } from './match-job.ts';
import { measureSpeed } from './speed.ts';
import { fairnessTable, truthTable } from './tables.ts';

// `npm run bench:roll [-- --json FILE] [--seeds a,b,c] [--electors N] [--members N] [--only speed|truth|fairness] [--national]`. Seeds are drawn from the
// commit's hash unless given, so that nobody can have tuned on them. Ends with 1 when a floor or a gate fails.

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    seeds: { type: 'string' },
    only: { type: 'string' },
    national: { type: 'boolean', default: false },
    electors: { type: 'string', default: '300000' },
    members: { type: 'string', default: '100000' },
  },
});

function seedsOf(given: string | undefined): readonly string[] {
  if (given !== undefined) return given.split(',');
  const commit = execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();
  return ['a', 'b', 'c'].map((which) => `${commit}/${which}`);
}

const runs = (what: string): boolean => values.only === undefined || values.only === what;
/** Floors and gates that do not hold. */
const failed: string[] = [];
const speed = runs('speed') ? await measureSpeed(values.national) : null;
if (speed !== null) {
  console.log(
    `One constituency; each job in a process of its own, the roll read\n\n${matchTable(speed.constituency)}\n`,
  );
  if (speed.nationalLists !== null) {
    const { seconds, processor, bytes } = speed.nationalLists;
    console.log(
      `A country; lists made in ${seconds.toFixed(0)} s (${processor.toFixed(0)} s of all processors), Parquet ${(bytes / 1e6).toFixed(0)} MB\n\n${matchTable(speed.national)}\n`,
    );
  }
}
const commitment = runs('speed') ? measureCommitment(500_000) : [];
if (runs('speed')) console.log(`${commitmentTable(commitment)}\n`);
const truth = runs('truth') ? await measurePublicSets((set) => console.error(`bench: ${set}`)) : [];
if (runs('truth')) {
  console.log(
    `Public sets, models learnt from each without its labels; duplicates within one list\n\n${truthTable(truth)}\n`,
  );
  for (const { set, floor, best } of truth) if (best.f1 < floor) failed.push(`${set}: F1 below the floor`);
}
const seeds = runs('fairness') ? seedsOf(values.seeds) : [];
const bySeed: (readonly GroupFigures[])[] = [];
if (runs('fairness')) {
  const size = { electors: Number(values.electors), members: Number(values.members) };
  for (const seed of seeds) {
    console.error(`bench: population ${seed}`);
    bySeed.push(measureFairness({ seed, ...size, decoys: 80 }));
  }
  const all = mergeGroups(bySeed);
  console.log(
    `Invented populations of ${size.electors} register rows and ${size.members} members, seeds ${seeds.join(', ')}; wrong pairs are members in one, of 100,000\n\n${fairnessTable(all)}\n`,
  );
  for (const [i, groups] of bySeed.entries()) {
    const { failed: gates, words } = judge(groups);
    console.log(`seed ${seeds[i]}: ${gates.length === 0 ? 'every gate holds' : `gates failed: ${gates.join('; ')}`}`);
    console.log(`  ${words}`);
    failed.push(...gates.map((gate) => `seed ${seeds[i]}: ${gate}`));
  }
}
const models = [UK_REGISTER, UK_DUPLICATES].map((model) => ({ name: model.name, sha256: modelHash(model) }));
console.log(`\n${models.map(({ name, sha256 }) => `${name} ${sha256}`).join('\n')}`);
if (values.json !== undefined) {
  const machine = { node: process.version, model: cpus()[0]?.model ?? 'unknown' };
  const report = {
    schema: 'selectorate-bench/1',
    bench: 'roll',
    machine,
    models,
    gates: GATES,
    speed,
    commitment,
    truth,
    seeds,
    fairness: bySeed,
    failed,
  };
  await mkdir(dirname(resolve(values.json)), { recursive: true });
  await writeFile(values.json, `${JSON.stringify(report, null, 2)}\n`);
}
if (failed.length > 0) {
  console.error(`bench: ${failed.length} floors or gates failed\n  ${failed.join('\n  ')}`);
  process.exitCode = 1;
}
