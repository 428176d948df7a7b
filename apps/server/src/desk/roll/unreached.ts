import { createHmac } from 'node:crypto';
import type { ContestId } from '@selectorate/basics';
import type { UnreachedShape } from '@selectorate/api';
import type { RollEntry } from '@selectorate/roll';
import { z } from 'zod';
import type { DeskOptions } from '../desk.ts';

const unreached = z.strictObject({
  member: z.string(),
  notice: z.string() as unknown as z.ZodType<UnreachedShape['notice']>,
  since: z.string(),
  channel: z.nullable(z.enum(['email', 'phone', 'post'])),
  about: z.nullable(z.string()),
  posted: z.nullable(z.strictObject({ on: z.string(), by: z.string() })).default(null),
});

type Office = Pick<DeskOptions, 'store' | 'keys'>;

const scopeOf = (contest: ContestId): string => `unreached/${contest}`;

type Owed = Omit<UnreachedShape, 'letter' | 'posted'>;

/**
 * Notes a letter that is owed to a member whom no mail reaches. One letter about one thing is owed once; whoever asks about their own
 * entry again after it was posted is owed another.
 */
export async function noteUnreached({ store, keys }: Office, contest: ContestId, owed: Owed): Promise<void> {
  const mark = (text: string): string =>
    createHmac('sha256', keys.secretFor('members')).update(text).digest('hex').slice(0, 40);
  const name = mark(`${owed.notice} ${owed.about ?? ''} ${owed.channel ?? ''} ${owed.member}`);
  const before = await store.documents.get(scopeOf(contest), name);
  if (before !== undefined && !(owed.about === null && unreached.safeParse(before).data?.posted)) return;
  await store.documents.put(scopeOf(contest), name, { subject: mark(owed.member), json: { ...owed, posted: null } });
}

/** Every letter that is owed, the oldest first. */
export async function unreachedIn(
  { store }: Pick<Office, 'store'>,
  contest: ContestId,
): Promise<readonly UnreachedShape[]> {
  const owed: UnreachedShape[] = [];
  for (const { name } of await store.documents.list(scopeOf(contest))) {
    const read = unreached.safeParse(await store.documents.get(scopeOf(contest), name));
    if (read.success) owed.push({ letter: name, ...read.data });
  }
  return owed.toSorted((one, other) => (one.since < other.since ? -1 : one.since > other.since ? 1 : 0));
}

/** Notes when letters were posted, and who says so, or takes the note back. False, and nothing noted, where one is not known. */
export async function notePosted(
  { store }: Pick<Office, 'store'>,
  contest: ContestId,
  { letters, posted }: { readonly letters: readonly string[]; readonly posted: UnreachedShape['posted'] },
): Promise<boolean> {
  return store.together(async () => {
    const kept = new Map((await store.documents.list(scopeOf(contest))).map(({ name, subject }) => [name, subject]));
    if (!letters.every((letter) => kept.has(letter))) return false;
    for (const letter of letters) {
      const read = unreached.safeParse(await store.documents.get(scopeOf(contest), letter));
      if (!read.success) continue;
      await store.documents.put(scopeOf(contest), letter, {
        subject: kept.get(letter) ?? letter,
        json: { ...read.data, posted },
      });
    }
    return true;
  });
}

/** How somebody can be told: by post before the telephone; by e-mail where only this server sends none. */
export function channelOf({ email, phone, address }: RollEntry['person']): UnreachedShape['channel'] {
  if (email !== '') return 'email';
  if (address !== '') return 'post';
  return phone === '' ? null : 'phone';
}
