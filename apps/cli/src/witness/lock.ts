import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '@selectorate/basics';

/** The file that says a run is at work in this folder. */
export const lockOf = (folder: string): string => join(folder, 'lock');

/** Two runs at once could each cosign another history: the second finds the folder in use. */
export async function withLock<T>(folder: string, work: () => Promise<T>): Promise<Result<T, 'in-use'>> {
  const release = await takeLock(folder);
  if (release === undefined) return err('in-use');
  try {
    return ok(await work());
  } finally {
    await release();
  }
}

/**
 * Takes the lock of a folder and answers with what gives it back; undefined while another process holds it. The lock of a
 * process that was killed is taken over: it names the process and when that began, so another that came to bear its
 * number is not mistaken for it. A lock that says nothing is left alone.
 */
export async function takeLock(folder: string): Promise<(() => Promise<void>) | undefined> {
  const lock = lockOf(folder);
  const own = `${lock}.${process.pid}`;
  await writeFile(own, await describeProcess(process.pid));
  try {
    if (!(await linked(own, lock)) && !((await leftBehind(lock)) && (await linked(own, lock)))) return undefined;
    return () => rm(lock);
  } finally {
    await rm(own);
  }
}

const linked = (from: string, to: string): Promise<boolean> =>
  link(from, to).then(
    () => true,
    (error: unknown) => {
      if ((error as { code?: unknown }).code === 'EEXIST') return false;
      throw error;
    },
  );

/** Takes away a lock whose process is gone; says whether it did. */
async function leftBehind(lock: string): Promise<boolean> {
  const holder = await readFile(lock, 'utf8').catch(() => '');
  const pid = Number(/^(\d+) /.exec(holder)?.[1] ?? Number.NaN);
  if (Number.isNaN(pid) || holder === (await describeProcess(pid).catch(() => ''))) return false;
  const aside = `${lock}.left`;
  await rename(lock, aside).catch(() => undefined);
  await rm(aside, { force: true });
  return true;
}

/** A process's number and, where the machine tells, its start since boot and the boot. Throws for one that is not there. */
async function describeProcess(pid: number): Promise<string> {
  process.kill(pid, 0);
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  return `${pid} ${started} ${boot.trim()}\n`;
}
