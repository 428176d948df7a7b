import { type Codec, field, hashText, object, plainText, smallNumber } from '../codec/codec.ts';
import type { CastEntry, Promised } from '../box/entry.ts';
import { kindField, signatureText } from '../box/entry.ts';
import type { SignatureCheck, Signer } from '../box/signing.ts';
import type { SidecarFault } from './sidecar-faults.ts';

/** The server's promise as a voter keeps it: this ballot will be in the box by then. It says that one took part, never how. */
export interface Receipt {
  readonly kind: 'receipt';
  /** phi of the box's election. */
  readonly election: string;
  /** SHA-256 of the ballot's exact text, in hexadecimal. */
  readonly ballot: string;
  /** Seconds since 1970. */
  readonly by: number;
  readonly signature: string;
}

export const receiptCodec: Codec<Receipt> = object<Receipt>({
  kind: kindField('receipt'),
  election: field('election', plainText),
  ballot: field('ballot', hashText),
  by: field('by', smallNumber),
  signature: field('signature', signatureText),
});

export const receiptMessage = ({ election, ballot, by }: Omit<Receipt, 'kind' | 'signature'>): string =>
  `selectorate-receipt-v1|${election}|${ballot}|${by}`;

export function makeReceipt(promise: Omit<Receipt, 'kind' | 'signature'>, server: Signer): Receipt {
  return { kind: 'receipt', ...promise, signature: server.sign(receiptMessage(promise)) };
}

/** What of a receipt stands in the journal, beside the ballot it is for. */
export const promisedBy = ({ by, signature }: Receipt): Promised => ({ by, signature });

export interface CheckReceiptOptions {
  readonly fingerprint: string;
  /** The server's key. */
  readonly server: string;
  readonly check: SignatureCheck;
  readonly castOf: (ballot: string) => CastEntry | undefined;
}

/**
 * Whether what a voter was promised was done (A60): the ballot is in the box, recorded in time. A receipt that is not the server's
 * proves nothing, and is told as that.
 */
export function checkReceipt(
  receipt: Receipt,
  { fingerprint, server, check, castOf }: CheckReceiptOptions,
): SidecarFault | null {
  const { ballot } = receipt;
  const isServers = receipt.election === fingerprint && check(server, receiptMessage(receipt), receipt.signature);
  if (!isServers) return { code: 'receipt-wrong', line: null, of: ballot };
  const cast = castOf(ballot);
  return cast === undefined || cast.at > receipt.by ? { code: 'promise-broken', line: null, of: ballot } : null;
}
