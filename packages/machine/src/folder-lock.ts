import { randomUUID } from 'node:crypto';
import { link, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '@selectorate/basics';

export interface FolderHeld {
  readonly code: 'folder-held';
  readonly pid: number;
}

export interface FolderLock {
  release(): Promise<void>;
}

interface Holder {
  readonly pid: number;
  /** When this machine started and when the process did, where the system tells; a number alone is soon another process's. */
  readonly born: string | null;
}

/** So many ended locks are kept: somebody slow may still be looking at them. */
const KEPT = 8;

/**
 * Takes a folder for this process, because what works in it would not notice a second one: the trial engine would ruin its
 * files, a witness could sign two histories. A lock
 * left by a process that is gone, also before a restart of the machine, does not count.
 *
 * Locks are numbered and the highest holds: a stale one is never taken away but followed by the next, which only one process
 * can make.
 */
export async function lockFolder(folder: string): Promise<Result<FolderLock, FolderHeld>> {
  const mine = join(folder, `claim.${randomUUID()}`);
  const text = JSON.stringify({ pid: process.pid, born: await bornOf(process.pid) } satisfies Holder);
  await writeFile(mine, text, { mode: 0o600 });
  try {
    for (;;) {
      const highest = await highestOf(folder);
      const holder = await holderOf(lockFile(folder, highest));
      if (holder !== undefined && (await isAlive(holder))) return err({ code: 'folder-held', pid: holder.pid });
      const file = lockFile(folder, highest + 1);
      if (!(await linked(mine, file))) continue;
      if ((await highestOf(folder)) === highest + 1) {
        await rm(lockFile(folder, highest + 1 - KEPT), { force: true });
        return ok({ release: () => writeFile(file, '') });
      }
      await rm(file, { force: true });
    }
  } finally {
    await rm(mine, { force: true });
  }
}

const lockFile = (folder: string, number: number): string => join(folder, `lock.${number}`);

async function highestOf(folder: string): Promise<number> {
  const numbers = (await readdir(folder)).map((name) => Number(/^lock\.(\d{1,15})$/.exec(name)?.[1] ?? 0));
  return Math.max(0, ...numbers);
}

/** A link is made whole or not at all, and never over another. */
async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

async function holderOf(file: string): Promise<Holder | undefined> {
  try {
    const { pid, born } = JSON.parse((await readText(file)) ?? '') as Partial<Holder>;
    return typeof pid === 'number' ? { pid, born: born ?? null } : undefined;
  } catch {
    return undefined;
  }
}

async function isAlive({ pid, born }: Holder): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!isCode(error, 'EPERM')) return false;
  }
  return born === null || born === (await bornOf(pid));
}

/** Linux: the start of the machine, and of the process in ticks since (field 22 of its stat); null elsewhere. */
async function bornOf(pid: number): Promise<string | null> {
  const boot = await readText('/proc/sys/kernel/random/boot_id');
  const stat = await readText(`/proc/${pid}/stat`);
  const started = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  return boot === undefined || started === undefined ? null : `${boot.trim()} ${started}`;
}

async function readText(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    return undefined;
  }
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && (error as NodeJS.ErrnoException).code === code;
