import { gzipSync } from 'node:zlib';
import type { Seeded } from '@selectorate/testkit';

interface ByteMutation {
  readonly what: string;
  readonly bytes: Uint8Array;
}

/** A file with something done to its bytes by somebody who does not know what they mean. */
export function* byteMutations(file: Uint8Array, chance: Seeded, count: number): Generator<ByteMutation> {
  const at = (): number => chance.int(file.length);
  const join = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));
  const ways: readonly (readonly [string, () => Uint8Array])[] = [
    ['a bit flipped', () => file.with(...flipped(file, at(), chance))],
    ['cut', () => file.slice(0, at())],
    [
      'a byte put in',
      () => {
        const i = at();
        return join(file.subarray(0, i), chance.bytes(1), file.subarray(i));
      },
    ],
    [
      'a byte left out',
      () => {
        const i = at();
        return join(file.subarray(0, i), file.subarray(i + 1));
      },
    ],
    [
      'a block left out',
      () => {
        const i = 512 * chance.int(file.length / 512);
        return join(file.subarray(0, i), file.subarray(i + 512));
      },
    ],
    [
      'a block doubled',
      () => {
        const i = 512 * chance.int(file.length / 512);
        return join(file.subarray(0, i + 512), file.subarray(i));
      },
    ],
    ['more after the end', () => join(file, chance.bytes(1 + chance.int(1024)))],
    ['without its beginning', () => file.slice(1 + at())],
  ];
  for (let i = 0; i < count; i++) {
    const [what, make] = chance.pick(ways);
    yield { what: `${what}, ${i}`, bytes: make() };
  }
  yield { what: 'nothing', bytes: new Uint8Array(0) };
  yield { what: 'nonsense', bytes: chance.bytes(5000) };
  yield { what: 'zeros', bytes: new Uint8Array(10_240) };
  // Whoever opens a file unpacks it; the verifier itself takes the packed bytes for what they are not.
  yield { what: 'still packed', bytes: new Uint8Array(gzipSync(file)) };
  yield { what: 'twice over', bytes: join(file, file) };
}

function flipped(file: Uint8Array, at: number, chance: Seeded): [index: number, value: number] {
  return [at, (file[at] ?? 0) ^ (1 << chance.int(8))];
}
