import { canonicalJson } from '@selectorate/basics';
import { nativeCheck } from '@selectorate/machine';
import { closed, seeded } from '@selectorate/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeState } from './describe-state.ts';
import { commitmentOf, makePart, openPart, partBytes } from './parts.ts';
import { replay } from './replay.ts';
import { Vault } from './vault.ts';

const entropy = (seed: string) => {
  const random = seeded(seed);
  return (length: number): Uint8Array => random.bytes(length);
};
const CONTEST = closed().plan.contest;
const partOf = (subject: string, content: string) =>
  makePart({ contest: CONTEST, part: 'details', subject }, content, entropy(`${subject} ${content}`));

describe('erasure', () => {
  const contest = closed();
  const { rehearsal, rulebook } = contest;
  const stateNow = (): string => {
    const replayed = replay(contest.entries, { rulebook, rulebookBytes: rehearsal.rulebookBytes }, nativeCheck);
    return replayed.ok ? canonicalJson(describeState(replayed.value)) : JSON.stringify(replayed.error);
  };

  test('of every subject leaves the public state the same byte for byte, and the record verifies the same', async () => {
    const before = { state: stateNow(), verdict: await contest.verify(), files: contest.files() };
    const subjects = new Set([...rehearsal.parts.values()].map(({ subject }) => subject));
    expect(subjects.size).toBeGreaterThan(10);
    for (const subject of subjects) rehearsal.vault.erase(subject);
    for (const commitment of rehearsal.parts.keys())
      expect(rehearsal.vault.open(commitment)).toEqual({ ok: false, error: 'part-erased' });
    expect(stateNow()).toBe(before.state);
    expect(await contest.verify()).toEqual(before.verdict);
    expect(contest.files()).toEqual(before.files);
  });

  test('a record whose published parts are withdrawn is the same record with fewer files', async () => {
    rehearsal.published.clear();
    const verdict = await contest.verify();
    expect(verdict.faults).toEqual([]);
    expect([...contest.files().keys()].filter((path) => path.startsWith('published/'))).toEqual([]);
  });
});

describe('the vault', () => {
  const key = entropy('wrapping key')(32);
  const sealedWith = (...parts: readonly ReturnType<typeof partOf>[]): Vault => {
    const vault = new Vault(key, entropy('vault'));
    for (const part of parts) vault.seal(part);
    return vault;
  };

  test('opens what it sealed, and nothing of one subject after that subject is erased', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 2, maxLength: 5 }), (subjects) => {
        const parts = subjects.map((subject) => partOf(subject, `about ${subject}`));
        const vault = sealedWith(...parts);
        const [erased = ''] = subjects;
        vault.erase(erased);
        for (const part of parts) {
          const expected = part.subject === erased ? { ok: false, error: 'part-erased' } : { ok: true, value: part };
          expect(vault.open(commitmentOf(part))).toEqual(expected);
        }
      }),
      { numRuns: 20 },
    );
  });

  test('is read back from its JSON, and holds no content in the clear', () => {
    const part = partOf('member-1', 'a protected address');
    const json = sealedWith(part).toJson();
    expect(JSON.stringify(json)).not.toContain('address');
    expect(JSON.stringify(json)).not.toContain(part.salt);
    expect(Vault.fromJson(json, key, entropy('again')).open(commitmentOf(part))).toEqual({ ok: true, value: part });
  });

  test('a backup of the database opens nothing without the wrapping key', () => {
    const part = partOf('member-1', 'content');
    const stolen = Vault.fromJson(sealedWith(part).toJson(), entropy('another key')(32), entropy('x'));
    expect(stolen.open(commitmentOf(part))).toEqual({ ok: false, error: 'vault-key-wrong' });
  });

  test('what was sealed cannot change places with another part', () => {
    const [one, other] = [partOf('member-1', 'one'), partOf('member-1', 'other')];
    const json = sealedWith(one, other).toJson();
    const [a, b] = [commitmentOf(one), commitmentOf(other)];
    const swapped = { ...json, parts: { [a]: json.parts[b], [b]: json.parts[a] } };
    expect(Vault.fromJson(swapped, key, entropy('x')).open(a)).toEqual({ ok: false, error: 'vault-key-wrong' });
  });

  test('knows no other parts', () => {
    expect(sealedWith().open('00'.repeat(32))).toEqual({ ok: false, error: 'part-unknown' });
  });
});

describe('a private part', () => {
  const part = partOf('member-1', 'content');

  test('opens its commitment and no other', () => {
    expect(openPart(partBytes(part), commitmentOf(part))).toEqual({ ok: true, value: part });
    expect(openPart(partBytes({ ...part, content: 'Content' }), commitmentOf(part))).toMatchObject({
      error: 'part-does-not-match',
    });
  });

  test('cannot be guessed from its commitment: the same content is another commitment every time', () => {
    const random = entropy('salts');
    const about = { contest: CONTEST, part: 'details', subject: 'member-1' };
    const commitments = Array.from({ length: 50 }, () => commitmentOf(makePart(about, 'yes', random)));
    expect(new Set(commitments).size).toBe(50);
  });
});
