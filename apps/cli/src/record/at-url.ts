/** How long a file of a record or a policy is waited for. */
const PATIENCE_MS = 30_000;

/** What an address holds, as it was sent; `missing` where the server says so. */
export type FetchedFile =
  | { readonly kind: 'file'; readonly bytes: Uint8Array; readonly etag: string | null }
  | { readonly kind: 'missing' | 'unchanged' };

/**
 * Fetches a file as it is: no redirect is followed, nothing compressed is taken, and reading stops one byte after `atMost`.
 * With an `etag`, the answer may be that it still holds. Rejects with a message that says which address, and why not.
 */
export async function fetchFile(
  address: URL,
  { atMost, etag = null }: { readonly atMost: number; readonly etag?: string | null },
): Promise<FetchedFile> {
  const response = await fetch(address, {
    redirect: 'manual',
    headers: { 'accept-encoding': 'identity', ...(etag === null ? {} : { 'if-none-match': etag }) },
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch((error: unknown) => {
    throw new Error(`${address.href}: ${reasonOf(error)}`);
  });
  const { status, headers, body } = response;
  if (status === 200 && body !== null) {
    const coding = headers.get('content-encoding') ?? 'identity';
    if (coding !== 'identity') return refuse(response, `${address.href}: sent compressed (${coding})`);
    return { kind: 'file', bytes: await readAtMost(body, atMost), etag: headers.get('etag') };
  }
  await body?.cancel();
  if (status === 304 && etag !== null) return { kind: 'unchanged' };
  if (status === 404 || status === 410) return { kind: 'missing' };
  const to = status >= 300 && status < 400 ? headers.get('location') : null;
  throw new Error(
    `${address.href}: the server answered ${status}${to === null ? '' : ` and points to ${to}, which is not followed`}`,
  );
}

async function refuse(response: Response, why: string): Promise<never> {
  await response.body?.cancel();
  throw new Error(why);
}

/** Reads a stream, and stops one byte after the length that was promised. */
async function readAtMost(body: ReadableStream<Uint8Array>, atMost: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > atMost) break;
  }
  return new Uint8Array(Buffer.concat(chunks)).slice(0, atMost + 1);
}

/** `fetch` says only that it failed; what went wrong is in its cause. */
function reasonOf(error: unknown): string {
  const { cause, message } = error as Error;
  return cause instanceof Error && cause.message !== '' ? cause.message : message;
}
