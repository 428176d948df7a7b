import {
  concatBytes,
  err,
  fromBase64,
  fromUtf8,
  ok,
  parseWholeNumber,
  type Result,
  toBase64,
  utf8,
} from '@selectorate/basics';
import { type CheckpointNote, parseCheckpointNote } from './checkpoint.ts';
import { type Hash, leafHash } from './hash.ts';
import { LARGEST_NOTE, printNote } from './note.ts';
import { checkQuorum, type Policy, type QuorumVerdict } from './policy.ts';
import { parseProofLines, printProofLines, splitAtEmptyLine } from './proof-lines.ts';
import { checkInclusion } from './proofs.ts';
import type { SignatureCheck } from './signatures.ts';

/** That one entry is in a log that witnesses have seen, checkable without a network (C2SP tlog-proof). */
export interface EntryProof {
  readonly index: number;
  readonly proof: readonly Hash[];
  readonly signed: CheckpointNote;
  /** Bytes that travel along; nobody signed them. */
  readonly extra?: Uint8Array;
}

const HEADER = 'c2sp.org/tlog-proof@v1';

/** The proof as a `.tlog-proof` file. */
export function printEntryProof({ index, proof, signed, extra }: EntryProof): Uint8Array {
  const extraLine = extra === undefined ? '' : `extra ${toBase64(extra)}\n`;
  const head = `${HEADER}\n${extraLine}index ${index}\n${printProofLines(proof)}\n`;
  return concatBytes(utf8(head), printNote(signed.note));
}

/** Reads a `.tlog-proof` file; nothing in it is checked against anything yet. */
export function parseEntryProof(untrusted: Uint8Array): Result<EntryProof, 'malformed-proof'> {
  const text = untrusted.length <= LARGEST_NOTE ? fromUtf8(untrusted) : err('too-large');
  const parts = text.ok ? splitAtEmptyLine(text.value) : undefined;
  if (parts === undefined) return err('malformed-proof');
  const [header, ...lines] = parts.head;
  const extra = lines[0]?.startsWith('extra ') === true ? fromBase64(lines.shift()?.slice(6) ?? '') : undefined;
  const [indexLine, ...proofLines] = lines;
  const index = indexLine?.startsWith('index ') === true ? parseWholeNumber(indexLine.slice(6)) : undefined;
  const proof = parseProofLines(proofLines);
  const signed = parseCheckpointNote(utf8(parts.rest));
  const extraIsRead = extra !== undefined || lines.length === parts.head.length - 1;
  if (header !== HEADER || index === undefined || proof === undefined || !extraIsRead || !signed.ok) {
    return err('malformed-proof');
  }
  return ok({ index, proof, signed: signed.value, ...(extra === undefined ? {} : { extra }) });
}

export type EntryProofFault =
  | { readonly code: 'not-included' }
  | { readonly code: 'quorum-missing'; readonly verdict: QuorumVerdict };

/** Is this entry in a log that the reader's policy accepts? Answers with what the witnesses said, and when. */
export function checkEntryProof(
  { index, proof, signed }: EntryProof,
  entry: Uint8Array,
  options: { readonly policy: Policy; readonly check?: SignatureCheck },
): Result<QuorumVerdict, EntryProofFault> {
  const verdict = checkQuorum(options.policy, signed, options);
  if (!verdict.met || verdict.faults.length > 0) return err({ code: 'quorum-missing', verdict });
  const { size, root } = signed.checkpoint;
  const included = checkInclusion({ index, size, leaf: leafHash(entry), root, proof });
  return included ? ok(verdict) : err({ code: 'not-included' });
}
