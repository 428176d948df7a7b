import { fromHex, toHex, utf8 } from '@selectorate/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EMPTY_FRONTIER, frontierRoot, growFrontier } from './frontier.ts';
import { EMPTY_ROOT, type Hash, leafHash, nodeHash } from './hash.ts';
import { checkConsistency, checkInclusion } from './proofs.ts';
import { LogTree, rootOf } from './tree.ts';

const leaves = (count: number): Hash[] => Array.from({ length: count }, (_, i) => leafHash(utf8(`entry ${i}`)));

/** The definition of merkle-tree, word for word, as a slow twin. */
function naiveRoot(hashes: readonly Hash[]): Hash {
  const [only] = hashes;
  if (only === undefined) return EMPTY_ROOT;
  if (hashes.length === 1) return only;
  const k = split(hashes.length);
  return nodeHash(naiveRoot(hashes.slice(0, k)), naiveRoot(hashes.slice(k)));
}

function naivePath(m: number, hashes: readonly Hash[]): Hash[] {
  if (hashes.length === 1) return [];
  const k = split(hashes.length);
  return m < k
    ? [...naivePath(m, hashes.slice(0, k)), naiveRoot(hashes.slice(k))]
    : [...naivePath(m - k, hashes.slice(k)), naiveRoot(hashes.slice(0, k))];
}

function naiveSubproof(m: number, hashes: readonly Hash[], whole: boolean): Hash[] {
  if (m === hashes.length) return whole ? [] : [naiveRoot(hashes)];
  const k = split(hashes.length);
  return m <= k
    ? [...naiveSubproof(m, hashes.slice(0, k), whole), naiveRoot(hashes.slice(k))]
    : [...naiveSubproof(m - k, hashes.slice(k), false), naiveRoot(hashes.slice(0, k))];
}

function split(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

const sizes = fc.integer({ min: 1, max: 300 });
const within = fc.tuple(sizes, fc.nat(), fc.nat()).map(([size, a, b]) => ({ size, a: a % size, b: b % (size + 1) }));

describe('against the recursive definition', () => {
  test('every size up to 130 has its root, grown leaf by leaf, in the tree and in the frontier', () => {
    const all = leaves(130);
    const tree = LogTree.of(all);
    let frontier = EMPTY_FRONTIER;
    for (let size = 0; size <= all.length; size++) {
      const expected = toHex(naiveRoot(all.slice(0, size)));
      expect(toHex(tree.rootAt(size))).toBe(expected);
      expect(toHex(frontierRoot(frontier))).toBe(expected);
      frontier = growFrontier(frontier, all.slice(size, size + 1));
    }
  });

  test('inclusion proofs are PATH and are accepted', () => {
    const all = leaves(300);
    const tree = LogTree.of(all);
    fc.assert(
      fc.property(within, ({ size, a: index }) => {
        const proof = tree.inclusionProof(index, size);
        expect(proof.map(toHex)).toEqual(naivePath(index, all.slice(0, size)).map(toHex));
        const leaf = all[index] ?? EMPTY_ROOT;
        expect(checkInclusion({ index, size, leaf, root: tree.rootAt(size), proof })).toBe(true);
      }),
    );
  });

  test('consistency proofs are PROOF and are accepted', () => {
    const all = leaves(300);
    const tree = LogTree.of(all);
    fc.assert(
      fc.property(within, ({ size, b: oldSize }) => {
        const proof = tree.consistencyProof(oldSize, size);
        const naive = oldSize === 0 ? [] : naiveSubproof(oldSize, all.slice(0, size), true);
        expect(proof.map(toHex)).toEqual(naive.map(toHex));
        const claim = { oldSize, size, oldRoot: tree.rootAt(oldSize), root: tree.rootAt(size), proof };
        expect(checkConsistency(claim)).toBe(true);
      }),
    );
  });
});

describe('hostile proofs', () => {
  const all = leaves(40);
  const tree = LogTree.of(all);
  const [size, index, oldSize] = [37, 22, 13];
  const inclusion = {
    index,
    size,
    leaf: tree.subtree(0, index),
    root: tree.rootAt(size),
    proof: tree.inclusionProof(index, size),
  };
  const consistency = {
    oldSize,
    size,
    oldRoot: tree.rootAt(oldSize),
    root: tree.rootAt(size),
    proof: tree.consistencyProof(oldSize, size),
  };
  const flipped = (hashes: readonly Hash[], at: number): Hash[] =>
    hashes.map((hash, i) => (i === at ? hash.map((byte, j) => (j === 5 ? byte ^ 4 : byte)) : hash));

  test('no other index of the same tree takes the proof', () => {
    for (let other = 0; other < size; other++) {
      expect(checkInclusion({ ...inclusion, index: other })).toBe(other === index);
    }
  });

  test('a changed, missing or added step is refused', () => {
    for (const [claim, check] of [
      [inclusion, (proof: readonly Hash[]) => checkInclusion({ ...inclusion, proof })],
      [consistency, (proof: readonly Hash[]) => checkConsistency({ ...consistency, proof })],
    ] as const) {
      expect(check(claim.proof)).toBe(true);
      for (const at of claim.proof.keys()) expect(check(flipped(claim.proof, at))).toBe(false);
      expect(check(claim.proof.slice(1))).toBe(false);
      expect(check(claim.proof.slice(0, -1))).toBe(false);
      expect(check([...claim.proof, EMPTY_ROOT])).toBe(false);
      expect(check([])).toBe(false);
    }
  });

  test('a proof for a smaller tree is none for a larger one, though it leads to that root', () => {
    const small = {
      index: 0,
      size: 4,
      leaf: tree.subtree(0, 0),
      root: tree.rootAt(4),
      proof: tree.inclusionProof(0, 4),
    };
    expect(checkInclusion(small)).toBe(true);
    expect(checkInclusion({ ...small, size: 8 })).toBe(false);
    const grown = {
      oldSize: 2,
      size: 4,
      oldRoot: tree.rootAt(2),
      root: tree.rootAt(4),
      proof: tree.consistencyProof(2, 4),
    };
    expect(checkConsistency(grown)).toBe(true);
    expect(checkConsistency({ ...grown, size: 8 })).toBe(false);
  });

  test('another old root or new root is refused', () => {
    expect(checkConsistency({ ...consistency, oldRoot: tree.rootAt(12) })).toBe(false);
    expect(checkConsistency({ ...consistency, root: tree.rootAt(36) })).toBe(false);
    expect(checkInclusion({ ...inclusion, root: tree.rootAt(36) })).toBe(false);
  });

  test('bounds come first', () => {
    const short = Uint8Array.of(1);
    for (const bad of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, size]) {
      expect(checkInclusion({ ...inclusion, index: bad })).toBe(false);
    }
    expect(checkInclusion({ ...inclusion, size: 2 ** 53 })).toBe(false);
    expect(checkInclusion({ ...inclusion, leaf: short })).toBe(false);
    expect(checkInclusion({ ...inclusion, proof: Array.from({ length: 1000 }, () => EMPTY_ROOT) })).toBe(false);
    expect(checkConsistency({ ...consistency, oldSize: size + 1 })).toBe(false);
    expect(checkConsistency({ ...consistency, oldSize: 0 })).toBe(false);
    expect(checkConsistency({ ...consistency, oldSize: 0, proof: [] })).toBe(false);
    expect(checkConsistency({ ...consistency, oldSize: 0, oldRoot: EMPTY_ROOT, proof: [] })).toBe(true);
    expect(checkConsistency({ ...consistency, proof: [short] })).toBe(false);
  });

  test('the tree refuses sizes and indices that it does not have', () => {
    expect(() => tree.rootAt(41)).toThrow(RangeError);
    expect(() => tree.rootAt(-1)).toThrow(RangeError);
    expect(() => tree.inclusionProof(37, 37)).toThrow(RangeError);
    expect(() => tree.inclusionProof(0.5, 37)).toThrow(RangeError);
    expect(() => tree.consistencyProof(38, 37)).toThrow(RangeError);
    expect(() => tree.subtree(6, 0)).toThrow(RangeError);
  });
});

describe('merkle-tree, example of seven entries', () => {
  const [a, b, c, d, e, f, g] = leaves(7) as [Hash, Hash, Hash, Hash, Hash, Hash, Hash];
  const [h, i, j] = [nodeHash(a, b), nodeHash(c, d), nodeHash(e, f)];
  const [k, l] = [nodeHash(h, i), nodeHash(j, g)];
  const tree = LogTree.of([a, b, c, d, e, f, g]);

  test('root', () => expect(tree.rootAt()).toEqual(nodeHash(k, l)));

  test.each([
    [0, [b, i, l]],
    [3, [c, h, l]],
    [4, [f, g, k]],
    [6, [j, k]],
  ])('inclusion of entry %d', (index, proof) => expect(tree.inclusionProof(index)).toEqual(proof));

  test.each([
    [3, [c, d, h, l]],
    [4, [l]],
    [6, [j, g, k]],
  ])('consistency from size %d', (oldSize, proof) => expect(tree.consistencyProof(oldSize)).toEqual(proof));
});

describe('RFC 6962, the reference entries of Certificate Transparency', () => {
  const entries = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
  const hashes = entries.map((entry) => leafHash(fromHex(entry) ?? EMPTY_ROOT));

  test.each([
    [0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
    [2, 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
    [3, 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
    [4, 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
    [5, '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
    [6, '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
    [7, 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
    [8, '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
  ])('root of %d entries', (size, root) => expect(toHex(rootOf(hashes.slice(0, size)))).toBe(root));

  test('inclusion of entry 5 and consistency from size 6', () => {
    const tree = LogTree.of(hashes);
    expect(tree.inclusionProof(5).map(toHex)).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
    expect(tree.consistencyProof(6).map(toHex)).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
  });
});
