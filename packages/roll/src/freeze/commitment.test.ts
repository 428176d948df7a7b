import {
  bigEndian,
  canonicalJson,
  compareBytes,
  concatBytes,
  type ContestId,
  joinBytes,
  type MemberId,
  toHex,
  type UnitId,
  unwrap,
  utf8,
} from '@selectorate/basics';
import { checkInclusion, LogTree } from '@selectorate/record';
import { compileElectorate } from '@selectorate/rulebook';
import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entryJson, type RollEntry } from '../entry.ts';
import { type LeafOpening, leafWriter, orderHasher, ownSha256, rollLeaf, type Sha256 } from './commitment.ts';
import { entryText } from './entry-text.ts';
import { type FreezeOrder, freezeRoll } from './freeze-roll.ts';
import { growLeafTree, leafTreeProof, leafTreeRoot } from './leaf-tree.ts';

const sha256 = (data: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(data).digest());

const into =
  (hash: (data: Uint8Array) => Uint8Array): Sha256 =>
  (data, out, at) => {
    out.set(hash(data), at);
    return at + 32;
  };
/** Another machine's SHA-256, which keeps nothing of what it hashed. */
const native = into(sha256);

const texts = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom(
    '',
    '"',
    '\\',
    '\u0000',
    '\u007f',
    '\u2028',
    'Zoë O’Brien',
    'شارع',
    '😀',
    '</script>',
    '€'.repeat(500),
  ),
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

const SOMEBODY: Omit<RollEntry, 'member'> = {
  standing: {
    unit: 'u-1' as UnitId,
    joined: '2020-01-01',
    paidThrough: null,
    status: 'full',
    kind: 'full',
    born: null,
    tags: [],
  },
  person: { name: '', email: '', phone: '', address: '', postcode: '' },
};

const everybody = unwrap(compileElectorate({ rules: [] }));
const orderFor = (roll: readonly RollEntry[], hash: Sha256): FreezeOrder => ({
  contest: 'contest-a' as ContestId,
  version: '1',
  entries: roll,
  electorates: { trigger: everybody, ballot: everybody },
  freezeDay: { year: 2022, month: 9, day: 12 },
  salts: (member) => sha256(utf8(`salt ${member}`)),
  orderKey: utf8('key'),
  sha256: hash,
});

/** The formula, word by word. */
function plainLeaf({ contest, version, salt, entry }: LeafOpening): Uint8Array {
  const counted = (text: string): Uint8Array => concatBytes(bigEndian(utf8(text).length, 4), utf8(text));
  const json = utf8(canonicalJson(entryJson(entry)));
  return sha256(concatBytes(Uint8Array.of(0), counted(contest), counted(version), salt, json));
}

function orderOfKey(key: Uint8Array, hash: Sha256): (member: string) => Uint8Array {
  const orderOf = orderHasher(key, hash);
  return (member) => {
    const whole = new Uint8Array(32);
    orderOf(member as MemberId, whole);
    return whole;
  };
}

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

describe('leaves laid out in a row', () => {
  test('are those of the formula, for entries of any length', () => {
    const opened = { contest: 'contest-é' as ContestId, version: '1' };
    fc.assert(
      fc.property(fc.array(fc.tuple(entries, bytes32), { maxLength: 6 }), (rolls) => {
        const leafOf = leafWriter(opened);
        for (const [entry, salt] of rolls) {
          const expected = toHex(plainLeaf({ ...opened, salt, entry }));
          expect(toHex(sha256(leafOf(entry, salt)))).toBe(expected);
          expect(toHex(rollLeaf({ ...opened, salt, entry }))).toBe(expected);
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
        for (const hash of [ownSha256, native]) {
          const orderOf = orderOfKey(key, hash);
          for (const member of members) {
            expect(toHex(orderOf(member))).toBe(createHmac('sha256', key).update(member).digest('hex'));
          }
        }
      }),
    );
  });

  test('goes by all bytes where the first are the same', () => {
    const ids = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), { maxLength: 80, size: 'max' });
    fc.assert(
      fc.property(ids, fc.integer({ min: 0, max: 31 }), (members, same) => {
        const alike = into((data) => sha256(data).fill(7, 0, same));
        const frozen = freezeRoll(
          orderFor(
            members.map((member) => ({ ...SOMEBODY, member: member as MemberId })),
            alike,
          ),
        );
        const orderOf = orderOfKey(utf8('key'), alike);
        const expected = members.toSorted((a, b) => compareBytes(orderOf(a), orderOf(b)));
        expect(frozen.members.map(({ entry }) => entry.member)).toEqual(expected);
      }),
    );
  });

  test('takes no id longer than an id can be', () => {
    expect(() => orderOfKey(utf8('key'), ownSha256)('a'.repeat(129))).toThrow('no room');
  });
});

test('a roll frozen the fast way is the roll frozen by the plain formula: members, places, tree and root', () => {
  const ids = fc.stringMatching(/^[a-z0-9.-]{1,64}$/).map((id) => id as MemberId);
  const own = fc.tuple(entries, ids).map(([entry, member]): RollEntry => ({ ...entry, member }));
  const rolls = fc.uniqueArray(own, { maxLength: 12, selector: ({ member }) => member });
  fc.assert(
    fc.property(rolls, (roll) => {
      const order = orderFor(roll, native);
      const orderOf = (member: MemberId): Uint8Array => createHmac('sha256', order.orderKey).update(member).digest();
      const expected = roll.toSorted((a, b) => compareBytes(orderOf(a.member), orderOf(b.member)));
      const log = LogTree.of(expected.map((entry) => plainLeaf({ ...order, entry, salt: order.salts(entry.member) })));
      const frozen = freezeRoll(order);
      expect(frozen.members.map(({ entry }) => entry)).toEqual(expected);
      expect(frozen.members.map(({ salt }) => salt)).toEqual(expected.map(({ member }) => order.salts(member)));
      expect([...frozen.placeOf].toSorted(([, a], [, b]) => a - b)).toEqual(
        expected.map(({ member }, place) => [member, place]),
      );
      expect(frozen.root).toEqual(log.rootAt());
      for (const at of expected.keys()) expect(leafTreeProof(frozen.tree, at)).toEqual(log.inclusionProof(at));
    }),
  );
});

describe('the tree of a frozen roll', () => {
  test('has the root and the proofs of a log of the same leaves', () => {
    fc.assert(
      fc.property(leafLists, (leaves) => {
        const [tree, log] = [growLeafTree(joinBytes(leaves), native), LogTree.of(leaves)];
        expect(leafTreeRoot(tree, native)).toEqual(log.rootAt());
        for (const index of leaves.keys()) expect(leafTreeProof(tree, index)).toEqual(log.inclusionProof(index));
      }),
    );
  });

  test('proves each leaf in its place, and none beyond the last', () => {
    fc.assert(
      fc.property(leafLists, fc.nat(69), (leaves, at) => {
        const tree = growLeafTree(joinBytes(leaves), ownSha256);
        const leaf = leaves[at];
        if (leaf === undefined) {
          expect(() => leafTreeProof(tree, at)).toThrow('no leaf');
          return;
        }
        const root = leafTreeRoot(tree, ownSha256);
        const proof = leafTreeProof(tree, at);
        expect(checkInclusion({ index: at, size: leaves.length, leaf, root, proof })).toBe(true);
      }),
    );
  });
});
