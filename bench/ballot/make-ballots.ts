import { unwrap } from '@selectorate/basics';
import { newCode } from '../../packages/ballot/src/credential/code.ts';
import { type Credential, deriveCredential } from '../../packages/ballot/src/credential/derive-credential.ts';
import type { ElectionContext } from '../../packages/ballot/src/objects/context.ts';
import { castBallot, type SignedBallot } from '../../packages/ballot/src/vote/prepare-ballot.ts';
import { careless } from './desks.ts';
import { type Kind, voteOf } from './election-kinds.ts';

export interface BenchVoter extends Credential {
  readonly code: string;
}

/** Credentials that nobody was given. */
export function makeVoters(
  count: number,
  uuid: string,
  context: Pick<ElectionContext, 'group' | 'platform'>,
): BenchVoter[] {
  const setting = { group: careless(context.group), platform: context.platform };
  return Array.from({ length: count }, () => {
    const code = newCode(context.platform.random);
    return { code, ...deriveCredential(code, uuid, setting) };
  });
}

/** Valid ballots, made the booth's way but with arithmetic that no voter's device should use. */
export function* makeBallots(
  voters: readonly BenchVoter[],
  kind: Kind,
  context: ElectionContext,
): Generator<SignedBallot> {
  const inHaste = { ...context, group: careless(context.group, context.publicKey) };
  for (const [i, voter] of voters.entries()) yield unwrap(castBallot(voteOf(kind, i), voter, inHaste));
}
