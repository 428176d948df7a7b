import { readFile } from 'node:fs/promises';
import {
  type BatchId,
  type CandidateId,
  type DeadlineId,
  type Id,
  type SectionId,
  type UnitId,
  unwrap,
  utf8,
} from '@selectorate/basics';
import { packBallots } from '@selectorate/count';
import { loadRulebook, PRESETS, resolveDeadline } from '@selectorate/rulebook';
import {
  type ActBodies,
  ballotsText,
  countBallots,
  countBytes,
  hashHex,
  type Instant,
  marginOf,
  lastTallies,
  momentsDue,
  paperFigures,
  SEMANTICS,
  triggerOutcome,
  triggerWorking,
} from '@selectorate/selection';
import { ContestWriter, hashOf } from './contest-writer.ts';

/** How many of what; challenges and their rulings fill what is left. */
export const MIX = {
  acts: 100_000,
  branches: 200,
  affiliates: 5_800,
  retakes: 600,
  setAside: 1_500,
  batches: 3_000,
  incidents: 5_000,
} as const;

const MEMBERS_A_BRANCH = 2_000;
const PAPERS_A_BATCH = 100;
const RETURNED_A_BATCH = 20;
const OFFICERS = ['returning-officer', 'second-officer'];
const PANEL = ['appeal-panel-1', 'appeal-panel-2'];
const TELLERS = ['teller-1', 'teller-2', 'teller-3', 'teller-4'];
const CANDIDATES = ['candidate-1', 'candidate-2'] as readonly string[] as readonly CandidateId[];
const ZONE = 'Europe/London';

const CALENDAR: Readonly<Record<string, string>> = {
  freeze: '2022-09-12T12:00',
  notice: '2022-09-12T18:00',
  'units-meet-from': '2022-09-19T00:00',
  'returns-due': '2022-10-10T19:00',
  shortlist: '2022-10-13T12:00',
  'ballot-opens': '2022-10-14T09:00',
  hustings: '2022-10-22T10:00',
  'ballot-closes': '2022-10-22T15:00',
  count: '2022-10-22T15:30',
};

/**
 * A contest of national size with 100,000 acts: 6,000 units registered and two people of each introduced, who declare
 * their interests; a return of every unit, some tied and retaken, some set aside and made again; 3,000 batches of papers
 * issued, returned, keyed twice and agreed; incidents and challenges, each ruled on; count and declaration.
 */
export async function writeNationalContest(): Promise<ContestWriter> {
  const text = await readFile(new URL('../examples/reference/rulebook.yaml', import.meta.url), 'utf8');
  const rulebook = unwrap(loadRulebook(text, { format: 'yaml', presets: PRESETS }));
  const writer = new ContestWriter(rulebook, moment('2022-08-22T09:00'));
  setUp(writer);
  trigger(writer);
  ballot(writer);
  countAndDeclare(writer);
  challenges(writer);
  return writer;
}

const moment = (civil: string): Instant => unwrap(resolveDeadline({ civil, zone: ZONE })).instant;
const unitId = (i: number): UnitId => `unit-${i}` as UnitId;
const units = Array.from({ length: MIX.branches + MIX.affiliates }, (_, i) => i);
const peopleOf = (i: number): readonly string[] => [`unit-secretary-${i}`, `unit-teller-${i}`];

function setUp(writer: ContestWriter): void {
  const officer = (person: string) => ({ person, key: writer.keyOf(person).publicKey });
  const opened = {
    semantics: SEMANTICS,
    binding: false,
    clock: 'rehearsal',
    zone: ZONE,
    rulebook: writer.rulebookHash,
    ...writer.keys(),
    relyingParty: null,
    returningOfficer: officer('returning-officer'),
    secondOfficer: officer('second-officer'),
  } as ActBodies['open-contest'];
  writer.act('open-contest', opened, OFFICERS, ['title']);
  writer.checkpoint();
  introduce(writer, 'scrutineer', { role: 'scrutineer' });
  for (const teller of TELLERS) introduce(writer, teller, { role: 'teller' });
  for (const body of ['national-body', 'appeal-panel'])
    for (const i of [1, 2]) introduce(writer, `${body}-${i}`, { role: 'body-member', body: body as Id<'body'> });
  introduce(writer, 'candidate-1', { role: 'incumbent' });
  introduce(writer, 'candidate-2', { role: 'candidate' });
  introduce(writer, 'agent-1', { role: 'agent' });
  writer.checkpoint();
  for (const person of [...OFFICERS, 'scrutineer', ...TELLERS])
    writer.act('declare-interest', { interest: 'none' }, [person]);
  const deadlines = Object.entries(CALENDAR).map(([id, civil]) => ({
    id: id as DeadlineId,
    civil,
    instant: moment(civil),
  }));
  writer.act('set-calendar', { deadlines }, OFFICERS);
  const [branches, affiliates] = sectionsOf(writer);
  for (const i of units) {
    const isBranch = i < MIX.branches;
    const parentBody = isBranch ? null : (`parent-${i % 12}` as Id<'parent'>);
    const section = isBranch ? branches : affiliates;
    writer.act('register-unit', { unit: unitId(i), section, parentBody, entitled: isBranch ? null : 900 }, OFFICERS, [
      'title',
    ]);
  }
  for (const i of units) {
    const [secretary = '', teller = ''] = peopleOf(i);
    introduce(writer, secretary, { role: 'unit-secretary', unit: unitId(i) });
    introduce(writer, teller, { role: 'unit-teller', unit: unitId(i) });
  }
  writer.checkpoint();
  for (const i of units)
    for (const person of peopleOf(i)) writer.act('declare-interest', { interest: 'none' }, [person]);
  writer.act('state-intention', { intention: 'stands' }, ['candidate-1']);
}

type Introduction = Partial<ActBodies['introduce-person']> & Pick<ActBodies['introduce-person'], 'role'>;

function introduce(writer: ContestWriter, person: string, about: Introduction): void {
  const body = { unit: null, body: null, ...about, person, key: writer.keyOf(person).publicKey };
  writer.act('introduce-person', body as ActBodies['introduce-person'], OFFICERS, ['name']);
}

function sectionsOf({ state }: ContestWriter): readonly [SectionId, SectionId] {
  const of = (kind: string) =>
    state.rulebook.sections.find((section) => section.kind === kind)?.id ?? ('' as SectionId);
  return [of('branch'), of('affiliate')];
}

function trigger(writer: ContestWriter): void {
  writer.until(moment('2022-09-12T12:05'));
  const members = MIX.branches * MEMBERS_A_BRANCH;
  const electorate = { eligible: members, withheld: {} };
  const counted = units
    .slice(0, MIX.branches)
    .map((i) => ({ unit: unitId(i), members: MEMBERS_A_BRANCH, eligible: MEMBERS_A_BRANCH }));
  const frozen = {
    version: 'v1' as Id<'roll-version'>,
    root: hashOf('roll'),
    members,
    trigger: electorate,
    ballot: electorate,
    units: counted,
  };
  writer.act('freeze-roll', frozen, OFFICERS, ['roll']);
  writer.until(moment('2022-09-26T10:00'));
  const returned = (i: number, attempt: 1 | 2, tie: boolean): void => {
    const figures = { open: 40, keep: tie ? 40 : 20 + (i % 3), spoilt: i % 4, abstained: 0 };
    writer.act(
      'return-unit-vote',
      { unit: unitId(i), attempt, metOn: '2022-09-25', signedOn: 'devices', figures, withheld: null },
      peopleOf(i),
    );
  };
  for (const i of units) {
    returned(i, 1, i < MIX.retakes);
    if (i < MIX.retakes) returned(i, 2, false);
  }
  for (const i of units.slice(-MIX.setAside)) {
    const body = { unit: unitId(i), attempt: 1, ground: 'figures-disputed' } as const;
    writer.act('set-aside-return', body, ['returning-officer', 'scrutineer'], ['reasons']);
    returned(i, 1, false);
  }
  writer.until(moment('2022-10-10T20:30'));
  const working = triggerWorking(writer.state);
  if (working === null) throw new Error('bench: a rulebook without a trigger');
  writer.act('decide-trigger', { outcome: triggerOutcome(working) }, OFFICERS);
}

function ballot(writer: ContestWriter): void {
  writer.act('set-shortlist', { candidates: [...CANDIDATES] }, OFFICERS, ['labels']);
  const civil = CALENDAR['hustings'] ?? '';
  writer.act('set-hustings', { civil, instant: moment(civil) }, OFFICERS, ['place']);
  writer.until(moment('2022-10-14T09:05'));
  writer.act('open-ballot', { method: writer.state.rulebook.ballot.method, lots: [...CANDIDATES] }, OFFICERS);
  const batches = Array.from({ length: MIX.batches }, (_, i) => `batch-${i}` as BatchId);
  for (const batch of batches) writer.act('issue-papers', { batch, channel: 'post', issued: PAPERS_A_BATCH }, OFFICERS);
  writer.until(moment('2022-10-22T15:20'));
  papersBack(writer, batches);
  incidents(writer, batches);
  writer.until(moment('2022-10-22T17:00'));
  const figures = paperFigures(writer.state);
  const notIssued = { 'did-not-apply': (writer.state.roll?.eligibleBallot ?? 0) - figures.issued };
  writer.act('reconcile', { figures, notIssued }, ['returning-officer', 'scrutineer']);
}

/** Every batch returned and keyed twice by one of two pairs of tellers, then every batch agreed. */
function papersBack(writer: ContestWriter, batches: readonly BatchId[]): void {
  const valid = RETURNED_A_BATCH - 1;
  const tellersOf = (i: number): readonly string[] => (i % 2 === 0 ? TELLERS.slice(0, 2) : TELLERS.slice(2));
  for (const [i, batch] of batches.entries()) {
    const body = { batch, returned: RETURNED_A_BATCH, spoilt: { unclear: 1 }, rejected: {} };
    writer.act('return-papers', body, tellersOf(i));
    for (const teller of tellersOf(i)) writer.act('key-batch', { batch, valid }, [teller], ['ballots']);
  }
  for (const [i, batch] of batches.entries())
    writer.act('agree-batch', { batch, valid, differences: 0 }, tellersOf(i), ['ballots']);
}

function incidents(writer: ContestWriter, batches: readonly BatchId[]): void {
  const all = Array.from({ length: MIX.incidents }, (_, i) => `incident-${i}` as Id<'incident'>);
  for (const [i, incident] of all.entries()) {
    const batch = batches[i % batches.length] ?? null;
    writer.act('report-incident', { incident, what: 'papers-disputed', batch, papers: 1 }, ['scrutineer'], ['account']);
  }
  for (const incident of all) writer.act('rule-on-incident', { incident, remedy: 'none' }, PANEL, ['reasons']);
}

function countAndDeclare(writer: ContestWriter): void {
  const valid = MIX.batches * (RETURNED_A_BATCH - 1);
  const papers = packBallots(CANDIDATES, [
    { ranking: [[0], [1]], times: 30_000 },
    { ranking: [[1], [0]], times: valid - 30_000 },
  ]);
  const counted = unwrap(countBallots(writer.state, papers));
  const ballots = utf8(ballotsText(papers));
  const result = countBytes(counted);
  const tallies = lastTallies(counted);
  const [elected = ''] = counted.elected;
  writer.blobs.push(ballots, result);
  const votes = CANDIDATES.map((candidate) => ({ candidate, votes: tallies[candidate] ?? '0' }));
  const body = {
    ballots: hashHex(ballots),
    result: hashHex(result),
    valid,
    elected,
    votes,
    margin: marginOf(counted),
  };
  const figures = paperFigures(writer.state);
  writer.act('state-scrutiny', { figures, satisfied: true, concerns: 0 }, ['scrutineer'], ['statement', 'count']);
  writer.act('record-count', body as ActBodies['record-count'], OFFICERS);
  const { challenge, retention } = momentsDue(writer.state, writer.at);
  const only = ({ civil, instant }: typeof challenge) => ({ civil, instant });
  const winner = elected as CandidateId;
  writer.act(
    'declare',
    { winner, figures, challengeCloses: only(challenge), retentionEnds: only(retention) },
    OFFICERS,
  );
}

/** As many challenges as there is room for, each dismissed; an odd place is taken by one more that the panel has yet to hear. */
function challenges(writer: ContestWriter): void {
  const room = MIX.acts - writer.entries.length;
  const all = Array.from({ length: Math.ceil(room / 2) }, (_, i) => `challenge-${i}` as Id<'challenge'>);
  for (const [i, challenge] of all.entries()) {
    const secretary = peopleOf(i % units.length)[0] ?? '';
    writer.act('lodge-challenge', { challenge, against: 'conduct' }, [secretary], ['grounds']);
  }
  for (const challenge of all.slice(0, Math.floor(room / 2)))
    writer.act('rule-on-challenge', { challenge, outcome: 'dismissed', remedy: null }, PANEL, ['reasons']);
}
