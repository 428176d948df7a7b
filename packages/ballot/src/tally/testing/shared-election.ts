import { unwrap } from '@selectorate/basics';
import { type Element, type Group, randomScalar } from '@selectorate/group';
import type { Ballot } from '../../objects/ballot.ts';
import { type ElectionContext, openElection } from '../../objects/context.ts';
import { electionCodec, type Question } from '../../objects/election.ts';
import type { TrusteeItem } from '../../objects/trustees.ts';
import type { Platform } from '../../platform.ts';
import { compactHash } from '../../proofs/challenges.ts';
import {
  finishCeremony,
  makeCertificate,
  makeInputs,
  makeOutput,
  makePolynomial,
  openShare,
} from '../../trustee/ceremony.ts';
import { checkThresholdKey } from '../../trustee/check-threshold.ts';
import { newSeed } from '../../trustee/seed.ts';
import { newTrusteeSecret, trusteeKeyOf } from '../../trustee/single.ts';
import { ballotTexts } from '../../vote/ballot-texts.ts';
import { encryptRanked } from '../../vote/encrypt-answer.ts';
import { prepareBallot, signBallot } from '../../vote/prepare-ballot.ts';
import { ballotStatement } from '../../vote/statements.ts';
import { makeCredential } from '../../vote/testing/make-election.ts';
import type { Vote } from '../../vote/vote.ts';

/** An election whose key one trustee alone and two of three others hold; the test knows all their secrets. */
export interface SharedElection {
  readonly context: ElectionContext;
  /** The single one is owner 1, the members are 2 to 4. */
  readonly trustees: readonly TrusteeItem[];
  /** By owner, from the first. */
  readonly secrets: readonly bigint[];
}

export function makeSharedElection(
  questions: readonly Question[],
  { group, platform }: { readonly group: Group; readonly platform: Platform },
): SharedElection {
  const within = { group, platform };
  const alone = newTrusteeSecret(within);
  const plan = { size: 3, threshold: 2 };
  const seeds = [1, 2, 3].map(() => newSeed(platform.random));
  const certs = seeds.map((seed, i) => makeCertificate(seed, { ...plan, index: i + 1 }, within));
  const polynomials = seeds.map((seed) => unwrap(makePolynomial(seed, { certs, plan }, within)));
  const outputs = makeInputs(polynomials).map((input, i) =>
    unwrap(makeOutput(seeds[i] ?? '', { certs, plan, input }, within)),
  );
  const key = unwrap(finishCeremony({ certs, plan, polynomials, outputs }, within));
  const shares = outputs.map(({ privateKey, publicKey }, i) =>
    unwrap(openShare(seeds[i] ?? '', { privateKey, publicKey: publicKey.publicKey }, within)),
  );
  const shared = checkThresholdKey(key, within).publicKey ?? group.identity;
  const text = electionCodec.write({
    version: 1,
    description: 'Invented',
    name: 'Invented',
    group: group.name,
    publicKey: group.write(group.multiply(group.powerOfGenerator(alone), shared)),
    questions,
    uuid: 'TestBox1234567',
    administrator: null,
    credentialAuthority: null,
  });
  return {
    context: unwrap(openElection(text, { platform, groupOf: () => group })),
    trustees: [
      { kind: 'single', key: trusteeKeyOf(alone, within) },
      { kind: 'threshold', key },
    ],
    secrets: [alone, ...shares],
  };
}

/** A ballot whose last answer, a ranking, is this element instead, with every proof and the signature right. */
export function castElement(vote: Vote, plain: Element, context: ElectionContext): Ballot {
  const credential = makeCredential(context);
  const { unsigned, opening } = unwrap(prepareBallot(vote, credential, context));
  const desk = {
    context,
    draw: () => randomScalar(context.group.order, context.platform.random),
    statement: ballotStatement(context.fingerprint, credential.publicKey),
  };
  const answers = [...unsigned.answers.slice(0, -1), encryptRanked(desk, plain)];
  const marked = { ...unsigned, answers };
  const hash = compactHash(ballotTexts(context).unsigned.write(marked), context.platform);
  const prepared = { unsigned: marked, hash, opening };
  return unwrap(signBallot(prepared, credential, { context, audited: { has: () => false } })).ballot;
}
