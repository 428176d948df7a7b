import { nativeCheck } from '@selectorate/machine';
import { MANIFEST, MANIFEST_NOTE, parseManifest, recordInMemory } from '@selectorate/record';
import { type Verdict, verifyRecord } from '@selectorate/selection';

/** Fetches a public record whole and verifies it; `text` is everything in it that reads as text. */
export async function recordAt(url: string): Promise<{ readonly verdict: Verdict; readonly text: string }> {
  const manifestBytes = await fetched(`${url}/${MANIFEST}`);
  const manifest = parseManifest(manifestBytes);
  if (!manifest.ok) throw new Error('no manifest that can be read');
  const files = new Map<string, Uint8Array>([[MANIFEST, manifestBytes]]);
  for (const path of [MANIFEST_NOTE, ...manifest.value.map((file) => file.path)])
    files.set(path, await fetched(`${url}/${path}`));
  const policy = new TextDecoder().decode(await fetched(`${url}.policy`));
  const verdict = await verifyRecord(recordInMemory(files), { policy, check: nativeCheck });
  const text = [...files.values()].map((bytes) => new TextDecoder().decode(bytes)).join('\n');
  return { verdict, text };
}

async function fetched(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return new Uint8Array(await response.arrayBuffer());
}
