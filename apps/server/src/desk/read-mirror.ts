import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '@selectorate/basics';
import { parseBundle, resumeWitness, type WitnessedLog } from '@selectorate/record';
import type { WitnessFetch } from './desk.ts';

/** What a witness holds of a log, recomputed from its entries. */
export interface ReadMirror {
  readonly state: WitnessedLog;
  readonly entries: readonly Uint8Array[];
}

export type MirrorFault = 'mirror-unreadable' | 'mirror-broken';

/** A mirror may be large, but not larger than the logs that verifiers read. */
const LARGEST_MIRROR = 2 ** 31;
const PATIENCE = 60_000;

/** Reads a witness's mirror of a log: the folder that it keeps, or the address at which it serves (docs/formats/witness.md). */
export async function readMirror(
  source: string,
  { log, fetch }: { readonly log: string; readonly fetch: WitnessFetch },
): Promise<Result<ReadMirror, MirrorFault>> {
  const read = /^https?:\/\//.test(source)
    ? (name: string) => fetched(fetch, `${source.replace(/\/+$/, '')}/mirror/${log}/${name}`)
    : (name: string) => readFile(join(source, name)).then((bytes) => new Uint8Array(bytes));
  try {
    const [state, bundle] = [await read('state.json'), await read('entries')];
    const entries = parseBundle(bundle, entriesIn(bundle));
    const resumed = entries.ok ? resumeWitness(state, entries.value) : entries;
    if (!entries.ok || !resumed.ok) return err('mirror-broken');
    return ok({ state: resumed.value, entries: entries.value.slice(0, resumed.value.size) });
  } catch {
    return err('mirror-unreadable');
  }
}

async function fetched(fetch: WitnessFetch, url: string): Promise<Uint8Array> {
  const answered = await fetch(url, { method: 'GET', redirect: 'error', signal: AbortSignal.timeout(PATIENCE) });
  const length = Number(answered.headers.get('content-length') ?? '0');
  if (answered.status !== 200 || length > LARGEST_MIRROR) throw new Error('no mirror there');
  return new Uint8Array(await answered.arrayBuffer());
}

/** Entries that a bundle begins: each stands after its length in two bytes. */
function entriesIn(bundle: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < bundle.length; count++) at += 2 + (bundle[at] ?? 0) * 256 + (bundle[at + 1] ?? 0);
  return count;
}
