// npm run fuzz:group -- --cases 2000000
//
// Differential fuzzing of the kernel: field operations against big integers, within and at the ends of the bounds that
// assembly/field.ts argues; and, every thousandth case, the group's operations on random points (torsion too) against the
// audited library. Prints the seed first; the same seed gives the same cases. Ends with exit code 1 at the first difference.
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { kernelEd25519 } from '../src/ed25519-kernel.ts';
import { startKernel } from '../src/kernel.ts';
import { fromLittleEndian, type Pick, wrongConversions, wrongFieldOperations } from '../src/kernel-testing.ts';
import { wrongGroupOperations } from '../src/kernel-testing-group.ts';

const { values } = parseArgs({
  options: { cases: { type: 'string', default: '2000000' }, seed: { type: 'string', default: `${Date.now()}` } },
});
const cases = Number(values.cases);
const GROUP_EVERY = 1000;

/** SplitMix32: good enough to choose cases. */
function pickFrom(seed: number): Pick {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return Math.floor((((z ^ (z >>> 16)) >>> 0) / 2 ** 32) * below);
  };
}

const kernel = startKernel();
const group = kernelEd25519(kernel);
const random = (n: number): Uint8Array => new Uint8Array(randomBytes(n));
const pick = pickFrom(Number(values.seed));
const someBytes = (count: number): Uint8Array => Uint8Array.from({ length: count }, () => pick(256));

process.stdout.write(`seed ${values.seed}, ${cases} cases\n`);
for (let i = 0; i < cases; i++) {
  const wrong = [
    ...wrongFieldOperations(kernel, pick),
    ...(i % 10 === 0 ? wrongConversions(kernel, fromLittleEndian(someBytes(32)) % 2n ** 255n) : []),
    ...(i % GROUP_EVERY === 0 ? wrongGroupOperations(group, pick, random) : []),
  ];
  if (wrong.length > 0) {
    process.stdout.write(`case ${i} of seed ${values.seed}: ${wrong.join(', ')}\n`);
    process.exit(1);
  }
  if ((i + 1) % 100_000 === 0) process.stdout.write(`${i + 1}\n`);
}
process.stdout.write('no difference\n');
