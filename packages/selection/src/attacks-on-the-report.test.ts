import { type Json, utf8 } from '@selectorate/basics';
import type { LoggedChange } from '@selectorate/roll';
import { codeOf, frozenRoll, OFFICERS, readyToFreeze, type RehearsedContest, rollReport } from '@selectorate/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Act, hashHex } from './act.ts';
import { checkBlobs } from './blobs.ts';
import { checkPrivateParts } from './check-private.ts';
import { isTableSafe, withholdNear } from './derived/told-counts.ts';
import { commitmentOf, type OpenedPart } from './parts.ts';

const QUICK = { witnesses: [] };
type Reported = ReturnType<typeof rollReport>;
type Said = Reported['body'];

/** So many changes of a contact, at one sitting of one officer. */
const edits = (count: number, other: Partial<LoggedChange> = {}): readonly LoggedChange[] =>
  Array.from({ length: count }, (_, at) => ({
    at: '2022-07-30T11:00:00Z',
    by: 'returning-officer',
    channel: 'officer',
    session: 'sitting-1',
    reason: 'moved-home',
    authority: 'request',
    member: `m-${(1 + (at % 12)).toString().padStart(4, '0')}` as never,
    field: 'email',
    from: `old-${at}@mail.example`,
    to: `new-${at}@mail.example`,
    ...other,
  }));

const sending = (contest: RehearsedContest, { body, enclosed }: Reported, change: Partial<Said> = {}): string =>
  codeOf(contest.attempt('report-roll', { ...body, ...change }, OFFICERS, enclosed));

/** The same report with another blob, and the act naming it. */
function sendingBlob(contest: RehearsedContest, text: string, change: Partial<Said> = {}): string {
  const { body, enclosed } = rollReport(contest);
  const blob = utf8(text);
  return sending(contest, { body, enclosed: { ...enclosed, blobs: [blob] } }, { ...change, counts: hashHex(blob) });
}

/** What everybody finds who has the act and the blob, and none of the parts. */
function publicly(contest: RehearsedContest, text: string): string {
  const blob = utf8(text);
  const { body } = rollReport(contest);
  const said = { kind: 'report-roll', body: { ...body, counts: hashHex(blob) } };
  return codeOf(checkBlobs(contest.state, said as unknown as Act, () => blob));
}

const blobOf = ({ enclosed }: Reported): string => new TextDecoder().decode(enclosed.blobs?.[0]);

const reportPart = ({ enclosed }: Reported, change: object): Reported['enclosed'] => {
  const content = JSON.stringify({ ...JSON.parse(String(enclosed.parts?.['report']?.content)), ...change });
  return { ...enclosed, parts: { ...enclosed.parts, report: { subject: 'contest', content } } };
};

describe('A39 a report that breaks whoever reads it', () => {
  const contest = readyToFreeze(QUICK);
  const honest = rollReport(contest);

  test('a half character or a fraction in the counts is refused, not thrown at', () => {
    const text = blobOf(honest);
    expect(publicly(contest, text.replace(`"${honest.body.asOf}"`, '"\\ud800"'))).toBe('roll-counts-differ');
    expect(publicly(contest, text.replace('"k":20', '"k":20.5'))).toBe('roll-counts-differ');
    expect(publicly(contest, '{"schema"')).toBe('roll-counts-differ');
  });

  test('so is one in the scrutineer’s part', () => {
    for (const change of [{ members: 20.5 }, { asOf: '\ud800' }, { checks: [null] }, { failed: ['\udfff'] }])
      expect(sending(contest, { body: honest.body, enclosed: reportPart(honest, change) })).toBe('part-missing');
  });

  test('whatever the blob and the parts hold, reading them ends in a fault of the record', () => {
    const state = contest.state;
    const act = (body: object, commitments: Record<string, string> = {}): Act =>
      ({ kind: 'report-roll', contest: contest.plan.contest, seq: 9, body, commitments }) as unknown as Act;
    const places = ['asOf', 'members', 'k', 'checks', 'failed', 'schema', 'roll'] as const;
    const odd = fc.oneof(
      fc.json().map((text): unknown => JSON.parse(text)),
      fc.constant('\ud800'),
      fc.double(),
    );
    fc.assert(
      fc.property(fc.constantFrom(...places), odd, (place, value) => {
        const bytes = utf8(JSON.stringify({ ...JSON.parse(blobOf(honest)), [place]: value }));
        const said = { ...honest.body, counts: hashHex(bytes) };
        expect(() => checkBlobs(state, act(said), () => bytes)).not.toThrow();
        const content = reportPart(honest, { [place]: value }).parts?.['report']?.content ?? null;
        const part = (name: string, of: Json): OpenedPart => ({
          schema: 'selectorate-part/1',
          contest: contest.plan.contest,
          part: name,
          subject: 'contest',
          salt: '00'.repeat(32),
          content: of,
        });
        const parts = [part('report', content), part('changes', { schema: 'selectorate-roll-changes/1' })];
        const commitments = Object.fromEntries(parts.map((each) => [each.part, commitmentOf(each)]));
        const known = new Map(parts.map((each) => [commitmentOf(each), each]));
        expect(checkPrivateParts(state, act(said, commitments), (hash) => known.get(hash))).not.toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('A02 contact changes hidden behind empty places', () => {
  test('400 edits of one sitting cannot be reported as nothing to tell', () => {
    const contest = readyToFreeze(QUICK);
    const honest = rollReport(contest, edits(400));
    const { changes } = honest.body;
    expect(changes).toMatchObject({ changes: 400, largestSessions: [200], largestEditors: [200] });
    const hide = <Row extends { readonly changes: number | null }>(rows: readonly Row[]) =>
      rows.map((row) => ({ ...row, changes: row.changes === 0 ? 0 : null }));
    const hidden = {
      ...changes,
      changes: null,
      byField: hide(changes.byField),
      byChannel: hide(changes.byChannel),
      largestSessions: [],
      largestEditors: [],
    };
    expect(sending(contest, honest, { changes: hidden })).toBe('part-differs');
    expect(sending(contest, honest, { changes: { ...changes, largestSessions: [] } })).toBe('part-differs');
    expect(sending(contest, honest, { changes: { ...changes, members: 0 } })).toBe('part-differs');
    expect(sending(contest, honest)).toBe('admitted');
  });

  test('nor counted from a later version, once they were counted from an earlier', () => {
    const contest = readyToFreeze(QUICK);
    expect(sending(contest, rollReport(contest, edits(400)))).toBe('admitted');
    const later = rollReport(contest, edits(400));
    expect(sending(contest, later, { changes: { ...later.body.changes, since: 'v1' as never } })).toBe(
      'figures-differ',
    );
  });
});

describe('A01 A25 a report that is tied to no roll', () => {
  test('every check is in it, run or not', () => {
    const contest = readyToFreeze(QUICK);
    const honest = rollReport(contest);
    expect(sending(contest, honest, { checks: [] })).toBe('roll-counts-differ');
    expect(sending(contest, honest, { checks: honest.body.checks.slice(1) })).toBe('roll-counts-differ');
    expect(honest.body.checks).toHaveLength(20);
  });

  test('the roll that is frozen is the one reported on: by its name and size for all, entry by entry for the scrutineer', () => {
    const freezing = (version: string, change: NonNullable<Parameters<typeof frozenRoll>[1]> = {}): string => {
      const contest = readyToFreeze(QUICK);
      const { body, enclosed } = rollReport(contest);
      contest.act('report-roll', { ...body, version: version as never }, OFFICERS, enclosed);
      contest.goPast('freeze');
      const frozen = frozenRoll(contest, change);
      return codeOf(contest.attempt('freeze-roll', frozen.body, OFFICERS, { parts: { roll: frozen.roll } }));
    };
    expect(freezing('some-other-roll')).toBe('roll-not-reported');
    expect(freezing('v1', { change: (entries) => entries.slice(0, 8) })).toBe('part-differs');
    const swapped = {
      change: (entries: Parameters<NonNullable<NonNullable<Parameters<typeof frozenRoll>[1]>['change']>>[0]) =>
        entries.map((entry, at) =>
          at === 3 ? { ...entry, person: { ...entry.person, name: 'Somebody Else' } } : entry,
        ),
    };
    expect(freezing('v1', swapped)).toBe('part-differs');
    expect(freezing('v1')).toBe('admitted');
  });

  test('a roll frozen without a report is said to be', async () => {
    const contest = readyToFreeze(QUICK);
    contest.goPast('freeze');
    const { body, roll } = frozenRoll(contest);
    contest.act('freeze-roll', body, OFFICERS, { parts: { roll } });
    const { W, faults } = await contest.verify({ bundle: contest.bundle() });
    expect(W.map(({ what }) => what)).toContain('roll-not-reported');
    expect(faults).toEqual([]);
  });
});

describe('A48 the published counts hold names, small cells or a forged table', () => {
  const contest = readyToFreeze(QUICK);
  const honest = rollReport(contest);
  const twisted = (change: (counts: Record<string, unknown>, checks: Record<string, unknown>[]) => void): string => {
    const counts = JSON.parse(blobOf(honest)) as Record<string, unknown>;
    change(counts, counts['checks'] as Record<string, unknown>[]);
    return publicly(contest, JSON.stringify(counts));
  };
  const rowOf = (change: object): object => ({
    by: 'all',
    group: 'all',
    members: 3,
    flagged: { count: 1, of: 3, share: 1 / 3, low: 0, high: 1 },
    ratio: 1,
    ...change,
  });

  test('nothing stands in them but codes, numbers, hashes and ids', () => {
    expect(twisted((counts) => void (counts['note'] = 'Jane Doe, 1 High Street'))).toBe('roll-counts-differ');
    expect(twisted((_, checks) => void Object.assign(checks[0] ?? {}, { who: ['m-0001'] }))).toBe('roll-counts-differ');
    expect(twisted((_, checks) => void Object.assign(checks[0] ?? {}, { data: ['Jane Doe'] }))).toBe(
      'roll-counts-differ',
    );
    expect(twisted((_, checks) => void Object.assign(checks[0] ?? {}, { needs: ['a-new-clerk'] }))).toBe(
      'roll-counts-differ',
    );
    expect(twisted((_, checks) => void Object.assign(checks[0] ?? {}, { burden: [rowOf({ group: 'nobody' })] }))).toBe(
      'roll-counts-differ',
    );
  });

  test('no cell of a table is small, and nothing is expected of numbers that are withheld', () => {
    expect(twisted((_, checks) => void Object.assign(checks[0] ?? {}, { burden: [rowOf({})] }))).toBe(
      'count-too-small',
    );
    const expected = { low: 0, high: 3, source: 'none-expected' };
    expect(twisted((_, checks) => void Object.assign(checks[0] ?? {}, { expected }))).toBe('count-too-small');
  });

  test('a table that is allowed by its form but is not that of the report is seen by the scrutineer', () => {
    expect(twisted((_, checks) => void Object.assign(checks[1] ?? {}, { needs: ['decoys'] }))).toBe('admitted');
    const counts = JSON.parse(blobOf(honest)) as { checks: object[] };
    Object.assign(counts.checks[1] ?? {}, { needs: ['decoys'] });
    expect(sendingBlob(contest, JSON.stringify(counts))).toBe('part-differs');
    expect(sendingBlob(contest, blobOf(honest).replace('{', '{ '))).toBe('part-differs');
    expect(sendingBlob(contest, blobOf(honest))).toBe('admitted');
  });
});

describe('A48 counts that single out by subtraction', () => {
  test('within a report: of a table with its total, of sittings told by less than a step', () => {
    const contest = readyToFreeze(QUICK);
    const honest = rollReport(contest, [...edits(40), ...edits(10, { field: 'phone' })]);
    const { changes } = honest.body;
    const leaky = changes.byField.map((row) => (row.field === 'email' ? { ...row, changes: 40 } : row));
    expect(sending(contest, honest, { changes: { ...changes, byField: leaky } })).toBe('count-too-small');
    for (const largestSessions of [[7, 3, 1], [20, 50], [100]])
      expect(sending(contest, honest, { changes: { ...changes, largestSessions } })).toBe('roll-counts-differ');
    expect(sending(contest, honest)).toBe('admitted');
  });

  test('between two reports: 40 and then 43 changes tell of no three', () => {
    const contest = readyToFreeze(QUICK);
    expect(sending(contest, rollReport(contest, edits(40)))).toBe('admitted');
    const next = rollReport(contest, edits(43));
    expect(next.body.changes).toMatchObject({ changes: null, largestSessions: [20] });
    const { changes, ...others } = next.body.changes;
    expect(changes).toBeNull();
    const told = (rows: readonly { readonly changes: number | null }[]) => rows.map((row) => row.changes);
    expect(told(next.body.changes.byField).every((count) => count === null || count === 0)).toBe(true);
    const tables = {
      byField: others.byField.map((row) => (row.changes === null ? { ...row, changes: 43 } : row)),
      byChannel: others.byChannel.map((row) => (row.changes === null ? { ...row, changes: 43 } : row)),
    };
    expect(sending(contest, next, { changes: { ...others, ...tables, changes: 43 } })).toBe('count-too-small');
    expect(sending(contest, next)).toBe('admitted');
    const later = rollReport(contest, edits(400));
    expect(later.body.changes.changes).toBe(400);
    expect(sending(contest, later)).toBe('admitted');
  });

  test('whatever was told before, no withheld cell follows from its table, and none comes near to one told', () => {
    const count = fc.nat({ max: 120 });
    const table = fc.array(count, { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(table, table, fc.integer({ min: 2, max: 30 }), (before, more, k) => {
        const now = before.map((each, at) => each + (more[at] ?? 0));
        const sum = (cells: readonly number[]): number => cells.reduce((all, each) => all + each, 0);
        const fields = ['email', 'phone', 'address'] as const;
        const said = {
          added: 0,
          removed: 0,
          changes: sum(now),
          members: 0,
          byField: fields.map((field, at) => ({ field, changes: now[at] ?? 0 })),
          byChannel: [{ channel: 'officer', changes: sum(now) } as const],
          largestSessions: [],
          largestEditors: [],
          coinciding: 0,
          nowUnreachable: 0,
          newlyReachable: 0,
        };
        const cells = Object.fromEntries(fields.map((field, at) => [`field ${field}`, [before[at] ?? 0]]));
        const told = { rosters: [], questions: {}, changes: { ...cells, changes: [sum(before)] } };
        const shown = withholdNear(said, told, k);
        const cellsShown = shown.byField.map((row) => row.changes);
        expect(isTableSafe(cellsShown, shown.changes, k)).toBe(true);
        for (const [at, cell] of cellsShown.entries()) {
          const apart = Math.abs((cell ?? 0) - (before[at] ?? 0));
          expect(cell === null || apart === 0 || apart >= k).toBe(true);
        }
      }),
    );
  });
});
