import { concatBytes, err, ok, type Result } from '@selectorate/basics';

/**
 * The 64 bytes `r || s` of an ECDSA signature that an authenticator wrote as DER (X.690): a SEQUENCE of two INTEGERs in
 * their shortest form. Anything else, also BER, is refused. Whether r and s are in range is for the check to say.
 */
export function es256FromDer(der: Uint8Array): Result<Uint8Array, 'malformed-signature'> {
  // 2 bytes of header and twice at most 2 + 33: a short-form length is always enough.
  if (der.length > 72 || der[0] !== 0x30 || der[1] !== der.length - 2) return err('malformed-signature');
  const r = integerAt(der, 2);
  if (r === undefined) return err('malformed-signature');
  const s = integerAt(der, r.end);
  if (s === undefined || s.end !== der.length) return err('malformed-signature');
  return ok(concatBytes(r.bytes, s.bytes));
}

/** The non-negative INTEGER at this offset as 32 bytes, and where it ends. */
function integerAt(der: Uint8Array, offset: number): { readonly bytes: Uint8Array; readonly end: number } | undefined {
  const length = der[offset + 1];
  if (der[offset] !== 0x02 || length === undefined || length === 0) return undefined;
  const end = offset + 2 + length;
  const body = der.subarray(offset + 2, end);
  const [first = 0, second = 0] = body;
  const negative = first >= 0x80;
  const needlessZero = first === 0 && length > 1 && second < 0x80;
  if (body.length !== length || negative || needlessZero) return undefined;
  const digits = first === 0 ? body.subarray(1) : body;
  return digits.length > 32 ? undefined : { bytes: concatBytes(new Uint8Array(32 - digits.length), digits), end };
}
