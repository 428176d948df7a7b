import {
  canonicalJson,
  compareBytes,
  type ContestId,
  type MemberId,
  toHex,
  type UnitId,
  unwrap,
  utf8,
} from '@selectorate/basics';
import { checkInclusion, LogTree, sha256 } from '@selectorate/record';
import { compileElectorate } from '@selectorate/rulebook';
import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entryJson, type RollEntry } from '../entry.ts';
import { leafHasher, orderHasher, rollLeaf, type Sha256 } from './commitment.ts';
import { entryText } from './entry-text.ts';
import { freezeRoll } from './freeze-roll.ts';
import { growLeafTree, leafTreeProof, leafTreeRoot } from './leaf-tree.ts';

/** Another machine's SHA-256, which hands out what it hashed into no one's keeping. */
const native: Sha256 = (data) => new Uint8Array(createHash('sha256').update(data).digest());

const texts = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom('', '"', '\\', '\u0000', '\u007f', '\u2028', 'Zoë O’Brien', 'شارع', '😀', '</script>'),
  fc.string({ maxLength: 500 }),
);
const orNull = fc.option(texts, { nil: null });
const entries: fc.Arbitrary<RollEntry> = fc.record({
  member: texts.map((text) => text as MemberId),
  standing: fc.record({
    unit: texts.map((text) => text as UnitId),
    joined: texts,
    paidThrough: orNull,
    status: fc.constantFrom('full' as const, 'left' as const),
    kind: texts,
    born: orNull,
    tags: fc.array(texts, { maxLength: 3 }),
  }),
  person: fc.record({ name: texts, email: texts, phone: texts, address: texts, postcode: texts }),
});
const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 });
const leafLists = fc.array(bytes32, { maxLength: 70 });

describe('an entry written straight out', () => {
  test('is its canonical JSON', () => {
    fc.assert(
      fc.property(entries, (entry) => {
        expect(entryText(entry)).toBe(canonicalJson(entryJson(entry)));
      }),
    );
  });

  test('is refused where canonical JSON is', () => {
    fc.assert(
      fc.property(entries, (entry) => {
        const broken = { ...entry, person: { ...entry.person, name: 'a\ud800' } };
        expect(() => canonicalJson(entryJson(broken))).toThrow('surrogate');
        expect(() => entryText(broken)).toThrow('surrogate');
      }),
      { numRuns: 5 },
    );
  });
});

describe('leaves hashed in a row', () => {
  test('are those hashed one by one, with any SHA-256 and entries of any length', () => {
    const opened = { contest: 'contest-a' as ContestId, version: '1' };
    fc.assert(
      fc.property(fc.array(fc.tuple(entries, bytes32), { maxLength: 6 }), (rolls) => {
        const leafOf = leafHasher(opened, native);
        for (const [entry, salt] of rolls) {
          expect(toHex(leafOf(entry, salt))).toBe(toHex(rollLeaf({ ...opened, salt, entry })));
        }
      }),
    );
  });
});

describe('the order of the leaves', () => {
  test('is HMAC-SHA-256 of the member id, for keys of any length', () => {
    const keys = fc.uint8Array({ maxLength: 200 });
    const ids = fc.array(fc.stringMatching(/^[a-z0-9.-]{1,64}$/), { maxLength: 5 });
    fc.assert(
      fc.property(keys, ids, (key, members) => {
        const [ours, theirs] = [orderHasher(key, sha256), orderHasher(key, native)];
        for (const member of members) {
          const expected = createHmac('sha256', key).update(member).digest('hex');
          expect(toHex(ours(member as MemberId))).toBe(expected);
          expect(toHex(theirs(member as MemberId))).toBe(expected);
        }
      }),
    );
  });

  test('goes by all bytes where the first are the same', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), { maxLength: 20 }), (ids) => {
        const alike: Sha256 = (data) => native(data).fill(7, 0, 6);
        const everybody = unwrap(compileElectorate({ rules: [] }));
        const standing = {
          unit: 'u-1',
          joined: '2020-01-01',
          paidThrough: null,
          status: 'full',
          kind: 'full',
          born: null,
          tags: [],
        };
        const person = { name: '', email: '', phone: '', address: '', postcode: '' };
        const frozen = freezeRoll({
          contest: 'contest-a' as ContestId,
          version: '1',
          entries: ids.map((id) => ({ member: id, standing, person })) as unknown as readonly RollEntry[],
          electorates: { trigger: everybody, ballot: everybody },
          freezeDay: { year: 2022, month: 9, day: 12 },
          salts: () => new Uint8Array(32),
          orderKey: utf8('key'),
          sha256: alike,
        });
        const orderOf = orderHasher(utf8('key'), alike);
        const expected = ids.toSorted((a, b) => compareBytes(orderOf(a as MemberId), orderOf(b as MemberId)));
        expect(frozen.members.map(({ entry }) => entry.member)).toEqual(expected);
      }),
    );
  });

  test('takes no id longer than an id can be', () => {
    const long = 'a'.repeat(129) as MemberId;
    expect(() => orderHasher(utf8('key'), sha256)(long)).toThrow('order');
  });
});

describe('the tree of a frozen roll', () => {
  test('has the root and the proofs of a log of the same leaves', () => {
    fc.assert(
      fc.property(leafLists, (leaves) => {
        const [tree, log] = [growLeafTree(leaves, native), LogTree.of(leaves)];
        expect(leafTreeRoot(tree, native)).toEqual(log.rootAt());
        for (const index of leaves.keys()) expect(leafTreeProof(tree, index)).toEqual(log.inclusionProof(index));
      }),
    );
  });

  test('proves each leaf in its place, and none beyond the last', () => {
    fc.assert(
      fc.property(leafLists, fc.nat(69), (leaves, at) => {
        const tree = growLeafTree(leaves, sha256);
        const leaf = leaves[at];
        if (leaf === undefined) {
          expect(() => leafTreeProof(tree, at)).toThrow('no leaf');
          return;
        }
        const root = leafTreeRoot(tree, sha256);
        const proof = leafTreeProof(tree, at);
        expect(checkInclusion({ index: at, size: leaves.length, leaf, root, proof })).toBe(true);
      }),
    );
  });
});
