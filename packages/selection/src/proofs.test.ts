import { type DeadlineId, fromUtf8, type Json, type PersonId, toHex, unwrap, utf8 } from '@selectorate/basics';
import { EMPTY_ROOT, frontierRoot, EMPTY_FRONTIER, growFrontier, leafHash } from '@selectorate/record';
import {
  codeOf,
  introduction,
  momentOf,
  OFFICERS,
  openTrigger,
  readyToFreeze,
  type Signing,
} from '@selectorate/testkit';
import { describe, expect, test } from 'vitest';
import { decodeAct, encodeAct, SERVER, type Draft, type Proof, type Seen } from './act.ts';
import { fromSeconds, toSeconds } from './instant.ts';

const contest = readyToFreeze({ witnesses: [] });
const interest = contest.draft('declare-interest', { interest: 'other' }, ['agent']);

function submitted(draft: Draft, sign: Partial<Signing> = {}, change: Partial<Proof> = {}): string {
  const proof = draft.by.map((person) => ({ ...contest.sign(draft, person, sign), ...change }) as Proof);
  return codeOf(contest.ledger().submit({ draft, proof }, contest.now, contest.beside));
}

const secondsAgo = (seconds: number): string => fromSeconds(toSeconds(contest.now) - seconds);

/** Size and root of the log when it had that many entries. */
function headAt(size: number, entries = contest.entries): Seen {
  const frontier = growFrontier(EMPTY_FRONTIER, entries.slice(0, size).map(leafHash));
  return { size, root: toHex(frontierRoot(frontier)) };
}

describe('how old a signature may be', () => {
  test.each([
    [0, 'admitted'],
    [72 * 3600, 'admitted'],
    [72 * 3600 + 1, 'signature-too-old'],
    [-120, 'admitted'],
    [-121, 'signature-from-the-future'],
  ])('made %i seconds ago: %s', (seconds, expected) => {
    expect(submitted(interest, { signedAt: secondsAgo(seconds) })).toBe(expected);
  });

  test('the hours are the rulebook’s', () => {
    const slow = openTrigger({ witnesses: [], parameters: { signatureHours: 1 } });
    const draft = slow.draft('declare-interest', { interest: 'other' }, ['agent']);
    const signedAt = fromSeconds(toSeconds(slow.now) - 3601);
    const proof = [slow.sign(draft, 'agent', { signedAt })];
    expect(codeOf(slow.ledger().submit({ draft, proof }, slow.now, slow.beside))).toBe('signature-too-old');
  });

  test('what the server says of the clock is fresh, or it is not said', () => {
    const late = readyToFreeze({ witnesses: [] });
    late.goPast('freeze', 30);
    const draft = late.draft('pass-deadline', { deadline: 'freeze' as DeadlineId }, [SERVER]);
    const signedAt = momentOf('2022-08-05T12:00');
    const proof = [late.sign(draft, SERVER, { signedAt })];
    expect(codeOf(late.ledger().submit({ draft, proof }, late.now, late.beside))).toBe('signature-too-old');
  });

  test('a day that the calendar does not have is no time of signing', () => {
    expect(submitted(interest, { signedAt: '2022-07-32T09:00:00Z' })).toBe('act-malformed');
    expect(submitted(interest, { signedAt: '2022-06-31T09:00:00Z' })).toBe('act-malformed');
  });
});

describe('the history a signer saw', () => {
  /** The agent had been introduced by then. */
  const sinceThen = (contest.state.people.get('agent' as PersonId)?.holdings[0]?.since ?? 0) + 1;

  test('may be any checkpoint of this log since they came into it', () => {
    for (const size of [sinceThen, contest.entries.length])
      expect(submitted(interest, { seen: headAt(size) })).toBe('admitted');
    for (const size of [0, sinceThen - 1]) expect(submitted(interest, { seen: headAt(size) })).toBe('seen-too-early');
  });

  test('was published: nobody signs over a log that only the server has seen', () => {
    const ledger = contest.ledger();
    const first = contest.sign(interest, 'agent');
    expect(codeOf(ledger.submit({ draft: interest, proof: [first] }, contest.now, contest.beside))).toBe('admitted');
    const { entry } = readyToFreeze({ witnesses: [] }).act('declare-interest', { interest: 'other' }, ['agent']);
    const unpublished = headAt(contest.entries.length + 1, [...contest.entries, entry]);
    const next = contest.draft('declare-interest', { interest: 'supplier' }, ['agent']);
    const proof = [contest.sign(next, 'agent', { seen: unpublished })];
    expect(codeOf(ledger.submit({ draft: next, proof }, contest.now, contest.beside))).toBe('seen-differs');
  });

  test('cannot be longer than the log, nor of another log', () => {
    const ahead = { size: contest.entries.length + 1, root: toHex(EMPTY_ROOT) };
    const otherHistory = headAt(sinceThen, openTrigger({ witnesses: [], seed: 'another contest' }).entries);
    expect(submitted(interest, { seen: ahead })).toBe('seen-differs');
    expect(submitted(interest, { seen: otherHistory })).toBe('seen-differs');
  });

  test('is held in place by the signature: it cannot be exchanged afterwards', () => {
    expect(submitted(interest, {}, { seen: headAt(sinceThen) })).toBe('signature-invalid');
  });
});

describe('what a signature covers', () => {
  const signedFor = (draft: Draft, altered: Draft): string =>
    codeOf(
      contest.ledger().submit({ draft: altered, proof: [contest.sign(draft, 'agent')] }, contest.now, contest.beside),
    );

  test.each([
    ['body', { body: { interest: 'none' } as Json }],
    ['commitments', { commitments: { details: '00'.repeat(32) } }],
    ['kind', { kind: 'state-intention' }],
  ])('the %s', (_, change) => {
    expect(signedFor(interest, { ...interest, ...change })).toBe('signature-invalid');
  });

  test('the contest: words signed for one cannot be moved to another', () => {
    const other = readyToFreeze({ witnesses: [], contest: 'contest-2' as typeof contest.plan.contest });
    const draft = { ...interest, contest: other.plan.contest };
    const proof = [contest.sign(interest, 'agent', { seen: other.rehearsal.head })];
    expect(codeOf(other.ledger().submit({ draft, proof }, other.now, other.beside))).toBe('signature-invalid');
  });

  test('who signs with whom: each signature names all of them', () => {
    const together = contest.draft('state-intention', { intention: 'vacancy' }, OFFICERS);
    const alone = { ...together, by: together.by.slice(0, 1) };
    const proof = [contest.sign(alone, 'returning-officer'), contest.sign(together, 'second-officer')];
    expect(codeOf(contest.ledger().submit({ draft: together, proof }, contest.now, contest.beside))).toBe(
      'signature-invalid',
    );
  });

  test('everyone named signs, in the order in which they are named', () => {
    const together = contest.draft('state-intention', { intention: 'vacancy' }, OFFICERS);
    const proof = OFFICERS.toReversed().map((person) => contest.sign(together, person));
    expect(codeOf(contest.ledger().submit({ draft: together, proof }, contest.now, contest.beside))).toBe(
      'signature-missing',
    );
  });
});

describe('the same signed words count once', () => {
  test('also when their members come in another order', () => {
    const ledger = contest.ledger();
    const proof = [contest.sign(interest, 'agent')];
    expect(codeOf(ledger.submit({ draft: interest, proof }, contest.now, contest.beside))).toBe('admitted');
    const { body, commitments, kind, by, contest: of } = interest;
    const turned = { commitments, body, kind, by, contest: of };
    expect(codeOf(ledger.submit({ draft: turned, proof }, contest.now, contest.beside))).toBe('signature-used');
  });

  test('also when a co-signer signs them afresh', () => {
    const ledger = contest.ledger();
    const body = introduction(contest, 'newcomer', 'teller');
    const draft = { ...contest.draft('introduce-person', body, OFFICERS), commitments: { name: 'ab'.repeat(32) } };
    const [first, second] = OFFICERS.map((person) => contest.sign(draft, person));
    const fresh = contest.sign(draft, 'second-officer', { signedAt: secondsAgo(1) });
    if (first === undefined || second === undefined) throw new Error('two officers sign');
    const recorded = ledger.submit({ draft, proof: [first, second] }, contest.now, contest.beside);
    expect(codeOf(recorded)).toBe('admitted');
    const again = ledger.submit({ draft, proof: [first, fresh] }, contest.now, contest.beside);
    expect(again).toMatchObject({ error: { code: 'signature-used', data: { person: 'returning-officer' } } });
  });
});

describe('A45 an act from outside is hostile: an entry says nothing that its readers do not see', () => {
  const hidden = (text: string): Uint8Array => utf8(text);
  const honest = unwrap(fromUtf8(contest.entries[1] ?? new Uint8Array()));

  test.each(['"body":{', '"commitments":{', '"key":{'])('nothing hides in %s', (place) => {
    const entry = hidden(honest.replace(place, `${place}"__proto__":"A name",`));
    expect(decodeAct(entry)).toMatchObject({ error: { code: 'act-malformed' } });
  });

  test('what was read is written again to the same bytes', () => {
    for (const entry of contest.entries) {
      const act = decodeAct(entry);
      expect(act.ok && encodeAct(act.value)).toEqual(entry);
    }
  });

  test.each([
    ['a fraction', { interest: 1.5 }],
    ['an undefined', { interest: undefined }],
    ['a lone surrogate', { interest: '\ud800' }],
    ['a huge text', { interest: 'x'.repeat(20_000) }],
    ['a sentence', { interest: 'was seen at lunch' }],
  ])('%s is refused and not thrown', (_, body) => {
    const draft = { ...interest, body: body as unknown as Json };
    const proof = [contest.sign(interest, 'agent')];
    expect(codeOf(contest.ledger().submit({ draft, proof }, contest.now, contest.beside))).toMatch(
      /^(act-malformed|signature-invalid)$/,
    );
  });

  test('a commitment is a hash and not a word', () => {
    const draft = { ...interest, commitments: { details: 'A name and an address' } };
    expect(submitted(draft)).toBe('act-malformed');
  });
});
