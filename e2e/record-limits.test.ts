import { bigEndian, fromBase64Url, toBase64Url, unwrap } from '@selectorate/basics';
import { CHECKPOINT, checkpointPath, parseNote, printNote } from '@selectorate/record';
import { readPinnedRulebook } from '@selectorate/rulebook';
import { type Act, encodeAct, fromSeconds, toSeconds } from '@selectorate/selection';
import { beforeAll, describe, expect, test } from 'vitest';
import { cosign, forge, recordAsOf, signManifest } from './forge.ts';
import { playReference, readAct, type ReferenceRecord } from './reference-record.ts';
import { draftOf, signAct } from './sign-act.ts';
import { type Files, verdictOn } from './verdicts.ts';

// What a record does not say by itself, however well it is checked: shown by attacks that leave no fault, each beside
// what does name it. A verifier that comes to close one of these makes its test fail: then it moves to the mutations.

let record: ReferenceRecord;

beforeAll(async () => {
  record = await playReference();
});

const faultsOf = async (files: Files, seen?: Uint8Array) =>
  (await verdictOn(files, { policy: record.policy, ...(seen === undefined ? {} : { seen: [seen] }) })).faults;

const codesOf = async (files: Files, seen?: Uint8Array) => (await faultsOf(files, seen)).map(({ code }) => code);

const latest = (): Uint8Array => record.files.get(CHECKPOINT) ?? new Uint8Array();

describe('somebody with the log key', () => {
  test('not covered: the record as it once was, shown as if it were all there is', async () => {
    const earlier = recordAsOf(record, 159);
    expect(await codesOf(earlier)).toEqual([]);
    expect(await codesOf(earlier, latest())).toContain('log-truncated');
  });

  test('not covered: a published part held back', async () => {
    const [hash = ''] = [...record.published.keys()];
    const files = new Map([...record.files].filter(([path]) => path !== `published/${hash}`));
    expect(await codesOf(signManifest(record, files))).toEqual([]);
  });

  test('not covered: cosignatures taken from checkpoints whose moment another checkpoint has a quorum for', async () => {
    const files = new Map(record.files);
    const sameMoment = record.acts.filter((act, i) => record.acts[i + 1]?.at === act.at);
    for (const { seq } of sameMoment) {
      const path = checkpointPath(seq + 1);
      const { text, signatures } = unwrap(parseNote(files.get(path) ?? new Uint8Array()));
      files.set(path, printNote({ text, signatures: signatures.filter(({ name }) => name === record.log.name) }));
    }
    expect(sameMoment.length).toBeGreaterThan(100);
    expect(await codesOf(signManifest(record, files))).toEqual([]);
  });
});

describe('somebody with the log key and both witnesses', () => {
  const last = (): Act => readAct(record.entries.at(-1) ?? new Uint8Array());
  const withoutLast = (): readonly Uint8Array[] => record.entries.slice(0, -1);
  const cosignedAnew = (acts: readonly Act[], cosignedAt?: number): Files =>
    forge(record, {
      entries: [...record.entries.slice(0, acts[0]?.seq ?? 0), ...acts.map(encodeAct)],
      holds: 'log-key-and-witnesses',
      ...(cosignedAt === undefined ? {} : { cosignedAt }),
    });

  test('not covered: the time of the last act, as late as its signatures may be recorded', async () => {
    const hours = 3_600;
    const { appendWithinHours } = unwrap(readPinnedRulebook(record.rulebook)).signing;
    const moved = (seconds: number): Files =>
      cosignedAnew([{ ...last(), at: fromSeconds(toSeconds(last().at) + seconds) }]);
    expect(await codesOf(moved(-120))).toEqual([]);
    expect(await codesOf(moved(appendWithinHours * hours))).toEqual([]);
    expect(await codesOf(moved(-121))).toContain('signature-from-the-future');
    expect(await codesOf(moved((appendWithinHours + 1) * hours))).toContain('signature-too-old');
    expect(await codesOf(moved(hours), latest())).toContain('log-forked');
  });

  test('not covered: the last act left out', async () => {
    const files = forge(record, { entries: withoutLast(), holds: 'log-key-and-witnesses' });
    expect(await codesOf(files)).toEqual([]);
    expect(await codesOf(files, latest())).toContain('log-truncated');
  });

  test('not covered: the order of the last acts, where their signers saw the same history', async () => {
    const { first, second } = twoThatSawTheSame();
    const inOrder = cosignedAnew([first, { ...second, seq: first.seq + 1 }]);
    const turned = cosignedAnew([
      { ...second, seq: first.seq },
      { ...first, seq: first.seq + 1 },
    ]);
    expect(await codesOf(inOrder)).toEqual([]);
    expect(await codesOf(turned)).toEqual([]);
    expect(await codesOf(turned, inOrder.get(CHECKPOINT))).toContain('log-forked');
  });

  test('covered: the same order once somebody has signed after them', async () => {
    const { first, second } = twoThatSawTheSame();
    const before = [
      ...record.entries.slice(0, first.seq),
      encodeAct(first),
      encodeAct({ ...second, seq: first.seq + 1 }),
    ];
    const third = signAct(record, draftOf(aThird()), { before, at: second.at });
    const turned = cosignedAnew([{ ...second, seq: first.seq }, { ...first, seq: first.seq + 1 }, third]);
    expect(await faultsOf(turned)).toContainEqual(expect.objectContaining({ code: 'seen-differs', entry: third.seq }));
  });

  test('not covered: the other of the two signatures that ES256 has for the last act', async () => {
    const seq = record.acts.findLastIndex(({ by }) => by[0]?.startsWith('unit-') === true);
    const act = readAct(record.entries[seq] ?? new Uint8Array());
    const proof = act.proof.map((each) => ({ ...each, signature: otherOfEs256(each.signature) }));
    expect(await codesOf(cosignedAnew([{ ...act, proof }]))).toEqual([]);
  });

  /** The first two declarations of interest, signed over one and the same history. */
  function twoThatSawTheSame(): { first: Act; second: Act } {
    const [a, b] = record.acts.filter(({ kind }) => kind === 'declare-interest');
    if (a === undefined || b === undefined) throw new Error('nobody declares an interest');
    const before = record.entries.slice(0, a.seq);
    const at = a.at;
    const [first, second] = [a, b].map((act) => signAct(record, draftOf(act), { before, at }));
    if (first === undefined || second === undefined) throw new Error('two acts make two');
    return { first, second };
  }

  function aThird(): Act {
    const third = record.acts.filter(({ kind }) => kind === 'declare-interest')[2];
    if (third === undefined) throw new Error('only two declare an interest');
    return third;
  }
});

describe('somebody with the log key and one of two witnesses, and the signers with them', () => {
  test('covered: an act dated back, although one witness says so too', async () => {
    const act = record.acts.find(({ kind }) => kind === 'freeze-roll');
    if (act === undefined) throw new Error('nobody freezes the roll');
    const before = record.entries.slice(0, act.seq);
    const back = signAct(record, draftOf(act), { before, at: act.at, signedAt: fromSeconds(toSeconds(act.at) - 1) });
    const truly = toSeconds(act.at) + 3_600;
    const honest = forge(record, {
      entries: [...before, encodeAct(back)],
      holds: 'log-key-and-witnesses',
      cosignedAt: truly,
    });
    expect(await codesOf(honest)).toContain('time-outside-checkpoints');
    expect(await codesOf(withOneLie(honest, toSeconds(act.at)))).toContain('time-outside-checkpoints');
  });

  /** The last checkpoint with the first witness's cosignature of an earlier time; the second stays honest. */
  function withOneLie(files: Files, time: number): Files {
    const { text, signatures } = unwrap(parseNote(files.get(CHECKPOINT) ?? new Uint8Array()));
    const [liar] = record.witnesses;
    if (liar === undefined) throw new Error('no witness to lie');
    const lie = cosign(liar.name, liar.key, { text, time });
    const bytes = printNote({ text, signatures: signatures.map((line) => (line.name === liar.name ? lie : line)) });
    const size = text.split('\n')[1] ?? '';
    return signManifest(record, new Map([...files, [CHECKPOINT, bytes], [`checkpoints/${size}`, bytes]]));
  }
});

/** ECDSA: with (r, s), (r, n - s) is a signature of the same words by the same key. */
function otherOfEs256(signature: string): string {
  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
  const bytes = fromBase64Url(signature) ?? new Uint8Array();
  const s = BigInt(`0x${Buffer.from(bytes.subarray(32)).toString('hex')}`);
  return toBase64Url(Uint8Array.from([...bytes.subarray(0, 32), ...bigEndian(order - s, 32)]));
}
