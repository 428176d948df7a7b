// Writes the data of the reference contest: invented people, figures of a kind that has been reported. The same files
// every time, byte for byte. What is decided by hand (contest.yaml, events.yaml) is not made here.

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CivilDate, type ContestId, type UnitId, unwrap, utf8 } from '@selectorate/basics';
import { type FreezeSummary, freezeRoll, freezeSummary, importRoll } from '@selectorate/roll';
import { compileElectorate, loadRulebook, PRESETS } from '@selectorate/rulebook';
import { seeded } from '@selectorate/testkit';
import { BRANCHES, referenceRoll } from './reference-roll.ts';

const SEED = 'reference contest a';
const FREEZE: CivilDate = { year: 2022, month: 9, day: 12 };

/** Path below examples/reference, and content. */
export type ReferenceFiles = ReadonlyMap<string, Uint8Array>;

export function referenceFiles(): ReferenceFiles {
  const { files: rollFiles } = referenceRoll(SEED, FREEZE);
  const counts = frozenCounts(rollFiles.get('roll.csv') ?? utf8(''));
  checkReturns(counts);
  return new Map([
    ['rulebook.yaml', utf8(RULEBOOK)],
    ...rollFiles,
    ['register.csv.basis.yaml', utf8(BASIS)],
    ['units.csv', utf8(unitsCsv())],
    ['a/returns.csv', utf8(returnsCsv())],
    ['a/candidates.csv', utf8(CANDIDATES)],
    ['a/ballots/batches.csv', utf8(batchesCsv(counts.electorates.ballot.eligible))],
    ...ballotFiles(),
  ]);
}

// The rulebook, and what the sources do not settle.

const RULEBOOK = `# The rules of the reference contest: a re-selection under the college of party branches and affiliates.
# What the sources do not settle has to be chosen by whoever runs the contest; here it is chosen so.
preset: reselection-college
title: Reference re-selection
parameters:
  unitTieAgain: out-of-denominator
  emptySection: lapses
  pooledTie: undetermined
`;

const BASIS = `# Under which right the register was used, who decided so, and until when. Without it nothing is read.
schema: selectorate-register-basis/1
basis: other
provision: An invented register of an invented place; nobody in it lives.
decidedBy: Officer A
decidedOn: 2022-08-22
until: 2023-08-21
purpose: To check the roll of the reference contest before its freeze.
`;

const CANDIDATES = csv([
  ['candidate_id', 'label', 'incumbent'],
  ['candidate-1', 'Candidate 1', 'no'],
  ['candidate-2', 'Candidate 2', 'yes'],
]);

/** What a freeze of that file under that rulebook counts; the salts change nothing in it. */
function frozenCounts(roll: Uint8Array): FreezeSummary {
  const { electorates } = unwrap(loadRulebook(RULEBOOK, { format: 'yaml', presets: PRESETS }));
  return freezeSummary(
    freezeRoll({
      contest: 'contest-a' as ContestId,
      version: '1',
      entries: unwrap(importRoll(roll)).entries,
      electorates: {
        trigger: unwrap(compileElectorate(electorates.trigger)),
        ballot: unwrap(compileElectorate(electorates.ballot)),
      },
      freezeDay: FREEZE,
      salts: () => new Uint8Array(32),
      orderKey: new Uint8Array(32),
    }),
  );
}

// The units and their votes. "Open" is a vote for an open selection and stands first.

interface Return {
  readonly unit: number;
  readonly attempt: 1 | 2;
  readonly met: string;
  readonly open: number;
  readonly keep: number;
  readonly spoilt: number;
  readonly abstained: number;
  readonly received: string;
}

interface Affiliate {
  readonly unit: number;
  readonly parent: string;
  readonly roll: number;
}

const PARENTS = ['Union A', 'Union B', 'Union C', 'Union D', 'Union E'];

/** 21 affiliated branches of five parent bodies; the roll is the number entitled as the affiliate states it. */
const AFFILIATES: readonly Affiliate[] = [
  64, 58, 71, 49, 66, 53, 80, 47, 35, 62, 55, 44, 16, 69, 51, 73, 46, 60, 57, 42, 68,
].map((roll, index) => ({ unit: 11 + index, parent: PARENTS[index % PARENTS.length] ?? '', roll }));

/** unit, day it met, open, keep, spoilt, abstained. Unit 10 and unit 23 are so small that their figures are withheld. */
type Vote = readonly [unit: number, met: string, open: number, keep: number, spoilt: number, abstained: number];

/** All ten branches for an open selection; unit 1 at the second attempt. */
const PARTY_VOTES: readonly Vote[] = [
  [1, '2022-09-22', 43, 43, 1, 2],
  [2, '2022-09-20', 61, 38, 0, 3],
  [3, '2022-09-21', 40, 22, 2, 0],
  [4, '2022-09-26', 33, 19, 0, 1],
  [5, '2022-09-27', 45, 31, 1, 4],
  [6, '2022-09-28', 37, 20, 0, 0],
  [7, '2022-10-03', 28, 12, 1, 2],
  [8, '2022-10-04', 35, 9, 0, 1],
  [9, '2022-10-05', 31, 14, 0, 0],
  [10, '2022-10-06', 6, 2, 0, 0],
];

/** The retake, open to those who were issued a paper in the first vote. */
const RETAKE: Vote = [1, '2022-09-29', 46, 41, 0, 2];

/** Three for (11, 17, 26), seventeen against, and unit 19, in which everybody abstained. */
const AFFILIATE_VOTES: readonly Vote[] = [
  [11, '2022-09-19', 27, 14, 0, 1],
  [12, '2022-09-20', 9, 25, 0, 0],
  [13, '2022-09-21', 12, 31, 1, 2],
  [14, '2022-09-22', 8, 19, 0, 0],
  [15, '2022-09-23', 14, 29, 0, 3],
  [16, '2022-09-24', 10, 23, 0, 0],
  [17, '2022-09-26', 33, 20, 2, 1],
  [18, '2022-09-26', 7, 22, 0, 0],
  [19, '2022-09-27', 0, 0, 0, 24],
  [20, '2022-09-28', 11, 28, 0, 1],
  [21, '2022-09-29', 13, 24, 0, 0],
  [22, '2022-09-30', 6, 21, 1, 0],
  [23, '2022-10-01', 2, 9, 0, 0],
  [24, '2022-10-03', 15, 30, 0, 2],
  [25, '2022-10-03', 9, 20, 0, 0],
  [26, '2022-10-04', 29, 21, 1, 3],
  [27, '2022-10-05', 8, 18, 0, 0],
  [28, '2022-10-06', 12, 26, 0, 1],
  [29, '2022-10-07', 10, 27, 0, 0],
  [30, '2022-10-07', 5, 19, 0, 0],
  [31, '2022-10-08', 16, 32, 1, 2],
];

const RETURNS: readonly Return[] = [
  ...[...PARTY_VOTES, ...AFFILIATE_VOTES].map((vote) => returnOf(vote, 1)),
  returnOf(RETAKE, 2),
].toSorted((a, b) => (a.received < b.received ? -1 : 1));

/** A return comes in on the evening of the meeting, no two in the same minute. */
function returnOf([unit, met, open, keep, spoilt, abstained]: Vote, attempt: 1 | 2): Return {
  const minute = (unit * 7) % 60;
  const received = `${met}T${18 + (unit % 4)}:${minute.toString().padStart(2, '0')}`;
  return { unit, attempt, met, open, keep, spoilt, abstained, received };
}

/** Who may sign for a unit: labels, as everybody here is. */
const signersOf = (unit: number): readonly [string, string] => [
  `Secretary of unit ${two(unit)}`,
  `Teller of unit ${two(unit)}`,
];

function unitsCsv(): string {
  return csv([
    ['unit_id', 'section', 'title', 'parent_body', 'roll', 'secretary', 'teller'],
    ...BRANCHES.map((_, index) => [
      unitId(index + 1),
      'party',
      `Branch ${two(index + 1)}`,
      '',
      '',
      ...signersOf(index + 1),
    ]),
    ...AFFILIATES.map(({ unit, parent, roll }) => [
      unitId(unit),
      'affiliates',
      `Affiliated branch ${two(unit)}`,
      parent,
      `${roll}`,
      ...signersOf(unit),
    ]),
  ]);
}

function returnsCsv(): string {
  const header = 'unit_id,attempt,met_on,open,keep,spoilt,abstained,signed_by_1,signed_by_2,received_at'.split(',');
  return csv([
    header,
    ...RETURNS.map(({ unit, attempt, met, open, keep, spoilt, abstained, received }) => [
      unitId(unit),
      `${attempt}`,
      met,
      `${open}`,
      `${keep}`,
      `${spoilt}`,
      `${abstained}`,
      ...signersOf(unit),
      received,
    ]),
  ]);
}

/** Data that contradicts itself must never be written: nobody at a meeting who is not on the roll of the unit. */
function checkReturns({ electorates }: FreezeSummary): void {
  const rolls = new Map<number, number>([
    ...electorates.trigger.byUnit.map(({ unit, eligible }) => [Number(unit.slice(-2)), eligible] as const),
    ...AFFILIATES.map(({ unit, roll }) => [unit, roll] as const),
  ]);
  for (const { unit, open, keep, spoilt, abstained } of RETURNS) {
    const entitled = rolls.get(unit) ?? 0;
    if (open + keep + spoilt + abstained > entitled) throw new Error(`unit ${unit} has ${entitled} on its roll`);
  }
}

// The ballot: 872 papers returned = 860 valid (499 and 361) + 9 spoilt + 3 rejected.

interface Batch {
  readonly batch: string;
  readonly channel: 'post' | 'in-person';
  readonly returned: number;
  readonly spoilt: Readonly<Record<string, number>>;
  readonly rejected: number;
  readonly keyedBy: readonly [number, number];
}

const BATCHES: readonly Batch[] = [
  { batch: 'post-1', channel: 'post', returned: 120, spoilt: { 'no-preference': 2 }, rejected: 0, keyedBy: [1, 2] },
  {
    batch: 'post-2',
    channel: 'post',
    returned: 118,
    spoilt: { 'two-first-preferences': 1 },
    rejected: 1,
    keyedBy: [3, 4],
  },
  { batch: 'post-3', channel: 'post', returned: 112, spoilt: { unclear: 1 }, rejected: 0, keyedBy: [2, 3] },
  { batch: 'post-4', channel: 'post', returned: 109, spoilt: { 'identifies-voter': 1 }, rejected: 0, keyedBy: [4, 1] },
  { batch: 'post-5', channel: 'post', returned: 104, spoilt: {}, rejected: 2, keyedBy: [1, 3] },
  {
    batch: 'post-6',
    channel: 'post',
    returned: 98,
    spoilt: { 'no-preference': 1, 'two-first-preferences': 1 },
    rejected: 0,
    keyedBy: [2, 4],
  },
  {
    batch: 'in-person-1',
    channel: 'in-person',
    returned: 113,
    spoilt: { 'no-preference': 1 },
    rejected: 0,
    keyedBy: [1, 2],
  },
  { batch: 'in-person-2', channel: 'in-person', returned: 98, spoilt: { unclear: 1 }, rejected: 0, keyedBy: [3, 4] },
];

const FIRST_PREFERENCES = { candidate1: 499, candidate2: 361 };

/** In the room one paper of batch 1 was issued and taken away; everybody else who may vote was posted a paper. */
function issuedOf(eligible: number): ReadonlyMap<string, number> {
  const room = BATCHES.filter(({ channel }) => channel === 'in-person');
  const inRoom = new Map(room.map(({ batch, returned }, index) => [batch, returned + (index === 0 ? 1 : 0)]));
  const posted = eligible - sum([...inRoom.values()]);
  const post = BATCHES.filter(({ channel }) => channel === 'post');
  const share = Math.floor(posted / post.length);
  const last = posted - share * (post.length - 1);
  return new Map([
    ...post.map(({ batch }, index) => [batch, index === post.length - 1 ? last : share] as const),
    ...inRoom,
  ]);
}

function batchesCsv(eligible: number): string {
  const issued = issuedOf(eligible);
  const header = 'batch,channel,issued,returned,spoilt,spoilt_reasons,rejected,keyed_by_1,keyed_by_2'.split(',');
  return csv([
    header,
    ...BATCHES.map(({ batch, channel, returned, spoilt, rejected, keyedBy: [first, second] }) => [
      batch,
      channel,
      `${issued.get(batch)}`,
      `${returned}`,
      `${sum(Object.values(spoilt))}`,
      Object.entries(spoilt)
        .map(([reason, papers]) => `${reason}:${papers}`)
        .join(';'),
      `${rejected}`,
      `Teller ${first}`,
      `Teller ${second}`,
    ]),
  ]);
}

/** Both keyings of every batch: valid papers only, in the order of the pile. */
function ballotFiles(): readonly (readonly [string, Uint8Array])[] {
  const random = seeded(`${SEED} ballots`);
  const { candidate1, candidate2 } = FIRST_PREFERENCES;
  const papers = random.shuffle([
    ...Array.from({ length: candidate1 }, () => (random.chance(3, 5) ? '1 1 2 0' : '1 1 0')),
    ...Array.from({ length: candidate2 }, () => (random.chance(3, 5) ? '1 2 1 0' : '1 2 0')),
  ]);
  let dealt = 0;
  return BATCHES.flatMap(({ batch, returned, spoilt, rejected }) => {
    const valid = returned - sum(Object.values(spoilt)) - rejected;
    const own = papers.slice(dealt, dealt + valid);
    dealt += valid;
    const lines = ['2 1', ...own, '0', '"Candidate 1"', '"Candidate 2"', `"Contest A, batch ${batch}"`];
    const blt = utf8(`${lines.join('\n')}\n`);
    return [1, 2].map((keying) => [`a/ballots/${batch}.${keying}.blt`, blt] as const);
  });
}

const unitId = (unit: number): UnitId => `unit-${two(unit)}` as UnitId;

function two(number: number): string {
  return number.toString().padStart(2, '0');
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Plain values only: none of these tables has a comma in a cell. */
function csv(rows: readonly (readonly string[])[]): string {
  return `${rows.map((cells) => cells.join(',')).join('\n')}\n`;
}

const thisFile = fileURLToPath(import.meta.url);

if (process.argv[1] === thisFile) {
  const folder = join(dirname(thisFile), '../examples/reference');
  for (const [path, bytes] of referenceFiles()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
    console.log(path);
  }
}
