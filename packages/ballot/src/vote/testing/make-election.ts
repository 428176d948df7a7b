import { unwrap } from '@selectorate/basics';
import { type Group, randomScalar } from '@selectorate/group';
import { type Credential, deriveCredential } from '../../credential/derive-credential.ts';
import { newCode } from '../../credential/code.ts';
import { type ElectionContext, openElection } from '../../objects/context.ts';
import { type ChoiceQuestion, electionCodec, type Question, type RankedQuestion } from '../../objects/election.ts';
import type { Platform } from '../../platform.ts';

/** An election whose only trustee's secret the test knows. */
export interface TestElection {
  readonly context: ElectionContext;
  readonly trusteeSecret: bigint;
}

export function makeElection(
  questions: readonly Question[],
  { group, platform, uuid = 'TestBox1234567' }: { group: Group; platform: Platform; uuid?: string },
): TestElection {
  const trusteeSecret = randomScalar(group.order, platform.random);
  const text = electionCodec.write({
    version: 1,
    description: 'Invented',
    name: 'Invented',
    group: group.name,
    publicKey: group.write(group.powerOfGenerator(trusteeSecret)),
    questions,
    uuid,
    administrator: null,
    credentialAuthority: null,
  });
  return { context: unwrap(openElection(text, { platform, groupOf: () => group })), trusteeSecret };
}

export const makeCredential = ({ election, group, platform }: ElectionContext): Credential =>
  deriveCredential(newCode(platform.random), election.uuid, { group, platform });

export const choose = (answers: number, min: number, max: number, blank = false): ChoiceQuestion => ({
  kind: 'choice',
  question: 'Choose',
  answers: Array.from({ length: answers }, (_, i) => `Answer ${i + 1}`),
  blank,
  min,
  max,
});

export const rank = (answers: number): RankedQuestion => ({
  kind: 'ranked',
  question: 'Rank',
  answers: Array.from({ length: answers }, (_, i) => `Answer ${i + 1}`),
  extra: '{"method":"SchulzeOrSTV"}',
});
