import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '@selectorate/basics';
import { lockFolder, nativeCheck, replaceFile } from '@selectorate/machine';
import {
  cosignCheckpoint,
  type Cosigned,
  type Cosigner,
  encodeBundle,
  printWitnessedLog,
  type ResumeFault,
  type VerifierKey,
  type WitnessedLog,
  type WitnessRefusal,
  type WitnessRequest,
} from '@selectorate/record';
import { bytesOf, ENTRIES, readMirror, STATE } from './mirror.ts';

/** What a log asks for, and under which keys and time it is judged. */
export interface Asked {
  readonly request: WitnessRequest;
  readonly newEntries: readonly Uint8Array[];
  readonly cosigner: Cosigner;
  readonly logKeys: readonly VerifierKey[];
  /** Seconds since 1970. */
  readonly now: number;
}

interface Opened {
  readonly folder: string;
  readonly entries: FileHandle;
  readonly release: () => Promise<void>;
  readonly state: WitnessedLog;
  readonly bytes: number;
}

/**
 * The mirror of one log while a witness serves it. Requests are taken one after another; new entries are appended and on
 * the disk before the state that stands on them, and both before the cosignature is anywhere.
 */
export class ServedLog {
  readonly #folder: string;
  readonly #entries: FileHandle;
  readonly #release: () => Promise<void>;
  #state: WitnessedLog;
  #bytes: number;
  #last: Promise<unknown> = Promise.resolve();

  private constructor({ folder, entries, release, state, bytes }: Opened) {
    this.#folder = folder;
    this.#entries = entries;
    this.#release = release;
    this.#state = state;
    this.#bytes = bytes;
  }

  /** Takes up the mirror in a folder, or begins one for the log of this origin, and keeps others out of it. */
  static async open(folder: string, origin: string): Promise<Result<ServedLog, ResumeFault | 'in-use'>> {
    await mkdir(folder, { recursive: true });
    const lock = await lockFolder(folder);
    if (!lock.ok) return err('in-use');
    const { release } = lock.value;
    const mirror = await readMirror(folder, origin);
    if (!mirror.ok || mirror.value.state.origin !== origin) {
      await release();
      return mirror.ok ? err('state-malformed') : mirror;
    }
    const { state, entries } = mirror.value;
    // A state from the first moment on: entries without one are a mirror that lost its memory, never a new one.
    if (state.size === 0) await replaceFile(join(folder, STATE), printWitnessedLog(state));
    const handle = await open(join(folder, ENTRIES), state.size === 0 ? 'w+' : 'r+');
    return ok(new ServedLog({ folder, entries: handle, release, state, bytes: bytesOf(entries) }));
  }

  /** What was last cosigned, and how many bytes of the file of entries that is. */
  get held(): { readonly state: WitnessedLog; readonly bytes: number; readonly file: string } {
    return { state: this.#state, bytes: this.#bytes, file: join(this.#folder, ENTRIES) };
  }

  /** Mirrors and cosigns, or says why not. Rejects if the disk does: then nothing was cosigned and nothing is remembered. */
  cosign(asked: Asked): Promise<Result<Cosigned, WitnessRefusal>> {
    const done = this.#last.then(() => this.#cosign(asked));
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** Waits for what is being done, then lets others at the mirror. */
  async close(): Promise<void> {
    await this.#last;
    await this.#entries.close();
    await this.#release();
  }

  async #cosign({ request, newEntries, ...options }: Asked): Promise<Result<Cosigned, WitnessRefusal>> {
    const cosigned = cosignCheckpoint(this.#state, request, newEntries, { ...options, check: nativeCheck });
    if (!cosigned.ok) return cosigned;
    const bundle = encodeBundle(newEntries);
    if (bundle.length > 0) await this.#append(bundle);
    await replaceFile(join(this.#folder, STATE), printWitnessedLog(cosigned.value.state));
    this.#state = cosigned.value.state;
    this.#bytes += bundle.length;
    return cosigned;
  }

  async #append(bundle: Uint8Array): Promise<void> {
    for (let done = 0; done < bundle.length;) {
      const { bytesWritten } = await this.#entries.write(bundle, done, bundle.length - done, this.#bytes + done);
      done += bytesWritten;
    }
    await this.#entries.datasync();
  }
}
