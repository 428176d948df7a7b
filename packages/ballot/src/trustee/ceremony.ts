import { err, ok, type Result, unwrap } from '@selectorate/basics';
import { modulo, randomScalars } from '@selectorate/group';
import { readWith } from '../codec/codec.ts';
import type { SignedMessage, ThresholdKey } from '../objects/trustees.ts';
import type { CeremonyFault, CeremonyPlan } from './ceremony-faults.ts';
import {
  coefficientsSecretCodec,
  type PolynomialMessage,
  secretCodec,
  shareCodec,
  type VerificationInput,
  type VerificationOutput,
} from './ceremony-messages.ts';
import { certificateKeysCodec, ceremonyText, coefficientsCodec } from './certificate.ts';
import { receive, send } from './channel.ts';
import type { ThresholdForm } from './check-certificates.ts';
import { checkInput, type Received } from './check-input.ts';
import { checkCoefficients, checkThresholdKey } from './check-threshold.ts';
import { evaluate } from './polynomial.ts';
import { knowledgeOf, proveSecret, signing, type TrusteeContext } from './schnorr.ts';
import { type Agreed, checkRound, type Member, takeSeat } from './seat.ts';
import { memberKeys } from './seed.ts';

// The making of a shared key (specification, sections 3.1.1 and 4.6), a function a step. Each takes and returns what can be carried
// as a file. A member keeps the seed and, at the end, their encrypted share; the organiser passes messages on and learns nothing.

/** Step 1, each member: the keys to be written to and recognised by. `index` is the member's number, from 1. */
export function makeCertificate(
  seed: string,
  {
    size,
    threshold,
    index,
    form = 'current',
  }: CeremonyPlan & { readonly index: number; readonly form?: ThresholdForm },
  context: TrusteeContext,
): SignedMessage {
  const { signing: secret, verification, encryption } = memberKeys(seed, context);
  const place = form === 'older' ? null : { group: context.group.name, size, threshold, index };
  const message = certificateKeysCodec.write({ context: place, verification, encryption });
  return { message, signature: proveSecret(secret, signing(message), context) };
}

/** Step 3, each member, given everyone's certificates: a polynomial, its powers for all and its values for each. */
export function makePolynomial(
  seed: string,
  { certs, plan }: Agreed,
  context: TrusteeContext,
): Result<PolynomialMessage, readonly CeremonyFault[]> {
  const seat = takeSeat(seed, { certs, plan }, context);
  if (!seat.ok) return seat;
  const { group, platform } = context;
  const { keys, form, members } = seat.value;
  const polynomial = randomScalars(plan.threshold, group.order, platform.random);
  const coefexps = group.writeAll(polynomial.map((coefficient) => group.secretPowerOfGenerator(coefficient)));
  const message = coefficientsCodec.write(coefexps);
  const sendTo = (to: Member, text: string): string => send(text, { from: keys, to }, context);
  return ok({
    polynomial: sendTo(seat.value.self, coefficientsSecretCodec(group.order).write({ polynomial })),
    secrets: members.map((member, i) =>
      sendTo(member, secretCodec(group.order).write({ secret: evaluate(polynomial, i + 1, group.order) })),
    ),
    coefexps: { message, signature: proveSecret(keys.signing, signing(message), context) },
    signature:
      form === 'older' ? null : proveSecret(keys.signing, signing(ceremonyText(certs, group.order)(coefexps)), context),
  });
}

/** What the organiser has before them in step 4. */
export interface Collected extends Agreed {
  readonly polynomials: readonly PolynomialMessage[];
}

/** Step 4, the organiser: whether the public parts of what the members sent are right. The secret ones only their recipients see. */
export function checkPolynomials(
  { plan, certs, polynomials }: Collected,
  context: TrusteeContext,
): readonly CeremonyFault[] {
  const round = checkRound({ plan, certs }, context);
  if (!round.ok) return round.error;
  const { members, form } = round.value;
  if (polynomials.length !== plan.size) return [{ code: 'ceremony-lengths', member: null }];
  const textOf = ceremonyText(certs, context.group.order);
  return polynomials.flatMap((polynomial, i): readonly CeremonyFault[] => {
    const place = { member: i + 1, signer: members[i] ?? null, textOf, threshold: plan.threshold };
    const { faults } = checkCoefficients(polynomial, place, context);
    const complete = polynomial.secrets.length === plan.size && (polynomial.signature === null) === (form === 'older');
    return complete ? faults : [...faults, { code: 'ceremony-lengths', member: i + 1 }];
  });
}

/** Then, the organiser: to each member what all the others sent them. */
export function makeInputs(polynomials: readonly PolynomialMessage[]): readonly VerificationInput[] {
  const signatures = polynomials.map(({ signature }) => signature).filter((signature) => signature !== null);
  return polynomials.map(({ polynomial }, i) => ({
    polynomial,
    secrets: polynomials.map(({ secrets }) => secrets[i] ?? ''),
    coefexps: polynomials.map(({ coefexps }) => coefexps),
    signatures: signatures.length === 0 ? null : signatures,
  }));
}

/** Step 5, each member: checks what the others sent and makes the share of it. Says who is at fault. */
export function makeOutput(
  seed: string,
  received: Received,
  context: TrusteeContext,
): Result<VerificationOutput, readonly CeremonyFault[]> {
  const seat = takeSeat(seed, received, context);
  if (!seat.ok) return seat;
  const secrets = checkInput(seat.value, received, context);
  if (!secrets.ok) return secrets;
  const { group } = context;
  const { keys, self, form } = seat.value;
  const share = secrets.value.reduce((sum, secret) => modulo(sum + secret, group.order), 0n);
  const publicKey = group.write(group.secretPowerOfGenerator(share));
  const text = shareCodec(group.order).write({ decryptionKey: share });
  return ok({
    privateKey: send(text, { from: keys, to: self }, context),
    publicKey: {
      pok: proveSecret(share, knowledgeOf(group, publicKey), context),
      publicKey,
      signature: form === 'older' ? null : proveSecret(keys.signing, signing(publicKey), context),
    },
  });
}

/** Step 6, the organiser: the shared key's public part, checked as any verifier will. */
export function finishCeremony(
  made: Collected & { readonly outputs: readonly VerificationOutput[] },
  context: TrusteeContext,
): Result<ThresholdKey, readonly CeremonyFault[]> {
  const { certs, plan, polynomials, outputs } = made;
  if (certs.length !== plan.size) return err([{ code: 'ceremony-lengths', member: null }]);
  const signatures = polynomials.map(({ signature }) => signature).filter((signature) => signature !== null);
  const key: ThresholdKey = {
    threshold: plan.threshold,
    certs,
    coefexps: polynomials.map(({ coefexps }) => coefexps),
    signatures: signatures.length === 0 ? null : signatures,
    verificationKeys: outputs.map(({ publicKey }) => publicKey),
  };
  const { faults } = checkThresholdKey(key, context);
  return faults.length === 0 ? ok(key) : err(faults);
}

/** At the decryption: a member's share, from the seed and what step 5 encrypted to oneself. `publicKey` is the text of its key. */
export function openShare(
  seed: string,
  { privateKey, publicKey }: { readonly privateKey: string; readonly publicKey: string },
  context: TrusteeContext,
): Result<bigint, CeremonyFault['code']> {
  const { group } = context;
  const keys = memberKeys(seed, context);
  const message = receive(privateKey, { from: unwrap(group.read(keys.verification)), to: keys }, context);
  if (!message.ok) return message;
  const share = readWith(shareCodec(group.order), message.value);
  if (!share.ok) return err('message-unreadable');
  const key = group.write(group.secretPowerOfGenerator(share.value.decryptionKey));
  return key === publicKey ? ok(share.value.decryptionKey) : err('share-not-of-key');
}
