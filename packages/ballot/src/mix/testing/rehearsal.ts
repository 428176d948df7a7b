import { unwrap } from '@selectorate/basics';
import { type Group, randomScalar } from '@selectorate/group';
import type { Ciphertext } from '../../objects/common.ts';
import { type ElectionContext, openElection } from '../../objects/context.ts';
import { electionCodec } from '../../objects/election.ts';
import type { Platform } from '../../platform.ts';

/** An election invented for a test, its key in one hand. */
export interface Rehearsal {
  readonly context: ElectionContext;
  /** Encryptions of g^1, g^2 .. for each of its questions. */
  readonly rows: readonly (readonly Ciphertext[])[];
  readonly encrypt: (vote: bigint) => Ciphertext;
  /** The texts of what the ciphertexts encrypt, sorted. */
  readonly open: (row: readonly Ciphertext[]) => readonly string[];
}

/** @param sizes the number of ballots for each ranked question */
export function rehearse(group: Group, platform: Platform, sizes: readonly number[]): Rehearsal {
  const secret = randomScalar(group.order, platform.random);
  const publicKey = group.powerOfGenerator(secret);
  const text = electionCodec.write({
    version: 1,
    description: '',
    name: 'Rehearsal',
    group: group.name,
    publicKey: group.write(publicKey),
    questions: sizes.map(() => ({ kind: 'ranked', question: 'Which order?', answers: ['A', 'B'], extra: null })),
    uuid: 'RehearsaLRehearsaL',
    administrator: null,
    credentialAuthority: null,
  });
  const encrypt = (vote: bigint): Ciphertext => {
    const r = randomScalar(group.order, platform.random);
    const beta = group.multiply(group.power(publicKey, r), group.powerOfGenerator(vote));
    return { alpha: group.write(group.powerOfGenerator(r)), beta: group.write(beta) };
  };
  const openOne = ({ alpha, beta }: Ciphertext): string => {
    const mask = group.power(unwrap(group.read(alpha)), group.order - secret);
    return group.write(group.multiply(unwrap(group.read(beta)), mask));
  };
  return {
    context: unwrap(openElection(text, { platform, groupOf: () => group })),
    rows: sizes.map((size) => Array.from({ length: size }, (_, i) => encrypt(BigInt(i + 1)))),
    encrypt,
    open: (row) => row.map(openOne).toSorted(),
  };
}
