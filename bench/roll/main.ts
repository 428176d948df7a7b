import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { modelHash, UK_DUPLICATES, UK_REGISTER } from '@selectorate/roll';
import { columns } from '../table.ts';
import { type GroupFigures, measureFairness, mergeGroups, type Rate } from './fairness.ts';
import { measureSpeed, type SpeedFigure } from './speed.ts';
import { measureTruth, PUBLIC_SETS, type Quality, type TruthFigure } from './truth.ts';

// `npm run bench:roll [-- --json FILE] [--seeds a,b,c] [--electors N] [--members N] [--only speed|truth|fairness]`. Seeds are drawn from the
// commit's hash unless given, so that nobody can have tuned on them.

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    seeds: { type: 'string' },
    only: { type: 'string' },
    electors: { type: 'string', default: '150000' },
    members: { type: 'string', default: '50000' },
  },
});

const percent = (share: number, digits = 2): string => `${(100 * share).toFixed(digits)} %`;

function truthTable(figures: readonly TruthFigure[]): string {
  const qualities = ({ f1, precision, recall }: Quality): readonly string[] =>
    [f1, precision, recall].map((x) => percent(x));
  const head = [
    'set',
    'rows',
    'floor',
    'best F1',
    'precision',
    'recall',
    'own F1',
    'precision',
    'recall',
    'exact F1',
    'seconds',
  ];
  const lines = figures.map(({ set, rows, floor, best, own, exact, seconds }) => [
    set,
    String(rows),
    percent(floor, 1),
    ...qualities(best),
    ...qualities(own),
    percent(exact.f1),
    seconds.toFixed(1),
  ]);
  return columns([head, ...lines]);
}

/** The gates of the design note; groups of fewer than this many are shown and not judged. */
const SMALLEST = 20;
const GATES = { hardNotFound: 0.0025, apart: 0.002, wrongDuplicates: 0.0015, decoys: 0.95 };

function failedGates(groups: readonly GroupFigures[]): readonly string[] {
  const judged = groups.filter(({ group, genuine }) => group !== 'all' && genuine >= SMALLEST);
  const least = Math.min(...judged.map(({ hardNotFound }) => hardNotFound.share));
  return judged.flatMap(({ group, hardNotFound, wrongStrong, decoys }) => [
    ...(hardNotFound.share > GATES.hardNotFound ? [`${group}: not found ${percent(hardNotFound.share, 3)}`] : []),
    ...(hardNotFound.share - least > GATES.apart ? [`${group}: not found more often than others`] : []),
    ...(wrongStrong.share > GATES.wrongDuplicates
      ? [`${group}: wrong duplicates ${perHundredThousand(wrongStrong)}`]
      : []),
    ...(decoys.share < GATES.decoys ? [`${group}: decoys ${percent(decoys.share)}`] : []),
  ]);
}

const perHundredThousand = ({ share }: Rate): string => (share * 100_000).toFixed(0);
const interval = ({ low, high }: Rate): string => `${(100 * low).toFixed(2)} to ${(100 * high).toFixed(2)}`;

function fairnessTable(groups: readonly GroupFigures[]): string {
  const head = [
    'group',
    'members',
    'found',
    'review',
    'not found',
    '95 %',
    'wrong row',
    'exact: not found',
    'wrong pairs >= 7',
    '>= 13',
    'second entries',
    'decoys',
  ];
  const lines = groups.map((one) => [
    one.group,
    String(one.genuine),
    percent(one.found.share),
    percent(one.review.share),
    percent(one.hardNotFound.share, 3),
    interval(one.hardNotFound),
    percent(one.wrongRow.share),
    percent(one.exactNotFound.share, 1),
    perHundredThousand(one.wrongDuplicates),
    perHundredThousand(one.wrongStrong),
    percent(one.duplicatesFound.share, 1),
    percent(one.decoys.share, 1),
  ]);
  return columns([head, ...lines]);
}

function seedsOf(given: string | undefined): readonly string[] {
  if (given !== undefined) return given.split(',');
  const commit = execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();
  return ['a', 'b', 'c'].map((which) => `${commit}/${which}`);
}

const runs = (what: string): boolean => values.only === undefined || values.only === what;
const speed: SpeedFigure[] = [];
if (runs('speed')) {
  const figure = measureSpeed(7_600, 75_001);
  speed.push(figure);
  const { prepare, stream, settle, processor } = figure.seconds;
  console.log(
    `${figure.members} members beside ${figure.rows} register rows, ${figure.pairs} pairs weighed: ${(prepare + stream + settle).toFixed(2)} s (prepare ${prepare.toFixed(2)}, stream ${stream.toFixed(2)}, settle ${settle.toFixed(2)}; processor ${processor.toFixed(2)})\n`,
  );
}
const truth: TruthFigure[] = [];
if (runs('truth')) {
  for (const set of PUBLIC_SETS) {
    console.error(`bench: ${set.set}`);
    truth.push(await measureTruth(set));
  }
  console.log(
    `Public sets, models learnt from each without its labels; duplicates within one list\n\n${truthTable(truth)}\n`,
  );
}
const seeds = runs('fairness') ? seedsOf(values.seeds) : [];
const bySeed: (readonly GroupFigures[])[] = [];
if (runs('fairness')) {
  for (const seed of seeds) {
    console.error(`bench: population ${seed}`);
    const size = { electors: Number(values.electors), members: Number(values.members) };
    bySeed.push(measureFairness({ seed, ...size, decoys: 40 }));
  }
  const all = mergeGroups(bySeed);
  console.log(
    `Invented populations, seeds ${seeds.join(', ')}; wrong pairs are members in one of 100,000\n\n${fairnessTable(all)}\n`,
  );
  for (const [i, groups] of [...bySeed, all].entries()) {
    const failed = failedGates(groups);
    const which = i < seeds.length ? `seed ${seeds[i]}` : 'all seeds';
    console.log(`${which}: ${failed.length === 0 ? 'every gate holds' : `gates failed: ${failed.join('; ')}`}`);
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
    truth,
    seeds,
    fairness: bySeed,
  };
  await mkdir(dirname(resolve(values.json)), { recursive: true });
  await writeFile(values.json, `${JSON.stringify(report, null, 2)}\n`);
}
