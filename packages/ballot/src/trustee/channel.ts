import { gcm } from '@noble/ciphers/aes.js';
import { err, fromHex, fromUtf8, ok, type Result, toHex, utf8 } from '@selectorate/basics';
import { type Element, randomScalar } from '@selectorate/group';
import { anyText, type Codec, field, object, plainText, readWith } from '../codec/codec.ts';
import { type SignedMessage, signedMessageCodec } from '../objects/trustees.ts';
import { checkSecret, proveSecret, signing, type TrusteeContext } from './schnorr.ts';
import type { MemberKeys } from './seed.ts';

/** What can be wrong with a message that one member sends another. */
export const CHANNEL_FAULTS = [
  /** Not the form of an encrypted message, or not encrypted to this member. */
  'message-unreadable',
  /** Not signed by the member it should come from. */
  'message-signature',
  /** Signed for somebody else: passed on. */
  'message-recipient',
] as const;

export type ChannelFault = (typeof CHANNEL_FAULTS)[number];

interface EncryptedMessage {
  readonly algorithm: null;
  readonly alpha: string;
  readonly beta: string;
  /** Hexadecimal. */
  readonly data: string;
}

/** The cipher is named since 3.3; older programs use another one and do not say so, so they cannot take part. */
const algorithm: Codec<null> = {
  write: () => '"AES-GCM"',
  read: (cursor) => (cursor.literal('"AES-GCM"'), null),
};

const encryptedMessageCodec = object<EncryptedMessage>({
  algorithm: field('algorithm', algorithm),
  alpha: field('alpha', plainText),
  beta: field('beta', plainText),
  data: field('data', anyText),
});

interface ChannelMessage {
  /** The text of the key it is encrypted to, so that it cannot be passed on to another. */
  readonly recipient: string;
  readonly message: string;
}

const channelMessageCodec = object<ChannelMessage>({
  recipient: field('recipient', plainText),
  message: field('message', anyText),
});

/** A message that only the holder of the recipient's key reads, and only the sender can have made (specification, section 4.6.3). */
export function send(
  message: string,
  { from, to }: { readonly from: MemberKeys; readonly to: { readonly encryption: Element } },
  context: TrusteeContext,
): string {
  const inner = channelMessageCodec.write({ recipient: context.group.write(to.encryption), message });
  const signed: SignedMessage = { message: inner, signature: proveSecret(from.signing, signing(inner), context) };
  return encrypt(signedMessageCodec(context.group.order).write(signed), to.encryption, context);
}

/** Reads a message sent to these keys by the holder of that verification key. */
export function receive(
  text: string,
  { from, to }: { readonly from: Element; readonly to: MemberKeys },
  context: TrusteeContext,
): Result<string, ChannelFault> {
  const plain = decrypt(text, to.decryption, context);
  const signed = plain === null ? null : readWith(signedMessageCodec(context.group.order), plain);
  if (signed === null || !signed.ok) return err('message-unreadable');
  const { message, signature } = signed.value;
  if (!checkSecret(from, signature, { statement: signing(message), ...context })) return err('message-signature');
  const inner = readWith(channelMessageCodec, message);
  if (!inner.ok) return err('message-unreadable');
  return inner.value.recipient === to.encryption ? ok(inner.value.message) : err('message-recipient');
}

/** El Gamal for a fresh element, whose text gives the key of AES-256-GCM; alpha's gives 32 bytes of initialisation. */
function encrypt(plain: string, recipient: Element, { group, platform }: TrusteeContext): string {
  const [r, s] = [randomScalar(group.order, platform.random), randomScalar(group.order, platform.random)];
  const shared = group.secretPowerOfGenerator(s);
  const alpha = group.write(group.secretPowerOfGenerator(r));
  const beta = group.write(group.multiply(group.secretPower(recipient, r, platform.random), shared));
  const data = toHex(cipherOf(group.write(shared), alpha, { group, platform }).encrypt(utf8(plain)));
  return encryptedMessageCodec.write({ algorithm: null, alpha, beta, data });
}

function decrypt(text: string, secret: bigint, context: TrusteeContext): string | null {
  const { group, platform } = context;
  const message = readWith(encryptedMessageCodec, text);
  if (!message.ok) return null;
  const [alpha, beta] = [group.read(message.value.alpha), group.read(message.value.beta)];
  const data = fromHex(message.value.data);
  if (!alpha.ok || !beta.ok || data === undefined) return null;
  const shared = group.multiply(beta.value, group.inverse(group.secretPower(alpha.value, secret, platform.random)));
  try {
    const plain = fromUtf8(cipherOf(group.write(shared), message.value.alpha, context).decrypt(data));
    return plain.ok ? plain.value : null;
  } catch {
    return null;
  }
}

function cipherOf(shared: string, alpha: string, { platform }: TrusteeContext): ReturnType<typeof gcm> {
  return gcm(platform.sha256(`key|${shared}`), platform.sha256(`iv|${alpha}`));
}
