import { err, ok, type Result, toBase64 } from '@selectorate/basics';

/** What an upload takes, as the server says: base64 of at most 16,000,000 characters. */
const MOST_BYTES = 12_000_000;

/** The bytes of a chosen file, base64; `too-large` where the server would not take them. */
export async function fileText(
  file: Pick<File, 'size' | 'arrayBuffer'>,
  most: number = MOST_BYTES,
): Promise<Result<string, 'too-large'>> {
  if (file.size > most) return err('too-large');
  return ok(toBase64(new Uint8Array(await file.arrayBuffer())));
}
