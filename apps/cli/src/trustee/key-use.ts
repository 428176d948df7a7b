import { err, ok, type Result } from '@selectorate/basics';
import type { ElectionState } from '../ballot/election-state.ts';
import { cannot, type Desk, type Refused } from '../ballot/step.ts';
import { type KeyUse, replaceKeyFile } from './key-file.ts';
import type { OpenedKey } from './opened-key.ts';

// Two forks of one election that differ by a ballot give away that ballot when both are opened. So a key works on one tally of its
// election, and opens it in one way: the key file remembers which, under its seal, before anything leaves the trustee's hands.

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
    return cannot(texts, 'trustee-other-tally', { before: tallyFingerprint(before), now: tallyFingerprint(after ?? '') });
  }
  return ok(now);
}

/**
 * Writes down what the key is used on, whole and synced, before anything made with it may leave.
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
    const { code } = error as { code?: unknown };
    if (typeof code !== 'string') throw error;
    return err({ exit: 2, text: texts.text('trustee-key-not-kept', { key: file, what: code }) });
  }
}

const GROUPS = 8;
const DIGITS = 4;

/**
 * What trustees read to one another of an event before their parts leave their hands: 128 bits, since whoever makes both forks can
 * look for two that share fewer.
 */
export const tallyFingerprint = (event: string): string =>
  Array.from({ length: GROUPS }, (_, i) => event.slice(i * DIGITS, (i + 1) * DIGITS)).join(' ');
