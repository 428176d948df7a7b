import { concatBytes } from '@selectorate/basics';

// SHA-256 as FIPS 180-4 section 6.2 sets it out. Written here because counting may import nothing but basics: a reader
// of a result can follow a lot to its end within this package.

const primes = (howMany: number): readonly number[] => {
  const found: number[] = [];
  for (let n = 2; found.length < howMany; n++) if (found.every((prime) => n % prime !== 0)) found.push(n);
  return found;
};

/** The first 32 bits of the fractional part of the `root`-th root of n, by exact integer search (FIPS 180-4, 4.2.2). */
function fractionalBits(n: number, root: 2 | 3): number {
  const target = BigInt(n) << BigInt(32 * root);
  let low = 0n;
  let high = 1n << 40n;
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** BigInt(root) <= target) low = middle;
    else high = middle;
  }
  return Number(low & 0xffff_ffffn);
}

const ROUND_CONSTANTS = Uint32Array.from(primes(64), (prime) => fractionalBits(prime, 3));
const START = Uint32Array.from(primes(8), (prime) => fractionalBits(prime, 2));

export function sha256(message: Uint8Array): Uint8Array {
  const state = Uint32Array.from(START);
  const padded = pad(message);
  const view = new DataView(padded.buffer, padded.byteOffset, padded.length);
  const words = new Uint32Array(64);
  for (let block = 0; block < padded.length; block += 64) {
    for (let t = 0; t < 16; t++) words[t] = view.getUint32(block + 4 * t);
    compress(state, words);
  }
  const digest = new Uint8Array(32);
  const out = new DataView(digest.buffer);
  state.forEach((word, i) => out.setUint32(4 * i, word));
  return digest;
}

function pad(message: Uint8Array): Uint8Array {
  const zeros = (119 - (message.length % 64)) % 64;
  const length = new Uint8Array(8);
  new DataView(length.buffer).setBigUint64(0, BigInt(message.length) * 8n);
  return concatBytes(message, Uint8Array.of(0x80), new Uint8Array(zeros), length);
}

function compress(state: Uint32Array, words: Uint32Array): void {
  const w = (t: number): number => words[t] ?? 0;
  for (let t = 16; t < 64; t++) {
    const small0 = rotate(w(t - 15), 7) ^ rotate(w(t - 15), 18) ^ (w(t - 15) >>> 3);
    const small1 = rotate(w(t - 2), 17) ^ rotate(w(t - 2), 19) ^ (w(t - 2) >>> 10);
    words[t] = (w(t - 16) + small0 + w(t - 7) + small1) >>> 0;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let t = 0; t < 64; t++) {
    const big1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const choice = (e & f) ^ (~e & g);
    const first = (h + big1 + choice + (ROUND_CONSTANTS[t] ?? 0) + w(t)) | 0;
    const big0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) >>> 0, c, b, a, (first + big0 + majority) >>> 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => {
    state[i] = ((state[i] ?? 0) + word) >>> 0;
  });
}

const rotate = (word: number, by: number): number => (word >>> by) | (word << (32 - by));
