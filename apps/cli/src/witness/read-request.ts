import { err, fromUtf8, ok, parseWholeNumber, type Result } from '@selectorate/basics';
import { LARGEST_NOTE, parseWitnessRequest, type WitnessRequest } from '@selectorate/record';
import { bytesOf, wholeEntries } from './mirror.ts';

/** A request to cosign together with the entries that the witness lacks. */
export interface MirrorRequest {
  readonly request: WitnessRequest;
  readonly newEntries: readonly Uint8Array[];
}

const NEWLINE = 0x0a;
/** Digits of the longest length that a request may have. */
const LONGEST_LENGTH_LINE = String(LARGEST_NOTE).length;

/**
 * Reads the body of `POST /add-checkpoint` (docs/formats/witness.md): the request's length in bytes on a line, the request
 * of C2SP tlog-witness, and the entries it adds as a bundle. The witness still has to check everything it says.
 */
export function readMirrorRequest(untrusted: Uint8Array): Result<MirrorRequest, 'malformed-request'> {
  const malformed = err('malformed-request' as const);
  const end = untrusted.subarray(0, LONGEST_LENGTH_LINE + 1).indexOf(NEWLINE);
  const line = end === -1 ? malformed : fromUtf8(untrusted.subarray(0, end));
  const length = line.ok ? parseWholeNumber(line.value) : undefined;
  if (length === undefined || length > LARGEST_NOTE || end + 1 + length > untrusted.length) return malformed;
  const request = parseWitnessRequest(untrusted.subarray(end + 1, end + 1 + length));
  if (!request.ok) return malformed;
  const bundle = untrusted.subarray(end + 1 + length);
  const newEntries = wholeEntries(bundle);
  return bytesOf(newEntries) === bundle.length ? ok({ request: request.value, newEntries }) : malformed;
}
