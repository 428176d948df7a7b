import { concatBytes, err, fromUtf8, ok, type Result } from '@selectorate/basics';
import type { AnyEndpoint } from '@selectorate/api';
import type { Denial } from '../handlers.ts';

const LARGEST = 1024 * 1024;
const LARGEST_ROLL = 20 * 1024 * 1024;
const UPLOADS: ReadonlySet<string> = new Set(['uploadRoll', 'uploadRegister', 'uploadEvidence']);

/** The JSON that was sent: no more of it than the endpoint takes is ever read. */
export async function readBody(request: Request, { name }: AnyEndpoint): Promise<Result<unknown, Denial>> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim();
  if (type !== 'application/json') return err({ code: 'request-malformed', where: 'content-type' });
  const bytes = await readAtMost(request, UPLOADS.has(name) ? LARGEST_ROLL : LARGEST);
  if (bytes === undefined) return err({ code: 'request-too-large' });
  const text = fromUtf8(bytes);
  const json = text.ok ? parse(text.value) : undefined;
  return json === undefined ? err({ code: 'request-malformed', where: 'body' }) : ok(json);
}

async function readAtMost(request: Request, most: number): Promise<Uint8Array | undefined> {
  if (Number(request.headers.get('content-length') ?? 0) > most) return undefined;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > most) return undefined;
    chunks.push(chunk);
  }
  return concatBytes(...chunks);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
