import { concatBytes, fromUtf8, unwrap, utf8 } from '@selectorate/basics';
import { afterAll, describe, expect, test } from 'vitest';
import { writeSidecar } from '../../packages/ballot/src/sidecar/write-sidecar.ts';
import { bench } from './bench.ts';
import { chance, files, held, played, SEED, story, strictly } from './box-story.ts';
import { editsOf } from './field-edits.ts';
import { add, changeAt, turnedRound } from './json-text.ts';
import { MutationTally } from './mutation-tally.ts';
import { archiveOfSteps } from './play-election.ts';
import { verdictOn } from './verdict.ts';

const ALL = process.env['SELECTORATE_MUTATIONS'] === 'all';
/** Ways tried on the first value of each field; all with `SELECTORATE_MUTATIONS=all`. */
const SOME = 4;
const LONGEST = ALL ? 36_000_000 : 900_000;
const { order } = played.groupOf('Ed25519');
const tally = new MutationTally();

afterAll(() => {
  process.stdout.write(`\nMutations of a sidecar, seed ${SEED}\n${tally.table()}\n\n`);
});

const linesOf = (sidecar: Uint8Array): readonly string[] => unwrap(fromUtf8(sidecar)).trimEnd().split('\n');
const sidecarOf = (lines: readonly string[]): Uint8Array => utf8(lines.map((line) => `${line}\n`).join(''));
const kindOf = (line: string): string => /^\{"kind":"([^"]*)"/.exec(line)?.[1] ?? '';

const SLOWER = 'hints left out: the proofs are checked singly';
const ATTACHED: ReadonlySet<string> = new Set(['hints', 'second-proofs']);

/** Why nothing is wrong with a line gone or moved, null where something is. */
function whyUnseen(what: string, kind: string, next: string): string | null {
  if (what === 'left out') return kind === 'hints' ? SLOWER : null;
  const areOfOneSort = ATTACHED.has(kind) === ATTACHED.has(next);
  return what === 'after the next' && !areOfOneSort
    ? 'where among the other lines hints and second proofs stand'
    : null;
}

describe('a changed sidecar', { timeout: LONGEST }, () => {
  test('each value of each line: a fault by our verdict, none by the archive’s', async () => {
    const lines = linesOf(files.sidecar);
    const elements = story.listed;
    const met = new Set<string>();
    const missed: string[] = [];
    for (const [at, line] of lines.entries()) {
      const kind = kindOf(line);
      for (const edits of editsOf(line, { order, isEd25519: true, chance, elements, scalars: ['1', '2'] })) {
        const fresh = edits.filter(({ pattern, operator }) => !met.has(`${kind} ${pattern} ${operator}`));
        for (const { pattern, operator } of fresh) met.add(`${kind} ${pattern} ${operator}`);
        for (const edit of ALL
          ? edits
          : fresh.length > 0
            ? chance.shuffle(fresh).slice(0, SOME)
            : [chance.pick(edits)]) {
          const sidecar = sidecarOf(lines.with(at, edit.text));
          const ours = await verdictOn(files.archive, { verdict: 'selectorate', sidecar, held });
          if (kind === 'cast' && edit.pattern === '' && edit.operator === 'last field dropped') {
            tally.addUnseen(SLOWER);
            continue;
          }
          tally.add(kind, ours.codes);
          if (ours.codes.length === 0)
            missed.push(`${kind} ${edit.path} ${edit.operator}: ${String(ours.thrown ?? 'valid')}`);
          if (!chance.chance(1, 5)) continue;
          const archive = await verdictOn(files.archive, { sidecar });
          if (archive.report === null)
            missed.push(
              `archive: ${kind} ${edit.path} ${edit.operator}: ${archive.codes.join()} ${String(archive.thrown)}`,
            );
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
        const codes = (await verdictOn(files.archive, { verdict: 'selectorate', sidecar: sidecarOf(changed), held }))
          .codes;
        const why = codes.length === 0 ? whyUnseen(what, kindOf(line), kindOf(lines[at + 1] ?? '')) : null;
        if (why !== null) tally.addUnseen(why);
        else tally.add('line', codes);
        if (codes.length === 0 && why === null) missed.push(`${kindOf(line)} ${at} ${what}`);
      }
    }
    expect(missed).toEqual([]);
  });

  test('hints with a byte too many, for each object: told, and the rest is valid', async () => {
    const names = linesOf(files.sidecar).flatMap((line) =>
      kindOf(line) === 'hints' ? [(JSON.parse(line) as { readonly of: string }).of] : [],
    );
    const missed: string[] = [];
    for (const [at, name] of names.entries()) {
      const hints = (of: string): Uint8Array | null => {
        const right = files.parts.hints(of);
        return right === null || of !== name ? right : concatBytes(right, Uint8Array.of(0));
      };
      const codes = await strictly(concatBytes(...writeSidecar({ ...files.parts, hints }, order)));
      tally.add('hints', codes);
      if (codes.join() !== 'hint-mismatch') missed.push(`hints ${at} of ${names.length}: ${codes.join()}`);
    }
    expect(missed).toEqual([]);
  });

  test('nonsense in its place', async () => {
    for (const sidecar of [
      new Uint8Array(0),
      chance.bytes(3000),
      files.archive,
      utf8('{}\n'),
      files.sidecar.subarray(0, -1),
    ]) {
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
      files.election.steps.map(
        (step) =>
          JSON.parse(JSON.stringify(step).replace(JSON.stringify(from), () => JSON.stringify(to))) as typeof step,
      ),
      played,
    );
  const falseResult = (): Uint8Array => told(text('Result'), changeAt(text('Result'), 'result.0.0', add(1)));

  test.each([
    ['no rows', () => []],
    ['no questions', () => [[], []]],
    ['one proof too few', () => files.election.secondProofs[0]?.map((row) => row.slice(1)) ?? []],
    [
      'false ones',
      () =>
        files.election.secondProofs[0]?.map((row) =>
          row.map(({ challenge, response }) => ({ challenge: response, response: challenge })),
        ) ?? [],
    ],
  ])('second proofs that do not fit the decryption they are for: %s', async (_name, proofs) => {
    const tampered = {
      ...files.parts,
      tally: files.parts.tally.map((one) => (one.secondProofs === null ? one : { ...one, secondProofs: proofs() })),
    };
    const sidecar = concatBytes(...writeSidecar(tampered, order));
    expect((await verdictOn(files.archive, { sidecar })).codes).toEqual([]);
    expect(await strictly(sidecar)).toContain('second-decryption-proof');
    const archive = falseResult();
    expect((await verdictOn(archive)).codes).toEqual(['result-count']);
    expect((await verdictOn(archive, { sidecar })).codes).toContain('result-count');
    const swapped = told(
      text('PartialDecryption'),
      changeAt(text('PartialDecryption'), 'decryption_factors.1', turnedRound),
    );
    expect((await verdictOn(swapped, { sidecar: null })).codes).toContain('decryption-proof');
    // The sidecar names the changed decryption, so that its proofs are taken up.
    const step = swapped;
    const naming = sidecarNaming(
      text('PartialDecryption'),
      changeAt(text('PartialDecryption'), 'decryption_factors.1', turnedRound),
      sidecar,
    );
    expect((await verdictOn(step, { sidecar: naming })).codes).toContain('decryption-proof');
  });

  const sidecarNaming = (before: string, after: string, sidecar: Uint8Array): Uint8Array => {
    const name = (one: string): string => Buffer.from(bench.platform.sha256(one)).toString('hex');
    return utf8(unwrap(fromUtf8(sidecar)).replaceAll(name(before), name(after)));
  };
});
