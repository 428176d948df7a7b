import { join } from 'node:path';
import { err, type Result } from '@selectorate/basics';
import type { ResumeFault } from '@selectorate/record';
import { exists } from '../record/write-files.ts';
import { STATE } from './mirror.ts';
import { ServedLog } from './served-log.ts';

/** Every log that a witness serves, each with a folder of its own, taken up when it is first asked for. */
export class ServedLogs {
  readonly #folder: string;
  readonly #logs = new Map<string, Promise<Result<ServedLog, ResumeFault | 'in-use'>>>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Where the mirror of a log is. */
  folderOf(log: string): string {
    return join(this.#folder, encodeURIComponent(log).replaceAll('.', '%2E'));
  }

  /** The mirror of a log that is watched: taken up, or begun. One that cannot be is tried again at the next request. */
  async take(log: string): Promise<Result<ServedLog, ResumeFault | 'in-use'>> {
    const known = this.#logs.get(log);
    if (known !== undefined) return known;
    const opened = ServedLog.open(this.folderOf(log), log).catch((error: unknown) => {
      this.#logs.delete(log);
      throw error;
    });
    this.#logs.set(log, opened);
    const result = await opened;
    if (!result.ok) this.#logs.delete(log);
    return result;
  }

  /** The mirror of a log that was cosigned before; nothing is begun for one that was not. */
  async find(log: string): Promise<Result<ServedLog, ResumeFault | 'in-use' | 'none'>> {
    if (this.#logs.has(log) || (await exists(join(this.folderOf(log), STATE)))) return this.take(log);
    return err('none');
  }

  async close(): Promise<void> {
    for (const opened of this.#logs.values()) {
      const log = await opened.catch(() => err('in-use' as const));
      if (log.ok) await log.value.close();
    }
    this.#logs.clear();
  }
}
