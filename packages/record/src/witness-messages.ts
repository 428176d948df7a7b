import {
  concatBytes,
  err,
  fromUtf8,
  ok,
  parseWholeNumber,
  type Result,
  throwIllegalValue,
  utf8,
} from '@selectorate/basics';
import { type CheckpointNote, parseCheckpointNote } from './checkpoint.ts';
import type { Hash } from './hash.ts';
import { LARGEST_NOTE, parseSignatureLines, printNote, printSignatureLine, type SignatureLine } from './note.ts';
import { parseProofLines, printProofLines, splitAtEmptyLine } from './proof-lines.ts';

/** What a log asks of a witness (C2SP tlog-witness, add-checkpoint). */
export interface WitnessRequest {
  /** The size of the log when this witness last cosigned it; 0 if never. */
  readonly oldSize: number;
  /** Consistency from there to the checkpoint. */
  readonly proof: readonly Hash[];
  readonly signed: CheckpointNote;
}

/** The request's body. */
export const printWitnessRequest = ({ oldSize, proof, signed }: WitnessRequest): Uint8Array =>
  concatBytes(utf8(`old ${oldSize}\n${printProofLines(proof)}\n`), printNote(signed.note));

/** Reads a request's body; a witness still has to check everything that it says. */
export function parseWitnessRequest(untrusted: Uint8Array): Result<WitnessRequest, 'malformed-request'> {
  const text = untrusted.length <= LARGEST_NOTE ? fromUtf8(untrusted) : err('too-large');
  const parts = text.ok ? splitAtEmptyLine(text.value) : undefined;
  if (parts === undefined) return err('malformed-request');
  const [oldLine = '', ...proofLines] = parts.head;
  const oldSize = oldLine.startsWith('old ') ? parseWholeNumber(oldLine.slice(4)) : undefined;
  const proof = parseProofLines(proofLines);
  const signed = parseCheckpointNote(utf8(parts.rest));
  if (oldSize === undefined || proof === undefined || !signed.ok) return err('malformed-request');
  return ok({ oldSize, proof, signed: signed.value });
}

/** Why a witness does not cosign. `holds` is the size that it last cosigned. */
export type WitnessRefusal =
  | { readonly code: 'unknown-log' | 'bad-signature' | 'malformed-request' | 'inconsistent' | 'clock-behind' }
  | { readonly code: 'wrong-old-size' | 'rollback' | 'forked'; readonly holds: number }
  | { readonly code: 'entries-missing' | 'entries-differ' | 'entry-too-large' };

/** The HTTP status that tlog-witness gives to each outcome; those it does not know are of the mirroring here. */
export function witnessStatus({ code }: WitnessRefusal): number {
  switch (code) {
    case 'malformed-request':
      return 400;
    case 'bad-signature':
      return 403;
    case 'unknown-log':
      return 404;
    case 'wrong-old-size':
    case 'rollback':
    case 'forked':
      return 409;
    case 'entry-too-large':
      return 413;
    case 'inconsistent':
    case 'entries-missing':
    case 'entries-differ':
      return 422;
    case 'clock-behind':
      return 503;
    default:
      return throwIllegalValue(code);
  }
}

/** A witness's answer over HTTP, apart from the transport. */
export interface WitnessAnswer {
  readonly status: number;
  readonly contentType: 'text/plain; charset=utf-8' | 'text/x.tlog.size';
  readonly body: string;
}

/** The answer to send for what the witness decided. */
export function answerOf(decision: Result<{ readonly cosignature: SignatureLine }, WitnessRefusal>): WitnessAnswer {
  const contentType = 'text/plain; charset=utf-8';
  if (decision.ok) return { status: 200, contentType, body: printSignatureLine(decision.value.cosignature) };
  const status = witnessStatus(decision.error);
  return 'holds' in decision.error
    ? { status, contentType: 'text/x.tlog.size', body: `${decision.error.holds}\n` }
    : { status, contentType, body: `${decision.error.code}\n` };
}

/** What a log makes of an answer. */
export type ReadAnswer =
  | { readonly kind: 'cosigned'; readonly lines: readonly SignatureLine[] }
  | { readonly kind: 'holds'; readonly size: number }
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'malformed' };

/** Reads a witness's answer. The signatures in it are not checked: {@link mergeCosignatures} does that. */
export function readWitnessAnswer(untrusted: { readonly status: number; readonly body: string }): ReadAnswer {
  const { status, body } = untrusted;
  if (body.length > LARGEST_NOTE) return { kind: 'malformed' };
  if (status === 200) {
    const lines = parseSignatureLines(body);
    return lines.ok ? { kind: 'cosigned', lines: lines.value } : { kind: 'malformed' };
  }
  if (status !== 409) return { kind: 'refused', status };
  const size = body.endsWith('\n') ? parseWholeNumber(body.slice(0, -1)) : undefined;
  return size === undefined ? { kind: 'malformed' } : { kind: 'holds', size };
}
