import { err, ok, type Result } from '@selectorate/basics';
import type { Element } from '@selectorate/group';
import { readWith } from '../codec/codec.ts';
import type { CeremonyFault, CeremonyFaultCode } from './ceremony-faults.ts';
import { coefficientsSecretCodec, secretCodec, type VerificationInput } from './ceremony-messages.ts';
import { ceremonyText } from './certificate.ts';
import { receive } from './channel.ts';
import { checkCoefficients } from './check-threshold.ts';
import { evaluateInExponent } from './polynomial.ts';
import type { TrusteeContext } from './schnorr.ts';
import type { Agreed, Member, Seat } from './seat.ts';

/** What a member has before them in step 5. */
export interface Received extends Agreed {
  readonly input: VerificationInput;
}

/**
 * The secrets sent to this member, each found to lie on its sender's polynomial (specification, section 4.6.5). A fault that only the
 * recipient sees is their word against the sender's: the ceremony begins again.
 */
export function checkInput(
  seat: Seat,
  { certs, plan, input }: Received,
  context: TrusteeContext,
): Result<readonly bigint[], readonly CeremonyFault[]> {
  const { secrets, coefexps, signatures } = input;
  const signed = seat.form === 'older' ? plan.size : (signatures?.length ?? 0);
  if ([secrets.length, coefexps.length, signed].some((length) => length !== plan.size)) {
    return err([{ code: 'ceremony-lengths', member: null }]);
  }
  const textOf = ceremonyText(certs, context.group.order);
  const faults: CeremonyFault[] = [];
  const values: bigint[] = [];
  for (const [i, powers] of coefexps.entries()) {
    const [member, signer] = [i + 1, seat.members[i] ?? null];
    const place = { member, signer, textOf, threshold: plan.threshold };
    const check = checkCoefficients({ coefexps: powers, signature: signatures?.[i] ?? null }, place, context);
    faults.push(...check.faults);
    if (check.powers === null || signer === null) continue;
    const sent = { text: secrets[i] ?? '', sender: signer, powers: check.powers };
    const value = receiveSecret(seat, sent, context);
    if (value.ok) values.push(value.value);
    else faults.push({ code: value.error, member });
    if (member === seat.index && !isOwn(seat, { text: input.polynomial, powers: check.powers }, context)) {
      faults.push({ code: 'polynomial-exchanged', member });
    }
  }
  return faults.length === 0 ? ok(values) : err(faults);
}

interface Sent {
  readonly text: string;
  readonly sender: Member;
  readonly powers: readonly Element[];
}

/** f(index) of the sender's f: the same power as the public ones give at this place. */
function receiveSecret(
  { keys, index }: Seat,
  { text, sender, powers }: Sent,
  context: TrusteeContext,
): Result<bigint, CeremonyFaultCode> {
  const { group } = context;
  const message = receive(text, { from: sender.verification, to: keys }, context);
  if (!message.ok) return message;
  const secret = readWith(secretCodec(group.order), message.value);
  if (!secret.ok) return err('message-unreadable');
  const power = group.secretPowerOfGenerator(secret.value.secret);
  return group.equal(power, evaluateInExponent(powers, index, group))
    ? ok(secret.value.secret)
    : err('secret-off-polynomial');
}

/** Whether the powers under this member's name are those of the polynomial they encrypted to themselves. */
function isOwn(
  { keys, self }: Seat,
  { text, powers }: Pick<Sent, 'text' | 'powers'>,
  context: TrusteeContext,
): boolean {
  const { group } = context;
  const message = receive(text, { from: self.verification, to: keys }, context);
  const kept = message.ok ? readWith(coefficientsSecretCodec(group.order), message.value) : message;
  if (!kept.ok || kept.value.polynomial.length !== powers.length) return false;
  return kept.value.polynomial.every((coefficient, k) => {
    const power = powers[k];
    return power !== undefined && group.equal(group.secretPowerOfGenerator(coefficient), power);
  });
}
