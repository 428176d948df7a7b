import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Codec,
  finishCeremony,
  makeCertificate,
  makeInputs,
  makeOutput,
  makePolynomial,
  newSeed,
  polynomialMessageCodec,
  readWith,
  signedMessageCodec,
  thresholdKeyCodec,
  verificationInputCodec,
  verificationOutputCodec,
} from '@selectorate/ballot';
import { unwrap } from '@selectorate/basics';
import type { Group } from '@selectorate/group';
import { bench } from '../secret-ballot/bench.ts';
import type { Ceremony, CeremonySide } from './side.ts';

const { platform } = bench;
const readAll = <T>(codec: Codec<T>, lines: readonly string[]): T[] =>
  lines.map((line) => unwrap(readWith(codec, line)));
const text = async (file: string): Promise<string> => (await readFile(file, 'utf8')).trim();

function agreed({ certs, size, needed, group: name }: Ceremony): {
  context: { group: Group; platform: typeof platform };
  order: bigint;
  round: { certs: ReturnType<typeof readCerts>; plan: { size: number; threshold: number } };
} {
  const group = bench.groupOf(name);
  const round = { certs: readCerts(certs, group.order), plan: { size, threshold: needed } };
  return { context: { group, platform }, order: group.order, round };
}

const readCerts = (certs: readonly string[], order: bigint) => readAll(signedMessageCodec(order), certs);

/** Members, and whoever passes messages on, as packages/ballot does it. */
export const ownCeremony = (form: 'current' | 'older'): CeremonySide => ({
  async certify(ceremony, index, folder) {
    const { context, order, round } = agreed(ceremony);
    const seed = newSeed(platform.random);
    await mkdir(folder, { recursive: true });
    const keyFile = join(folder, 'own.key');
    await writeFile(keyFile, `${seed}\n`);
    const cert = makeCertificate(seed, { ...round.plan, index, form }, context);
    return { cert: signedMessageCodec(order).write(cert), keyFile };
  },

  async makePolynomial(ceremony, _index, keyFile) {
    const { context, order, round } = agreed(ceremony);
    return polynomialMessageCodec(order).write(unwrap(makePolynomial(await text(keyFile), round, context)));
  },

  async makeOutput(ceremony, keyFile, input) {
    const { context, order, round } = agreed(ceremony);
    const received = { ...round, input: unwrap(readWith(verificationInputCodec(order), input)) };
    return verificationOutputCodec(order).write(unwrap(makeOutput(await text(keyFile), received, context)));
  },

  makeInputs(ceremony) {
    const { order } = agreed(ceremony);
    const inputs = makeInputs(readAll(polynomialMessageCodec(order), ceremony.polynomials));
    return Promise.resolve(inputs.map((input) => verificationInputCodec(order).write(input)));
  },

  finish(ceremony, lines) {
    const { context, order, round } = agreed(ceremony);
    const polynomials = readAll(polynomialMessageCodec(order), ceremony.polynomials);
    const outputs = readAll(verificationOutputCodec(order), lines);
    const key = unwrap(finishCeremony({ ...round, polynomials, outputs }, context));
    return Promise.resolve(thresholdKeyCodec(order).write(key));
  },
});
