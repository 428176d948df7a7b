import { type ContestId, utf8 } from '@selectorate/basics';
import {
  buildRecordFiles,
  isSafePath,
  placeOf,
  type Policy,
  printPolicy,
  sha256Hex,
  writeArchive,
} from '@selectorate/record';
import type { ContestLog } from './contest-log.ts';
import type { ContestLogs } from './contest-logs.ts';
import type { DeskOptions, RecordFile } from './desk.ts';
import { witnessKeyOf } from './log-keys.ts';
import { publishedTitle } from './published-title.ts';

const JSON_TYPE = 'application/json; charset=utf-8';
const TEXT_TYPE = 'text/plain; charset=utf-8';
const BYTES_TYPE = 'application/octet-stream';

/** A record as it was last laid out, and what it was made of. */
interface LaidOut {
  readonly madeOf: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Lays out the public records. Each is made anew when its log, checkpoint, published parts or blobs have changed. */
export class RecordFiles {
  readonly #options: DeskOptions;
  readonly #logs: ContestLogs;
  readonly #laidOut = new Map<ContestId, LaidOut>();

  constructor(options: DeskOptions, logs: ContestLogs) {
    this.#options = options;
    this.#logs = logs;
  }

  /** `index.json`, `CONTEST.policy`, `CONTEST.selectorate`, or a file of the record directory `CONTEST/…`. */
  async file(path: string): Promise<RecordFile | undefined> {
    if (!isSafePath(path)) return undefined;
    if (path === 'index.json') return fileOf(await this.#index(), { type: JSON_TYPE });
    const slash = path.indexOf('/');
    if (slash !== -1) return this.#inside(path.slice(0, slash) as ContestId, path.slice(slash + 1));
    const [, contest = '', kind = ''] = /^(.+)\.(policy|selectorate)$/.exec(path) ?? [];
    const log = await this.#logs.read(contest as ContestId);
    if (log === undefined || log.checkpoints.length === 0) return undefined;
    if (kind === 'policy') return fileOf(utf8(printPolicy(policyOf(log))), { type: TEXT_TYPE });
    return fileOf(writeArchive(await this.#layOut(log)), { type: BYTES_TYPE });
  }

  async #inside(contest: ContestId, path: string): Promise<RecordFile | undefined> {
    const log = await this.#logs.read(contest);
    if (log === undefined || log.checkpoints.length === 0) return undefined;
    const bytes = (await this.#layOut(log)).get(path);
    return bytes === undefined
      ? undefined
      : fileOf(bytes, {
          type: typeOf(path),
          // A log that took over with losses has other tiles at the same places.
          immutable: isImmutable(path) && log.state.succession === 0,
        });
  }

  /** Entries beyond the last checkpoint are not in the record yet. */
  async #layOut(log: ContestLog): Promise<ReadonlyMap<string, Uint8Array>> {
    const { store } = this.#options;
    const { contest, rulebook } = log.row;
    const { checkpoints } = log;
    const size = checkpoints.at(-1)?.checkpoint.size ?? 0;
    const notes = checkpoints.map(({ note }) => note.signatures.length).join();
    const [parts, named] = [store.logs.parts, store.logs.blobs];
    const madeOf = [size, notes, await parts.publishedMark(contest), await named.publishedMark(contest)].join(' ');
    const known = this.#laidOut.get(contest);
    if (known?.madeOf === madeOf) return known.files;
    const acts = log.acts.slice(0, size);
    const commitments = new Set(acts.flatMap((act) => Object.values(act.commitments)));
    const hashes = new Set(acts.flatMap(({ body }) => JSON.stringify(body).match(/[0-9a-f]{64}/g) ?? []));
    // An entry beyond the last checkpoint is not in the record yet, and so are its parts and blobs.
    const published = (await parts.published(contest)).filter((part) => commitments.has(sha256Hex(part)));
    const blobs = (await named.published(contest)).filter((blob) => hashes.has(sha256Hex(blob)));
    const entries = log.entries(0, size);
    const files = buildRecordFiles({ signer: log.signer, entries, checkpoints, rulebook, published, blobs });
    this.#laidOut.set(contest, { madeOf, files });
    return files;
  }

  async #index(): Promise<Uint8Array> {
    const { store } = this.#options;
    const rows = (await store.contests.list()).filter(({ phase }) => phase === 'running');
    const contests = await Promise.all(
      rows.map(async ({ contest, binding, clock }) => {
        const status = (await store.logs.projection(contest))?.status;
        const title = await publishedTitle(store, contest);
        return { contest, title, size: status?.size ?? 0, stage: status?.stage ?? 'set-up', binding, clock };
      }),
    );
    return utf8(JSON.stringify({ schema: 'selectorate-records/1', contests, engine: store.engine }));
  }
}

/** The policy that this server suggests: its log, and everyone who witnesses it. Readers may hold another. */
function policyOf({ signer, state, row }: ContestLog): Policy {
  const witnesses = state.witnesses.flatMap((witness) => {
    const key = witnessKeyOf(witness);
    const url = row.witnesses.find(({ name }) => name === witness.name)?.url ?? null;
    return key === undefined ? [] : [{ name: key.name, key, ...(url === null ? {} : { url }) }];
  });
  const logs = [{ key: signer.key }];
  if (witnesses.length === 0) return { logs, witnesses, groups: [], quorum: 'none' };
  const everyone = { name: 'everyone', threshold: witnesses.length, members: witnesses.map(({ name }) => name) };
  return { logs, witnesses, groups: [everyone], quorum: everyone.name };
}

const fileOf = (bytes: Uint8Array, { type, immutable = false }: { type: string; immutable?: boolean }): RecordFile => ({
  bytes,
  type,
  immutable,
  etag: `"sha256-${sha256Hex(bytes)}"`,
});

/**
 * Whoever has one of these need never ask again. Cosignatures may still be added to a checkpoint, a tile that is not full is
 * another file when it is, and a published part can be withdrawn.
 */
function isImmutable(path: string): boolean {
  const place = placeOf(path);
  if (place?.kind === 'tile') return !path.includes('.p/');
  return place?.kind === 'rulebook' || path.startsWith('blobs/');
}

function typeOf(path: string): string {
  if (path.endsWith('.json')) return JSON_TYPE;
  const kind = placeOf(path)?.kind;
  if (kind === 'checkpoint' || kind === 'checkpoint-at' || path === 'manifest.note') return TEXT_TYPE;
  return BYTES_TYPE;
}
