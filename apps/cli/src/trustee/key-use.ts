import { open, realpath, rm } from 'node:fs/promises';
import { ok, type Result } from '@selectorate/basics';
import type { ElectionState } from '../ballot/election-state.ts';
import { cannot, type Desk, type Refused, type Stepped } from '../ballot/step.ts';
import { clearingUp } from '../secret-ballot/clearing-up.ts';
import { SECRET } from '../secret-ballot/files.ts';
import { type KeyUse, replaceKeyFile } from './key-file.ts';
import { groupsToRead } from './message.ts';
import type { OpenedKey } from './opened-key.ts';

// Two forks of one election that differ by a ballot give away that ballot when both are opened. So a key works on one tally of its
// election, and opens it in one way: the key file remembers which, under its seal, before anything leaves the trustee's hands.

/** Does something with a key file while nobody else does: two at once could each find it unused. */
export async function aloneWithKey(
  file: string,
  { texts }: Pick<Desk, 'texts'>,
  work: () => Promise<Stepped>,
): Promise<Stepped> {
  const mark = `${await realpath(file).catch(() => file)}.in-use`;
  const taken = await open(mark, 'wx', SECRET).catch((error: unknown) => codeOf(error));
  if (taken === 'EEXIST') return cannot(texts, 'trustee-key-in-use', { key: file, mark });
  if (taken === 'ENOENT') return cannot(texts, 'trustee-file-missing', { file });
  if (typeof taken === 'string') return cannot(texts, 'trustee-key-not-kept', { key: file, what: taken });
  await taken.close();
  return clearingUp(work, () => rm(mark, { force: true }));
}

/** The machine's word for what went wrong with a file; anything else is a bug. */
function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  if (typeof code === 'string') return code;
  throw error;
}

/** What using the key on an election comes to; refused where it was used on another tally, or another opening, of it. */
export function useOf(
  kind: 'mix' | 'opening',
  { secrets: { used } }: OpenedKey,
  { tally, opens }: Pick<ElectionState, 'tally' | 'opens'>,
  { texts }: Pick<Desk, 'texts'>,
): Result<KeyUse, Refused> {
  const now: KeyUse = { tally: tally?.event ?? null, opening: kind === 'opening' ? opens : used.opening };
  for (const at of ['tally', 'opening'] as const) {
    const [before, after] = [used[at], now[at]];
    if (before === null || before === after) continue;
    return cannot(texts, 'trustee-other-tally', {
      before: groupsToRead(before),
      now: groupsToRead(after ?? ''),
    });
  }
  return ok(now);
}

/**
 * Writes down what the key is used on, before anything made with it may leave.
 *
 * @returns whether the key file is another than before
 */
export async function rememberUse(
  file: string,
  { identity, secrets, passphrase }: OpenedKey,
  used: KeyUse,
  { texts }: Pick<Desk, 'texts'>,
): Promise<Result<boolean, Refused>> {
  if (secrets.used.tally === used.tally && secrets.used.opening === used.opening) return ok(false);
  try {
    await replaceKeyFile(file, { identity, secrets: { ...secrets, used } }, passphrase);
    return ok(true);
  } catch (error) {
    return cannot(texts, 'trustee-key-not-kept', { key: file, what: codeOf(error) });
  }
}
