import { type Codec, field, hashText, object, optional, plainText, smallNumber } from '../codec/codec.ts';
import type { BoxEntry } from '../box/entry.ts';
import { kindField, signatureText } from '../box/entry.ts';
import type { SignatureCheck, Signer } from '../box/signing.ts';
import type { SidecarFault } from './sidecar-faults.ts';

/** The server's word on which ballot of a credential is the last, from which a device makes its next link. The device keeps it. */
export interface HeadStatement {
  readonly kind: 'head';
  /** phi of the box's election. */
  readonly election: string;
  readonly credential: string;
  /** Null where the credential has no ballot. */
  readonly head: string | null;
  /** When this was so: seconds since 1970. */
  readonly at: number;
  readonly signature: string;
}

export const headStatementCodec: Codec<HeadStatement> = object<HeadStatement>({
  kind: kindField('head'),
  election: field('election', plainText),
  credential: field('credential', plainText),
  head: optional('head', hashText),
  at: field('at', smallNumber),
  signature: field('signature', signatureText),
});

type Unsigned = Omit<HeadStatement, 'kind' | 'signature'>;

const messageOf = ({ election, credential, head, at }: Unsigned): string =>
  `selectorate-head-v1|${election}|${credential}|${head ?? 'none'}|${at}`;

export function makeHeadStatement(statement: Unsigned, server: Signer): HeadStatement {
  return { kind: 'head', ...statement, signature: server.sign(messageOf(statement)) };
}

export interface CheckHeadOptions {
  readonly fingerprint: string;
  /** The server's key. */
  readonly server: string;
  readonly check: SignatureCheck;
  readonly journal: readonly BoxEntry[];
}

/**
 * Whether the server's record bears out what it told a voter. The head must be a ballot of that credential, and none recorded
 * before the statement may come after it. (The record may follow acceptance by as long as receipts promise, so a head may
 * have been recorded later than it was stated.)
 */
export function checkHeadStatement(
  statement: HeadStatement,
  { fingerprint, server, check, journal }: CheckHeadOptions,
): SidecarFault | null {
  const { credential, head, at } = statement;
  const isServers = statement.election === fingerprint && check(server, messageOf(statement), statement.signature);
  if (!isServers) return { code: 'head-wrong', line: null, of: credential };
  const chain = journal.filter((entry) => entry.kind === 'cast').filter((entry) => entry.credential === credential);
  const stated = head === null ? -1 : chain.findIndex(({ ballot }) => ballot === head);
  const recorded = chain.findLastIndex((entry) => entry.at < at);
  const isBorneOut = (head === null || stated !== -1) && stated >= recorded;
  return isBorneOut ? null : { code: 'head-contradicted', line: null, of: credential };
}
