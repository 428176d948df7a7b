import { equalBytes } from '@selectorate/basics';
import type { Group } from '@selectorate/group';
import type { CastEntry } from '../box/entry.ts';
import { checkSignedText, readVerifyingKey, type VerifyingKey } from '../box/signing.ts';
import type { ElectionContext } from '../objects/context.ts';
import { batchedWorkings } from '../proofs/batched-workings.ts';
import { hintMaker, singleWorkings } from '../proofs/single-workings.ts';
import type { Workings } from '../proofs/workings.ts';
import { checkLink } from './link.ts';
import { receiptMessage } from './receipt.ts';
import type { SidecarFault } from './sidecar-faults.ts';
import type { Placed } from './sidecar-reader.ts';

export interface CheckCastsOptions {
  readonly context: ElectionContext;
  /** The server's public key, in hexadecimal. */
  readonly server: string;
  /** The group in which the server signs, whatever the election's is. */
  readonly ed25519: Group;
  /** By line. They help only where the election's group is Ed25519 too. */
  readonly hints: ReadonlyMap<number, Uint8Array>;
}

export interface CheckedCasts {
  readonly faults: readonly SidecarFault[];
  /** Lines whose entries hold and whose hints do not. */
  readonly wrongHints: readonly number[];
}

/** So many are checked in one batch, and one by one where it does not hold. */
const TOGETHER = 2048;

/** Whether each ballot's link is its credential's and its receipt the server's, and each was recorded when promised. */
export function checkCasts(casts: readonly Placed<CastEntry>[], options: CheckCastsOptions): CheckedCasts {
  const key = readVerifyingKey(options.server, options.ed25519);
  if (key === null) return { faults: [{ code: 'receipt-wrong', line: null, of: options.server }], wrongHints: [] };
  const faults: SidecarFault[] = [];
  const wrongHints: number[] = [];
  for (let from = 0; from < casts.length; from += TOGETHER) {
    const some = casts.slice(from, from + TOGETHER);
    if (holdTogether(some, key, options)) continue;
    for (const cast of some) {
      const checked = checkAlone(cast, key, options);
      faults.push(...checked.faults);
      if (checked.wrongHints) wrongHints.push(cast.line);
    }
  }
  for (const { line, value } of casts) {
    if (value.at > value.receipt.by) faults.push({ code: 'receipt-late', line, of: value.ballot });
  }
  return { faults, wrongHints };
}

/** Hints for the link and the receipt of an entry that holds; null where the election's group has no batches. */
export function makeCastHints(
  entry: CastEntry,
  { context, server, ed25519 }: Omit<CheckCastsOptions, 'hints'>,
): Uint8Array | null {
  const key = readVerifyingKey(server, ed25519);
  const maker = context.group.name === ed25519.name ? hintMaker(ed25519) : null;
  if (key === null || maker === null) return null;
  return faultOf(entry, key, { context, links: maker, signatures: maker }) === null ? maker.hints() : null;
}

interface CastWorkings {
  readonly context: ElectionContext;
  readonly links: Workings;
  readonly signatures: Workings;
}

function faultOf(
  entry: CastEntry,
  server: VerifyingKey,
  { context, links, signatures }: CastWorkings,
): 'link-wrong' | 'receipt-wrong' | null {
  if (!checkLink(entry, entry.link, { context, workings: links })) return 'link-wrong';
  const { by, signature } = entry.receipt;
  const message = receiptMessage({ election: context.fingerprint, ballot: entry.ballot, by });
  return checkSignedText({ key: server, message, signature }, signatures) ? null : 'receipt-wrong';
}

function holdTogether(
  casts: readonly Placed<CastEntry>[],
  key: VerifyingKey,
  { context, ed25519, hints }: CheckCastsOptions,
): boolean {
  const { batching } = ed25519;
  if (batching === null || context.group.name !== ed25519.name) return false;
  const workings = batchedWorkings(ed25519, batching, batching.newBatch(context.platform.random));
  for (const { line, value } of casts) {
    const own = hints.get(line);
    if (own === undefined) return false;
    workings.begin(own);
    const fault = faultOf(value, key, { context, links: workings, signatures: workings });
    if (fault !== null || !workings.usedUp()) return false;
  }
  return workings.holds();
}

function checkAlone(
  { line, value }: Placed<CastEntry>,
  key: VerifyingKey,
  { context, ed25519, hints }: CheckCastsOptions,
): { readonly faults: readonly SidecarFault[]; readonly wrongHints: boolean } {
  const links = singleWorkings(context.group);
  const signatures = singleWorkings(ed25519);
  const code = faultOf(value, key, { context, links, signatures });
  if (code !== null) return { faults: [{ code, line, of: value.ballot }], wrongHints: false };
  const own = hints.get(line);
  if (own === undefined) return { faults: [], wrongHints: false };
  const right = makeCastHints(value, { context, server: key.text, ed25519 });
  return { faults: [], wrongHints: right === null || !equalBytes(right, own) };
}
