import { unwrap, utf8 } from '@selectorate/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CheckpointNote, printCheckpoint } from './checkpoint.ts';
import { mergeCosignatures } from './cosigning.ts';
import { type Log, openLog } from './log.ts';
import { checkNote, cosigner, noteSigner } from './note-signing.ts';
import { parseNote, printSignatureLine } from './note.ts';
import { parsePolicy } from './policy-text.ts';
import { checkQuorum } from './policy.ts';
import { printVerifierKey } from './verifier-key.ts';
import {
  answerOf,
  parseWitnessRequest,
  printWitnessRequest,
  readWitnessAnswer,
  type WitnessRequest,
  witnessStatus,
} from './witness-messages.ts';
import { newlyWitnessed, printWitnessedLog, resumeWitness, type WitnessedLog } from './witness-state.ts';
import { cosignCheckpoint } from './witness.ts';

const secret = (seed: number): Uint8Array => new Uint8Array(32).fill(seed);
const LOG = noteSigner('log.example/contest-1', secret(1));
const WITNESS = cosigner('witness.example/north', secret(2));
const OPTIONS = { cosigner: WITNESS, logKeys: [LOG.key], now: 1_700_000_000 };
const act = (i: number): Uint8Array => utf8(`act ${i}`);
const logOf = (size: number, entry = act): Log =>
  unwrap(openLog({ signer: LOG, entries: Array.from({ length: size }, (_, i) => entry(i)) }));

/** A witness that holds the first `size` entries of a log. */
function witnessHolding(log: Log, size: number): WitnessedLog {
  const { request, newEntries } = unwrap(log.offer(log.checkpoint(size), 0));
  return unwrap(cosignCheckpoint(newlyWitnessed(log.origin), request, newEntries, OPTIONS)).state;
}

const decide = (
  state: WitnessedLog,
  request: WitnessRequest,
  entries: readonly Uint8Array[],
  options: Partial<typeof OPTIONS> = {},
): string => {
  const decision = cosignCheckpoint(state, request, entries, { ...OPTIONS, ...options });
  return decision.ok ? 'cosigned' : decision.error.code;
};

describe('tlog-witness, examples', () => {
  const proof =
    'PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=\njrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=\n' +
    '5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=\n/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=\n';
  const request =
    `old 20852014\n${proof}\nexample.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n` +
    '— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n' +
    '— example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=\n';

  test('the request reads, and prints as the same bytes', () => {
    const read = unwrap(parseWitnessRequest(utf8(request)));
    expect([read.oldSize, read.proof.length, read.signed.checkpoint.size]).toEqual([20852014, 4, 20852163]);
    expect(printWitnessRequest(read)).toEqual(utf8(request));
  });

  test('the response reads as three cosignatures', () => {
    const body =
      '— witness.example/w1 CMp+6LWBU0anHGH5aNDTJkH/gj79sG+T6+iP2ThYN5krrDJbR1HDnucjL39QsZTSvVjyQLrdk3DXDqI5G2HgLatVs0pWh6Up69HVOw==\n' +
      '— witness.example/w1 I7rEps0pvK2UqkS2gSpVUDhrhVtQV9lgF6pRrWAvjJHjyWpW7VcE3SiOlVlbQNt64vWhO+DlkL0+UfzuOBMh9ChdMkP1vi/lCAsmlw==\n' +
      '— witness.example/w2 AWui8Sk55XjYLOijihBjhqEH6nS1ndDymE0a+6idX7pLcnoB+dhnz0854aLZgrrKbYKA7nC3HNJhm/kWl7oJlqU3rXXvpysAdyP3wQ==\n';
    const answer = readWitnessAnswer({ status: 200, body });
    expect(answer).toMatchObject({ kind: 'cosigned', lines: [{ name: 'witness.example/w1' }, {}, {}] });
    expect(answer.kind === 'cosigned' && answer.lines.map(printSignatureLine).join('')).toBe(body);
  });

  test.each([
    ['no empty line', request.replace('\n\n', '\n').replace('\n\n', '\n')],
    ['a size with a leading zero', request.replace('old 2', 'old 02')],
    ['no old size', request.replace('old 20852014\n', '')],
    ['a proof line that is no hash', request.replace(proof, 'AAAA\n')],
    ['64 proof lines', request.replace(proof, proof.repeat(16))],
    ['a checkpoint that is none', request.replace('\n20852163\n', '\nmany\n')],
    ['more than a note can hold', request + 'x'.repeat(1 << 18)],
  ])('%s is a malformed request', (_, text) => {
    expect(parseWitnessRequest(utf8(text))).toEqual({ ok: false, error: 'malformed-request' });
  });
});

describe('a witness that mirrors', () => {
  test('cosigns every growth of a log, and its cosignature satisfies a policy that names it', () => {
    const policy = unwrap(
      parsePolicy(
        utf8(`log ${printVerifierKey(LOG.key)}\nwitness north ${printVerifierKey(WITNESS.key)}\nquorum north\n`),
      ),
    );
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(60), { minLength: 1, maxLength: 5 }), (steps) => {
        const log = logOf(61);
        let state = newlyWitnessed(log.origin);
        for (const [i, size] of steps.toSorted((a, b) => a - b).entries()) {
          const signed = log.checkpoint(size);
          const { request, newEntries } = unwrap(log.offer(signed, state.size));
          const sent = unwrap(parseWitnessRequest(printWitnessRequest(request)));
          const decision = unwrap(cosignCheckpoint(state, sent, newEntries, { ...OPTIONS, now: 100 + i }));
          const merged = unwrap(mergeCosignatures(signed, [decision.cosignature], { witnessKeys: [WITNESS.key] }));
          expect(checkQuorum(policy, merged)).toMatchObject({
            met: true,
            witnesses: [{ name: 'north', time: 100 + i }],
          });
          state = decision.state;
          expect(resumeWitness(printWitnessedLog(state), log.entries(0, size))).toEqual({
            ok: true,
            value: state,
          });
        }
      }),
      { numRuns: 20 },
    );
  });

  const log = logOf(20);
  const state = witnessHolding(log, 8);
  const { request, newEntries } = unwrap(log.offer(log.checkpoint(13), 8));

  test('cosigns the same checkpoint again, for a log that lost the answer', () => {
    const again = unwrap(log.offer(log.checkpoint(8), 8));
    expect(decide(state, again.request, again.newEntries)).toBe('cosigned');
  });

  test('does not know other logs, nor keys that are not theirs', () => {
    const other = noteSigner('log.example/other', secret(3));
    const impostor = noteSigner(LOG.key.name, secret(3));
    const signedBy = (signer: typeof LOG, origin: string): WitnessRequest => {
      const text = printCheckpoint({ ...request.signed.checkpoint, origin });
      return { ...request, signed: resigned(request.signed, text, [signer.sign(text)]) };
    };
    expect(decide(state, signedBy(other, other.key.name), newEntries)).toBe('unknown-log');
    expect(decide(state, request, newEntries, { logKeys: [other.key] })).toBe('unknown-log');
    expect(decide(state, signedBy(impostor, LOG.key.name), newEntries)).toBe('bad-signature');
    const borrowed = { ...request.signed.note, signatures: log.checkpoint(12).note.signatures };
    expect(decide(state, { ...request, signed: { ...request.signed, note: borrowed } }, newEntries)).toBe(
      'bad-signature',
    );
  });

  test('takes no checkpoint on which one of the log keys it knows is abused', () => {
    const next = noteSigner(LOG.key.name, secret(6));
    const logKeys = [LOG.key, next.key];
    const { text } = request.signed.note;
    const both = resigned(request.signed, text, [LOG.sign(text), next.sign(text)]);
    expect(decide(state, { ...request, signed: both }, newEntries, { logKeys })).toBe('cosigned');
    const abused = resigned(request.signed, text, [LOG.sign(text), next.sign(`${text}x\n`)]);
    expect(decide(state, { ...request, signed: abused }, newEntries, { logKeys })).toBe('bad-signature');
  });

  test('passes over signatures of keys that it does not know', () => {
    const { text } = request.signed.note;
    const signatures = [LOG.sign(text), cosigner('witness.example/south', secret(4)).cosign(text, 1)];
    expect(decide(state, { ...request, signed: resigned(request.signed, text, signatures) }, newEntries)).toBe(
      'cosigned',
    );
  });

  test('says which size it holds when the log is wrong about it', () => {
    const wrong = unwrap(log.offer(log.checkpoint(13), 7));
    expect(cosignCheckpoint(state, wrong.request, wrong.newEntries, OPTIONS)).toEqual({
      ok: false,
      error: { code: 'wrong-old-size', holds: 8 },
    });
  });

  test('A53 does not go back with a restored database', () => {
    const back = unwrap(log.offer(log.checkpoint(5), 5));
    expect(decide(state, back.request, [])).toBe('rollback');
  });

  test('A43 does not follow a log whose past was edited, signed as it is with the log key', () => {
    const edited = logOf(20, (i) => (i === 3 ? utf8('act 3, other') : act(i)));
    const same = unwrap(edited.offer(edited.checkpoint(8), 8));
    expect(decide(state, same.request, [])).toBe('forked');
    const grown = unwrap(edited.offer(edited.checkpoint(13), 8));
    expect(decide(state, grown.request, grown.newEntries)).toBe('inconsistent');
  });

  test('cosigns nothing that it cannot hold: each entry must be there and be the one in the tree', () => {
    expect(decide(state, request, newEntries.slice(1))).toBe('entries-missing');
    expect(decide(state, request, [...newEntries, act(13)])).toBe('entries-missing');
    expect(decide(state, request, newEntries.with(2, utf8('forged')))).toBe('entries-differ');
    expect(decide(state, request, newEntries.with(2, new Uint8Array(20_000)))).toBe('entry-too-large');
  });

  test('refuses an old size above the new one, a proof of something else, and extension lines', () => {
    expect(decide(state, { ...request, oldSize: 14 }, newEntries)).toBe('malformed-request');
    expect(decide(state, { ...request, proof: request.proof.slice(1) }, newEntries)).toBe('inconsistent');
    const text = printCheckpoint({ ...request.signed.checkpoint, extensions: ['trust me'] });
    const extended = resigned(request.signed, text, [LOG.sign(text)], ['trust me']);
    expect(decide(state, { ...request, signed: extended }, newEntries)).toBe('malformed-request');
  });

  test('does not date a cosignature before its last', () => {
    expect(decide(state, request, newEntries, { now: OPTIONS.now - 1 })).toBe('clock-behind');
  });

  test('resumes only from entries that are those it cosigned', () => {
    const stored = printWitnessedLog(state);
    expect(resumeWitness(stored, log.entries(0, 7))).toEqual({ ok: false, error: 'mirror-behind' });
    expect(resumeWitness(stored, log.entries(0, 8).with(2, utf8('x')))).toEqual({ ok: false, error: 'mirror-differs' });
    expect(resumeWitness(stored, log.entries(0, 9))).toEqual({ ok: true, value: state });
  });

  test('keeps the checkpoint that it cosigned, with the log signature and its own', () => {
    const kept = unwrap(parseNote(utf8(state.checkpoint)));
    expect(checkNote(kept, [LOG.key, WITNESS.key])).toEqual({
      valid: [{ key: LOG.key }, { key: WITNESS.key, time: OPTIONS.now }],
      faults: [],
    });
  });

  test.each([
    '[]',
    'null',
    '{"checkpoint":"","origin":"a","peaks":[1],"size":1,"time":0}',
    '{"checkpoint":"","origin":"a","peaks":[],"size":-1,"time":0}',
    '{"checkpoint":"","extra":1,"origin":"a","peaks":[],"size":0,"time":0}',
    '{ "origin": "a" }',
  ])('does not resume from %s', (text) => {
    expect(resumeWitness(utf8(text), [])).toEqual({ ok: false, error: 'state-malformed' });
  });
});

describe('answers of a witness', () => {
  test.each([
    [{ code: 'wrong-old-size', holds: 8 }, 409, { kind: 'holds', size: 8 }],
    [{ code: 'unknown-log' }, 404, { kind: 'refused', status: 404 }],
    [{ code: 'bad-signature' }, 403, { kind: 'refused', status: 403 }],
    [{ code: 'inconsistent' }, 422, { kind: 'refused', status: 422 }],
    [{ code: 'malformed-request' }, 400, { kind: 'refused', status: 400 }],
    [{ code: 'clock-behind' }, 503, { kind: 'refused', status: 503 }],
    [{ code: 'entry-too-large' }, 413, { kind: 'refused', status: 413 }],
  ] as const)('%j has status %d and reads back', (refusal, status, read) => {
    expect(witnessStatus(refusal)).toBe(status);
    expect(readWitnessAnswer(answerOf({ ok: false, error: refusal }))).toEqual(read);
  });

  test('a cosignature reads back', () => {
    const cosignature = WITNESS.cosign('log.example\n', 5);
    expect(readWitnessAnswer(answerOf({ ok: true, value: { cosignature } }))).toEqual({
      kind: 'cosigned',
      lines: [cosignature],
    });
  });

  test.each([
    [200, ''],
    [200, 'fine\n'],
    [409, '8'],
    [409, '-8\n'],
    [200, 'x'.repeat(1 << 19)],
  ])('%d with %j is malformed', (status, body) => {
    expect(readWitnessAnswer({ status, body })).toEqual({ kind: 'malformed' });
  });
});

describe('merging cosignatures', () => {
  const signed = logOf(4).checkpoint();
  const { text } = signed.note;
  const south = cosigner('witness.example/south', secret(4));
  const witnessKeys = [south.key, WITNESS.key];

  test('gives one note whatever the order in which witnesses answer', () => {
    const lines = [south.cosign(text, 7), WITNESS.cosign(text, 8)];
    const oneByOne = unwrap(
      mergeCosignatures(unwrap(mergeCosignatures(signed, lines.slice(0, 1), { witnessKeys })), lines.slice(1), {
        witnessKeys,
      }),
    );
    expect(oneByOne).toEqual(unwrap(mergeCosignatures(signed, lines.toReversed(), { witnessKeys })));
    expect(oneByOne.note.signatures.map(({ name }) => name)).toEqual([
      LOG.key.name,
      'witness.example/north',
      'witness.example/south',
    ]);
  });

  test('a newer cosignature replaces the older one', () => {
    const first = unwrap(mergeCosignatures(signed, [south.cosign(text, 7)], { witnessKeys }));
    const second = unwrap(mergeCosignatures(first, [south.cosign(text, 9)], { witnessKeys }));
    expect(checkNote(second.note, [LOG.key, south.key]).valid.map(({ time }) => time)).toEqual([undefined, 9]);
  });

  test('takes no line that is invalid, unknown, or the log itself speaking twice', () => {
    const faults = (line: Parameters<typeof printSignatureLine>[0]): unknown =>
      mergeCosignatures(signed, [line], { witnessKeys: [WITNESS.key, LOG.key] });
    expect(faults(south.cosign(text, 7))).toMatchObject({ error: [{ code: 'signature-unknown-key' }] });
    expect(faults(WITNESS.cosign(`${text}x\n`, 7))).toMatchObject({ error: [{ code: 'signature-invalid' }] });
    expect(faults(LOG.sign(text))).toMatchObject({ error: [{ code: 'signature-unknown-key' }] });
  });
});

function resigned(
  { checkpoint }: CheckpointNote,
  text: string,
  signatures: CheckpointNote['note']['signatures'],
  extensions: readonly string[] = [],
): CheckpointNote {
  const origin = text.slice(0, text.indexOf('\n'));
  return { note: { text, signatures }, checkpoint: { ...checkpoint, origin, extensions } };
}
