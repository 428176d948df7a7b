import { nativeCheck } from '@selectorate/machine';
import { MANIFEST, MANIFEST_NOTE, parseManifest, parsePolicy, recordInMemory } from '@selectorate/record';
import { type Verdict, verifyRecord } from '@selectorate/selection';

/** How often a reader begins anew when the record grew under their hands and a partial tile is gone. */
const READINGS = 5;

/** Fetches a public record whole and verifies it; `text` is everything in it that reads as text. */
export async function recordAt(url: string): Promise<{ readonly verdict: Verdict; readonly text: string }> {
  const policy = parsePolicy(unwrapFile(await fetched(`${url}.policy`), 'policy'));
  if (!policy.ok) throw new Error('no policy that can be read');
  for (let reading = 0; reading < READINGS; reading++) {
    const files = await readWhole(url);
    if (files === undefined) continue;
    const verdict = await verifyRecord(recordInMemory(files), { policy: policy.value, check: nativeCheck });
    return { verdict, text: [...files.values()].map((bytes) => new TextDecoder().decode(bytes)).join('\n') };
  }
  throw new Error('the record never stood still');
}

/** Every file that the manifest names; undefined when one of them is no longer there. */
async function readWhole(url: string): Promise<ReadonlyMap<string, Uint8Array> | undefined> {
  const manifestBytes = unwrapFile(await fetched(`${url}/${MANIFEST}`), MANIFEST);
  const manifest = parseManifest(manifestBytes);
  if (!manifest.ok) throw new Error('no manifest that can be read');
  const files = new Map<string, Uint8Array>([[MANIFEST, manifestBytes]]);
  for (const path of [MANIFEST_NOTE, ...manifest.value.map((file) => file.path)]) {
    const bytes = await fetched(`${url}/${path}`);
    if (bytes === undefined) return undefined;
    files.set(path, bytes);
  }
  return files;
}

function unwrapFile(bytes: Uint8Array | undefined, name: string): Uint8Array {
  if (bytes === undefined) throw new Error(`there is no ${name}`);
  return bytes;
}

async function fetched(url: string): Promise<Uint8Array | undefined> {
  const response = await fetch(url);
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return new Uint8Array(await response.arrayBuffer());
}
