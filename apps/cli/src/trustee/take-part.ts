import { stat } from 'node:fs/promises';
import {
  type CeremonyFault,
  makeOutput,
  makePolynomial,
  polynomialMessageCodec,
  readWith,
  type SignedMessage,
  signedMessageCodec,
  verificationInputCodec,
  verificationOutputCodec,
} from '@selectorate/ballot';
import { err, ok, type Result } from '@selectorate/basics';
import { z } from 'zod';
import { cannot, type Desk, faulty, type Refusal, type Refused, type Stepped } from '../ballot/step.ts';
import { FOR_ALL, writeNew } from '../secret-ballot/files.ts';
import { replaceKeyFile, type TrusteeIdentity, type TrusteeSecrets } from './key-file.ts';
import {
  fingerprintOf,
  type Message,
  parseJson,
  readMessage,
  tellMessage,
  tellParty,
  writeMessage,
} from './message.ts';
import { openKey } from './opened-key.ts';

export interface TakePartAsked {
  readonly key: string;
  /** What came from the organiser. */
  readonly message: string;
  readonly out: string;
  readonly passphraseFile: string | undefined;
}

type Member = Extract<TrusteeSecrets, { kind: 'member' }>;

/** What a member answers, and what they keep of it. */
interface Answer {
  readonly kept: Member;
  readonly body: Message['body'];
}

/**
 * `trustee ceremony`: answers the organiser's message in the making of a shared key. Each round is answered once: the same message
 * again gets the same answer, another one is refused.
 */
export async function takePart(asked: TakePartAsked, desk: Desk): Promise<Stepped> {
  const { texts } = desk;
  if ((await stat(asked.out).catch(() => undefined)) !== undefined)
    return cannot(texts, 'ballot-file-taken', { file: asked.out });
  const message = await readMessage(asked.message, { kind: ['certificates', 'input'] }, texts);
  if (!message.ok) return err({ exit: 2, text: message.error });
  const opened = await openKey(asked.key, asked.passphraseFile, desk);
  if (!opened.ok) return opened;
  const { identity, secrets, passphrase } = opened.value;
  const misplaced = isMisplaced(message.value, identity, asked.message, desk);
  if (misplaced !== null) return misplaced;
  if (secrets.kind === 'single') return cannot(texts, 'trustee-no-ceremony');
  const isFirst = message.value.kind === 'certificates';
  const answer = isFirst
    ? answerCertificates(message.value, { identity, secrets }, desk)
    : answerInput(message.value, { identity, secrets }, desk);
  if (!answer.ok) return answer;
  await replaceKeyFile(asked.key, { identity, secrets: answer.value.kept }, passphrase);
  const sent: Message = {
    kind: isFirst ? 'polynomial' : 'output',
    election: identity.election,
    from: identity.place,
    to: 'organiser',
    body: answer.value.body,
  };
  if ((await writeNew(asked.out, writeMessage(sent), FOR_ALL)) === 'taken')
    return cannot(texts, 'ballot-file-taken', { file: asked.out });
  return ok([
    ...(isFirst ? [texts.text('trustee-certificates-read-out', { fingerprint: fingerprintOf(message.value) })] : []),
    tellMessage(sent, asked.out, texts),
    texts.text(isFirst ? 'trustee-polynomial-next' : 'trustee-output-next', { key: asked.key }),
  ]);
}

function isMisplaced(message: Message, identity: TrusteeIdentity, file: string, { texts }: Desk): Stepped | null {
  if (message.election !== identity.election) {
    const { election } = message;
    return cannot(texts, 'trustee-message-election', { file, election, wanted: identity.election });
  }
  const forMe = message.to === 'trustees' || message.to === identity.place;
  return forMe ? null : cannot(texts, 'trustee-message-to', { file, to: tellParty(message.to, texts) });
}

interface Sitting {
  readonly identity: TrusteeIdentity;
  readonly secrets: Member;
}

const agreedOf = ({ trustees, threshold }: TrusteeIdentity, certs: readonly SignedMessage[]) => ({
  plan: { size: trustees, threshold },
  certs,
});

function answerCertificates(message: Message, { identity, secrets }: Sitting, desk: Desk): Result<Answer, Refused> {
  const { bench, texts } = desk;
  const certificates = message.body['certificates'] ?? '';
  if (secrets.certificates !== null && secrets.certificates !== certificates)
    return cannot(texts, 'trustee-other-certificates');
  if (secrets.polynomial !== null) return ok({ kept: secrets, body: { polynomial: secrets.polynomial } });
  const group = bench.groupOf(identity.group);
  const certs = readCertificates(certificates, group.order);
  if (certs === null) return faulty(texts, 'trustee-message-body', { kind: texts.text('trustee-kind-certificates') });
  const made = makePolynomial(secrets.seed, agreedOf(identity, certs), { group, platform: bench.platform });
  if (!made.ok) return blame(made.error, desk);
  const polynomial = polynomialMessageCodec(group.order).write(made.value);
  return ok({ kept: { ...secrets, certificates, polynomial }, body: { polynomial } });
}

function answerInput(message: Message, { identity, secrets }: Sitting, desk: Desk): Result<Answer, Refused> {
  const { bench, texts } = desk;
  const text = message.body['input'] ?? '';
  if (secrets.certificates === null || secrets.polynomial === null) return cannot(texts, 'trustee-input-early');
  if (secrets.input !== null && secrets.input !== text) return cannot(texts, 'trustee-other-input');
  if (secrets.output !== null) return ok({ kept: secrets, body: { output: secrets.output } });
  const group = bench.groupOf(identity.group);
  const certs = readCertificates(secrets.certificates, group.order) ?? [];
  const input = readWith(verificationInputCodec(group.order), text);
  const own = readWith(polynomialMessageCodec(group.order), secrets.polynomial);
  if (!input.ok || !own.ok) return faulty(texts, 'trustee-message-body', { kind: texts.text('trustee-kind-input') });
  const received = { ...agreedOf(identity, certs), input: input.value };
  const made = makeOutput(secrets.seed, received, { group, platform: bench.platform });
  if (!made.ok) return blame(made.error, desk);
  const output = verificationOutputCodec(group.order).write(made.value);
  return ok({ kept: { ...secrets, input: text, output }, body: { output } });
}

function readCertificates(text: string, order: bigint): readonly SignedMessage[] | null {
  const parsed = z.array(z.string()).safeParse(parseJson(text));
  if (!parsed.success) return null;
  const read = parsed.data.map((one) => readWith(signedMessageCodec(order), one));
  return read.every((one) => one.ok) ? read.flatMap((one) => (one.ok ? [one.value] : [])) : null;
}

/** Says whose part of the ceremony is wrong. */
function blame(faults: readonly CeremonyFault[], { texts }: Desk): Refusal {
  const lines = faults.map(({ code, member }) => {
    const who = member === null ? '' : `${tellParty(member, texts)}: `;
    return `✗ ${code}, ${who}${texts.text(`ballot-fault-${code}`)}`;
  });
  return err({ exit: 1, text: [texts.text('trustee-ceremony-stop'), ...lines].join('\n') });
}
