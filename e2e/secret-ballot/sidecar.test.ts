import { concatBytes, fromUtf8, unwrap, utf8 } from '@selectorate/basics';
import { seeded } from '@selectorate/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeSidecar } from '../../packages/ballot/src/sidecar/write-sidecar.ts';
import { admitBallot } from '../../packages/ballot/src/box/admit-ballot.ts';
import { auditOpening, openForAudit } from '../../packages/ballot/src/vote/audit-ballot.ts';
import { newAuditedHashes } from '../../packages/ballot/src/vote/audited-hashes.ts';
import { prepareBallot, signBallot } from '../../packages/ballot/src/vote/prepare-ballot.ts';
import { bench, rehearsedBench } from './bench.ts';
import { editsOf } from './field-edits.ts';
import { editJson } from './json-text.ts';
import { MutationTally } from './mutation-tally.ts';
import { filesOf, PlayedBox, type PlayedFiles } from './play-box.ts';
import { archiveOfSteps, choose, completeElection, openBox, rank } from './play-election.ts';
import { verdictOn } from './verdict.ts';

const SEED = 'sidecar-mutations/1';
const ALL = process.env['SELECTORATE_MUTATIONS'] === 'all';
/** Ways tried on the first value of each field; all with `SELECTORATE_MUTATIONS=all`. */
const SOME = 6;
const LONGEST = ALL ? 36_000_000 : 900_000;
const played = rehearsedBench(SEED);
const { order } = played.groupOf('Ed25519');
const tally = new MutationTally();

/** Eight members, three spares; one re-votes, one is excluded for paper, one's credential is revoked and issued anew. */
const of = openBox(
  {
    group: 'Ed25519',
    questions: [choose(1, 0, 1), rank(2)],
    weights: Array.from({ length: 11 }, () => 1),
    trustees: 2,
  },
  played,
);
const story = new PlayedBox(of);
const ABC = { kind: 'ranked', ranks: [1, 2] } as const;
const CBA = { kind: 'ranked', ranks: [2, 1] } as const;
const yes = [{ kind: 'choice', choices: [1] }, ABC] as const;
const no = [{ kind: 'choice', choices: [0] }, CBA] as const;
story.cast(0, yes);
const replaced = story.cast(1, no);
const excluded = story.cast(2, yes);
story.revoke(3);
story.activate(8, 3);
story.cast(8, no);
const last = story.cast(1, yes);
story.issuePaper(2);
story.exclude(2, 'surrendered-to-paper');
story.cast(4, no);
story.cast(5, yes);
story.close();

let files: PlayedFiles;
beforeAll(async () => {
  files = await filesOf(story);
});

afterAll(() => {
  process.stdout.write(`\nMutations of a sidecar, seed ${SEED}\n${tally.table()}\n\n`);
});

const held = { keys: story.keys };
const strictly = async (sidecar: Uint8Array, archive = files.archive, more: object = {}): Promise<readonly string[]> => {
  const { codes, thrown } = await verdictOn(archive, { verdict: 'selectorate', sidecar, held: { ...held, ...more } });
  expect(thrown).toBeNull();
  return codes;
};

describe('a box with exclusions, a re-vote and a credential issued anew', () => {
  test('is valid by both verdicts, with its sidecar and, as an archive, without', async () => {
    expect(await strictly(files.sidecar)).toEqual([]);
    for (const sidecar of [files.sidecar, null]) {
      expect(await verdictOn(files.archive, { sidecar })).toMatchObject({ codes: [], thrown: null });
    }
  });

  test('A49 says how many were excluded, on which ground', async () => {
    const { report } = await verdictOn(files.archive, { verdict: 'selectorate', sidecar: files.sidecar, held });
    expect(report).toMatchObject({ tallied: 5, box: { excluded: { 'surrendered-to-paper': 1 } } });
  });

  test('without a sidecar is not what a contest declared here must show', async () => {
    const { codes } = await verdictOn(files.archive, { verdict: 'selectorate' });
    expect(codes).toContain('sidecar-missing');
  });
});

const linesOf = (sidecar: Uint8Array): readonly string[] => unwrap(fromUtf8(sidecar)).trimEnd().split('\n');
const sidecarOf = (lines: readonly string[]): Uint8Array => utf8(lines.map((line) => `${line}\n`).join(''));
const kindOf = (line: string): string => /^\{"kind":"([^"]*)"/.exec(line)?.[1] ?? '';

const SLOWER = 'hints left out: the proofs are checked singly';
const ATTACHED: readonly string[] = ['hints', 'second-proofs'];

/** Why nothing is wrong with a line gone or moved, null where something is. */
function whyUnseen(what: string, kind: string, next: string): string | null {
  if (what === 'left out') return kind === 'hints' ? SLOWER : null;
  const areOfOneSort = ATTACHED.includes(kind) === ATTACHED.includes(next);
  return what === 'after the next' && !areOfOneSort ? 'where among the other lines hints and second proofs stand' : null;
}

describe('a changed sidecar', { timeout: LONGEST }, () => {
  test('each value of each line: a fault by our verdict, none by the archive’s', async () => {
    const chance = seeded(SEED);
    const lines = linesOf(files.sidecar);
    const elements = story.listed;
    const met = new Set<string>();
    const missed: string[] = [];
    for (const [at, line] of lines.entries()) {
      const kind = kindOf(line);
      for (const edits of editsOf(line, { order, isEd25519: true, chance, elements, scalars: ['1', '2'] })) {
        const fresh = edits.filter(({ pattern, operator }) => !met.has(`${kind} ${pattern} ${operator}`));
        for (const { pattern, operator } of fresh) met.add(`${kind} ${pattern} ${operator}`);
        for (const edit of ALL ? edits : fresh.length > 0 ? chance.shuffle(fresh).slice(0, SOME) : [chance.pick(edits)]) {
          const sidecar = sidecarOf(lines.with(at, edit.text));
          const ours = await verdictOn(files.archive, { verdict: 'selectorate', sidecar, held });
          if (kind === 'cast' && edit.pattern === '' && edit.operator === 'last field dropped') {
            tally.addUnseen(SLOWER);
            continue;
          }
          tally.add(kind, ours.codes);
          if (ours.codes.length === 0) missed.push(`${kind} ${edit.path} ${edit.operator}: ${String(ours.thrown ?? 'valid')}`);
          if (!chance.chance(1, 5)) continue;
          const archive = await verdictOn(files.archive, { sidecar });
          if (archive.report === null) missed.push(`archive: ${kind} ${edit.path} ${edit.operator}: ${archive.codes.join()} ${String(archive.thrown)}`);
        }
      }
    }
    expect(missed).toEqual([]);
  });

  test('whole lines left out, doubled or moved', async () => {
    const lines = linesOf(files.sidecar);
    const missed: string[] = [];
    for (const [at, line] of lines.entries()) {
      const ways: readonly (readonly [string, readonly string[]])[] = [
        ['left out', lines.toSpliced(at, 1)],
        ['twice', lines.toSpliced(at, 0, line)],
        ['after the next', at + 1 < lines.length ? lines.toSpliced(at, 2, lines[at + 1] ?? '', line) : []],
      ];
      for (const [what, changed] of ways) {
        const codes = (await verdictOn(files.archive, { verdict: 'selectorate', sidecar: sidecarOf(changed), held })).codes;
        const why = codes.length === 0 ? whyUnseen(what, kindOf(line), kindOf(lines[at + 1] ?? '')) : null;
        if (why !== null) tally.addUnseen(why);
        else tally.add('line', codes);
        if (codes.length === 0 && why === null) missed.push(`${kindOf(line)} ${at} ${what}`);
      }
    }
    expect(missed).toEqual([]);
  });

  test('nonsense in its place', async () => {
    const chance = seeded(SEED);
    for (const sidecar of [new Uint8Array(0), chance.bytes(3000), files.archive, utf8('{}\n'), files.sidecar.subarray(0, -1)]) {
      expect(await strictly(sidecar)).not.toEqual([]);
      expect(await verdictOn(files.archive, { sidecar })).toMatchObject({ codes: [], thrown: null });
    }
  });
});

describe('no sidecar makes a false archive true', () => {
  const text = (type: 'PartialDecryption' | 'Result' | 'Shuffle'): string => {
    const step = files.election.steps.find((one) => one.type === type);
    if (step?.type === 'PartialDecryption') return step.partialDecryption;
    if (step?.type === 'Shuffle') return step.shuffle;
    return step?.type === 'Result' ? step.result : '';
  };
  const told = (from: string, to: string): Uint8Array =>
    archiveOfSteps(
      files.election.steps.map((step) => JSON.parse(JSON.stringify(step).replace(JSON.stringify(from), () => JSON.stringify(to))) as typeof step),
      played,
    );
  const falseResult = (): Uint8Array => told(text('Result'), editJson(text('Result'), ({ result }) => (result[0][0] += 1)));

  test.each([
    ['no rows', () => []],
    ['no questions', () => [[], []]],
    ['one proof too few', () => files.election.secondProofs[0]?.map((row) => row.slice(1)) ?? []],
    ['false ones', () => files.election.secondProofs[0]?.map((row) => row.map(({ challenge, response }) => ({ challenge: response, response: challenge }))) ?? []],
  ])('second proofs that do not fit the decryption they are for: %s', async (_name, proofs) => {
    const tampered = { ...files.parts, tally: files.parts.tally.map((one) => (one.secondProofs === null ? one : { ...one, secondProofs: proofs() })) };
    const sidecar = concatBytes(...writeSidecar(tampered, order));
    expect((await verdictOn(files.archive, { sidecar })).codes).toEqual([]);
    expect(await strictly(sidecar)).toContain('second-decryption-proof');
    const archive = falseResult();
    expect((await verdictOn(archive)).codes).toEqual(['result-count']);
    expect((await verdictOn(archive, { sidecar })).codes).toContain('result-count');
    const swapped = told(
      text('PartialDecryption'),
      editJson(text('PartialDecryption'), (json) => json.decryption_factors[1].reverse()),
    );
    expect((await verdictOn(swapped, { sidecar: null })).codes).toContain('decryption-proof');
    // The sidecar names the changed decryption, so that its proofs are taken up.
    const step = swapped;
    const naming = sidecarNaming(text('PartialDecryption'), editJson(text('PartialDecryption'), (json) => json.decryption_factors[1].reverse()), sidecar);
    expect((await verdictOn(step, { sidecar: naming })).codes).toContain('decryption-proof');
  });

  const sidecarNaming = (before: string, after: string, sidecar: Uint8Array): Uint8Array => {
    const name = (one: string): string => Buffer.from(bench.platform.sha256(one)).toString('hex');
    return utf8(unwrap(fromUtf8(sidecar)).replaceAll(name(before), name(after)));
  };
});

describe('what the record beside the archive shows', () => {
  const retold = (ballots: readonly string[]): Uint8Array => archiveOfSteps(completeElection(of, ballots).steps, played);
  const textOf = (hash: string): string => story.texts.get(hash) ?? '';

  test('A06 a ballot dropped and everything after it done anew: the archive is whole, the box is not', async () => {
    const archive = retold(story.admitted().filter((ballot) => ballot !== textOf(last)));
    expect((await verdictOn(archive)).codes).toEqual([]);
    expect(await strictly(files.sidecar, archive)).toContain('ballot-dropped');
  });

  test('A06 a re-vote put before the vote it replaces, and everything done anew', async () => {
    const ballots = story.admitted().filter((ballot) => ballot !== textOf(last));
    const archive = retold(ballots.toSpliced(ballots.indexOf(textOf(replaced)), 0, textOf(last)));
    expect((await verdictOn(archive)).codes).toEqual([]);
    expect(await strictly(files.sidecar, archive)).toContain('ballots-reordered');
  });

  test('A49 the ballot of an excluded credential counted after all', async () => {
    const archive = retold([...story.admitted(), textOf(excluded)]);
    expect((await verdictOn(archive)).codes).toEqual([]);
    expect(await strictly(files.sidecar, archive)).toContain('ballot-excluded');
  });

  test('A05 a ballot that the box never took', async () => {
    const other = new PlayedBox(of);
    const stuffed = other.texts.get(other.cast(6, yes)) ?? '';
    expect(await strictly(files.sidecar, retold([...story.admitted(), stuffed]))).toContain('ballot-not-in-box');
  });

  test('A60 a voter holds a promise that the box does not keep', async () => {
    const other = new PlayedBox(of, story);
    other.cast(6, yes);
    const [receipt] = other.receipts;
    const receipts = receipt === undefined ? [] : [receipt];
    expect(await strictly(files.sidecar, files.archive, { receipts })).toEqual(['promise-broken']);
    expect(await strictly(files.sidecar, files.archive, { receipts: story.receipts })).toEqual([]);
  });

  test('A05 list changed after the opening: a member’s key exchanged for one of the operator’s', async () => {
    const strange = played.groupOf('Ed25519');
    const victim = story.keyOf(6);
    const at = story.listed.indexOf(victim);
    const [before = '', after = 'g'] = [story.listed[at - 1], story.listed[at + 1]];
    // A key of the operator's own that stands in the same place of the sorted list.
    let key = '';
    for (let n = 1n; key === '' && n < 20_000n; n++) {
      const tried = strange.write(strange.powerOfGenerator(n));
      if (strange.compareTexts(tried, before) > 0 && strange.compareTexts(after, tried) > 0) key = tried;
    }
    expect(key).not.toBe('');
    const steps = files.election.steps.map((step) =>
      step.type === 'Setup' ? { ...step, credentials: step.credentials.replace(victim, key) } : step,
    );
    const archive = archiveOfSteps(steps, played);
    expect((await verdictOn(archive)).codes).toEqual([]);
    expect(await strictly(files.sidecar, archive)).toContain('registration-wrong');
  });

  test('A52 a ballot that was opened for an audit is neither signed nor taken', () => {
    const { context, credentials } = of;
    const credential = credentials[6];
    if (credential === undefined) throw new RangeError('no such voter');
    const prepared = unwrap(prepareBallot(yes, credential, context));
    const audited = newAuditedHashes();
    const opening = openForAudit(prepared, context, audited);
    expect(auditOpening(prepared.hash, opening, context)).toMatchObject({ ok: true, value: yes });
    expect(signBallot(prepared, credential, { context, audited })).toEqual({ ok: false, error: 'ballot-audited' });
    // Somebody who signs it all the same, with another program.
    const signed = unwrap(signBallot(prepared, credential, { context, audited: { has: () => false } }));
    const other = new PlayedBox(of, story);
    const linked = { ballot: 'b'.repeat(64), credential: credential.publicKey, prev: null };
    const entry = { kind: 'cast', at: 1, ...linked, link: signed.ballot.signature.proof, receipt: { by: 2, signature: '' } } as const;
    const memory = { audited, alphas: new Set<string>() };
    expect(admitBallot(other.box, { entry, ballot: signed.ballot }, memory)).toEqual({ ok: false, error: 'ballot-audited' });
  });

  test.each([
    ['revoked', 3, 'credential-revoked'],
    ['excluded', 2, 'credential-excluded'],
    ['not activated', 9, 'credential-not-activated'],
  ] as const)('a ballot of a credential that is %s: refused, and a fault of a box that took it', async (_state, voter, code) => {
    const box = new PlayedBox(of, story);
    const early = box.cast(0, yes);
    if (voter === 3) box.revoke(3);
    if (voter === 2) box.issuePaper(2);
    if (voter === 2) box.exclude(2, 'surrendered-to-paper');
    expect(() => box.cast(voter, yes)).toThrow(code);
    box.castAnyway(voter, yes);
    for (const other of [1, 4, 5, 6]) box.cast(other, no);
    box.close();
    const { archive, sidecar } = await filesOf(box);
    expect(box.texts.has(early)).toBe(true);
    const { codes } = await verdictOn(archive, { verdict: 'selectorate', sidecar, held: { keys: box.keys } });
    expect(codes).toEqual([code]);
  });

  test('a box with fewer ballots than may be opened alone', async () => {
    const few = new PlayedBox(of);
    for (const voter of [0, 1, 2, 4]) few.cast(voter, yes);
    few.close();
    const { archive, sidecar } = await filesOf(few);
    const { codes } = await verdictOn(archive, { verdict: 'selectorate', sidecar, held: { keys: few.keys } });
    expect(codes).toEqual(['box-too-small']);
    expect((await verdictOn(archive, { sidecar })).report?.notices).toContain('few-ballots');
  });

  test('A07 two observers shown different archives: each is whole, and the other’s record does not fit it', async () => {
    const one = files;
    const other = new PlayedBox(of, story);
    for (const voter of [0, 1, 2, 4, 5, 6]) other.cast(voter, no);
    other.close();
    const two = await filesOf(other);
    expect((await verdictOn(one.archive)).codes).toEqual([]);
    expect((await verdictOn(two.archive)).codes).toEqual([]);
    expect(await strictly(one.sidecar, two.archive)).toEqual(expect.arrayContaining(['ballot-not-in-box', 'ballot-dropped']));
    // Either is exposed by any voter of the other: the server promised what it does not show.
    const { codes } = await verdictOn(one.archive, { verdict: 'selectorate', sidecar: one.sidecar, held: { keys: story.keys, receipts: other.receipts } });
    expect(codes).toContain('promise-broken');
  });
});
