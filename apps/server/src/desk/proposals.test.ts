import { type BatchId, unwrap } from '@selectorate/basics';
import { ballotsToJson, packBallots } from '@selectorate/count';
import { exportCsv, type RollEntry } from '@selectorate/roll';
import type { Act } from '@selectorate/selection';
import { CANDIDATES, closed, papers, reconciled, type RehearsedContest, verifyFiles } from '@selectorate/testkit';
import { startEngine } from '@selectorate/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DeskHandlers } from './desk.ts';
import { DeskContest, DeskPeople, deskFor, recordOf } from './testing/desk-contest.ts';

type Proposed = Parameters<DeskHandlers['propose']>[0]['body'];

const seqOf = (contest: RehearsedContest, kind: string): number => contest.acts.findIndex((act) => act.kind === kind);
const entriesIn = (contest: RehearsedContest, freeze: Act): readonly RollEntry[] => {
  const part = contest.rehearsal.parts.get(freeze.commitments['roll'] ?? '');
  const { entries } = (part ?? expect.fail('no roll')).content as unknown as { entries: { entry: RollEntry }[] };
  return entries.map(({ entry }) => entry);
};

describe('what the server works out for people to sign', () => {
  let engine: Awaited<ReturnType<typeof startEngine>>;

  beforeAll(async () => {
    engine = await startEngine('trial');
  });
  afterAll(() => engine.close());

  async function deskAt(contest: RehearsedContest, size: number): Promise<DeskContest> {
    const store = await engine.open(await engine.newPlace());
    const played = new DeskContest(deskFor(contest, store).desk, new DeskPeople(contest, store));
    await played.resumeAt(size);
    return played;
  }

  async function propose(played: DeskContest, body: Proposed, person = 'returning-officer') {
    const asker = await played.people.asker(person);
    return played.desk.handlers.propose({ params: played.params, query: {}, body }, asker);
  }

  async function upload(
    played: DeskContest,
    csv: string,
    more: { keep?: boolean; columns?: Record<string, string> } = {},
  ) {
    const { keep = true, columns = {} } = more;
    const asked = {
      params: played.params,
      query: {},
      body: { file: Buffer.from(csv).toString('base64'), keep, columns },
    };
    return played.desk.handlers.uploadRoll(asked, await played.people.asker('returning-officer'));
  }

  test('a roll is previewed, kept and frozen: the same counts as from files', async () => {
    const contest = closed({ witnesses: [] });
    const freeze = contest.acts[seqOf(contest, 'freeze-roll')] ?? expect.fail('no freeze');
    const played = await deskAt(contest, freeze.seq);
    await played.moveTo(freeze.at);
    const csv = exportCsv(entriesIn(contest, freeze));
    expect(await propose(played, { kind: 'freeze-roll' })).toMatchObject({ error: { code: 'roll-missing' } });
    const preview = unwrap(await upload(played, csv, { keep: false }));
    expect(preview).toMatchObject({ members: 13, faults: [] });
    expect(preview.branches.map(({ members }) => members)).toEqual([7, 6]);
    expect((await played.view()).roll).toBeNull();
    unwrap(await upload(played, csv));
    expect((await played.view()).roll).toEqual({ members: 13, branches: ['branch-01', 'branch-02'] });

    const draft = unwrap(await propose(played, { kind: 'freeze-roll' }));
    const { root: _, ...figures } = freeze.body as { root: string };
    expect(draft.body).toMatchObject(figures);
    expect(draft.by).toEqual(freeze.by);
    const recorded = unwrap(await played.signAll(draft));
    expect(recorded.standing).toMatchObject({ kind: 'recorded' });
    expect(await upload(played, csv)).toMatchObject({ error: { code: 'contest-not-preparing' } });
  });

  test('A45 a list with rows that cannot be read is not kept, and every one of them is named', async () => {
    const contest = closed({ witnesses: [] });
    const freeze = contest.acts[seqOf(contest, 'freeze-roll')] ?? expect.fail('no freeze');
    const played = await deskAt(contest, freeze.seq);
    const lines = exportCsv(entriesIn(contest, freeze)).split('\n');
    const bad = lines.map((line, i) => (i === 3 || i === 5 ? line.replace('branch-0', 'nowhere-0') : line)).join('\n');
    const refused = await upload(played, bad);
    expect(refused).toMatchObject({ ok: false, error: { code: 'roll-malformed' } });
    const told = refused.ok ? [] : (refused.error.lines ?? []);
    expect(told).toHaveLength(2);
    expect(told[0]).toMatch(/^line 4, unit_id: found “nowhere-02”/);
    expect(unwrap(await upload(played, bad, { keep: false })).faults).toEqual(told);
    expect((await played.view()).roll).toBeNull();
    expect(await upload(played, '\u0000\u0001', { columns: { x: 'nothing' } })).toMatchObject({
      error: { code: 'request-malformed', where: 'columns.x' },
    });
  });

  test('batches that both tellers keyed alike are agreed, the count is worked out once and sealed before it is published', async () => {
    const contest = closed({ witnesses: [] });
    const played = await deskAt(contest, seqOf(contest, 'agree-batch'));
    const batches = contest.plan.batches.map(({ batch }) => batch as BatchId);
    const [firstBatch = '' as BatchId, ...others] = batches;
    const draft = unwrap(await propose(played, { kind: 'agree-batch', batch: firstBatch }, 'teller-2'));
    expect(draft.body).toEqual(contest.acts[seqOf(contest, 'agree-batch')]?.body);
    unwrap(await played.signAll(draft));
    for (const act of contest.acts.slice(seqOf(contest, 'agree-batch') + 1)) {
      if (act.kind === 'pass-deadline') continue;
      if (!PROPOSED.has(act.kind)) {
        const done = await played.play(act);
        if (!done.ok) throw new Error(`${act.kind}: ${JSON.stringify(done.error)}`);
        continue;
      }
      await played.moveTo(act.at);
      const [batch = '' as BatchId] = others;
      const body = { 'agree-batch': { kind: 'agree-batch', batch }, ...THE_OTHERS }[act.kind] as Proposed;
      const proposed = unwrap(await propose(played, body));
      expect(proposed.body).toEqual(act.body);
      expect(proposed.by).toEqual(act.by);
      unwrap(await played.signAll(proposed));
    }
    const verdict = await verifyFiles(await recordOf(played.desk, played.id));
    expect(verdict.faults).toEqual([]);
    expect(verdict.result).not.toBeNull();
  });

  test('a count that waits for a lot is not worked out: the desk says who is tied, and at which stage', async () => {
    const contest = reconciled({
      witnesses: [],
      ballot: { method: 'plurality', options: {}, ties: ['physical-lot'] },
      batches: [{ batch: 'batch-post', channel: 'post', issued: 8, spoilt: 0, rejected: 0, papers: papers(4, 4) }],
    });
    const played = await deskAt(contest, contest.acts.length);
    await played.moveTo(contest.now);
    const satisfied = { kind: 'state-scrutiny', satisfied: true, statement: 'I saw it.' } as const;
    const tied = { stage: 1, purpose: 'elect', tied: CANDIDATES.join(', ') };
    expect(await propose(played, satisfied, 'scrutineer')).toMatchObject({
      ok: false,
      error: { refusal: { code: 'lot-needed', data: tied } },
    });
  });

  test('two keyings that differ are not agreed: who keyed them is told where, others only that', async () => {
    const contest = closed({ witnesses: [] });
    const second = contest.acts.findIndex(({ kind, by }) => kind === 'key-batch' && by[0] === 'teller-2');
    const act = contest.acts[second] ?? expect.fail('no keying');
    const played = await deskAt(contest, second);
    await played.moveTo(act.at);
    const batch = (act.body as { batch: string }).batch as BatchId;
    const other = ballotsToJson(packBallots(CANDIDATES, papers(3, 2)));
    const wish = {
      ...played.wishFor(act),
      parts: { ballots: { subject: batch, content: other as never, publish: false } },
    };
    const asked = { params: played.params, query: {}, body: wish };
    const draft = unwrap(await played.desk.handlers.createDraft(asked, await played.people.asker('teller-2')));
    unwrap(await played.signAll(draft));
    const told = await propose(played, { kind: 'agree-batch', batch }, 'teller-1');
    expect(told).toMatchObject({ error: { code: 'act-refused', refusal: { code: 'keyings-differ' } } });
    expect(told.ok ? [] : told.error.lines).toEqual([
      'incumbent candidate-2: teller-1 4, teller-2 3',
      'candidate-2: teller-1 1, teller-2 2',
    ]);
    const officer = await propose(played, { kind: 'agree-batch', batch });
    expect(officer).toMatchObject({ error: { refusal: { code: 'keyings-differ' } } });
    expect(officer.ok ? [] : officer.error.lines).toBeUndefined();
  });
});

const STATEMENT = 'I saw the papers.';
const THE_OTHERS = {
  'state-scrutiny': { kind: 'state-scrutiny', satisfied: true, statement: STATEMENT },
  'record-count': { kind: 'record-count' },
} as const;
const PROPOSED: ReadonlySet<string> = new Set(['agree-batch', 'state-scrutiny', 'record-count']);
