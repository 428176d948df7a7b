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
});

type Office = Pick<DeskOptions, 'store' | 'keys'>;

const scopeOf = (contest: ContestId): string => `unreached/${contest}`;

/** Notes a letter that is owed to a member whom no mail reaches. One letter about one thing is owed once. */
export async function noteUnreached({ store, keys }: Office, contest: ContestId, owed: UnreachedShape): Promise<void> {
  const mark = (text: string): string =>
    createHmac('sha256', keys.secretFor('members')).update(text).digest('hex').slice(0, 40);
  const name = mark(`${owed.notice} ${owed.about ?? ''} ${owed.channel ?? ''} ${owed.member}`);
  if ((await store.documents.get(scopeOf(contest), name)) !== undefined) return;
  await store.documents.put(scopeOf(contest), name, { subject: mark(owed.member), json: { ...owed } });
}

/** Every letter that is owed, the oldest first. */
export async function unreachedIn(
  { store }: Pick<Office, 'store'>,
  contest: ContestId,
): Promise<readonly UnreachedShape[]> {
  const owed: UnreachedShape[] = [];
  for (const { name } of await store.documents.list(scopeOf(contest))) {
    const read = unreached.safeParse(await store.documents.get(scopeOf(contest), name));
    if (read.success) owed.push(read.data);
  }
  return owed.toSorted((one, other) => (one.since < other.since ? -1 : one.since > other.since ? 1 : 0));
}

/** How somebody can be told: by post before the telephone; by e-mail where only this server sends none. */
export function channelOf({ email, phone, address }: RollEntry['person']): UnreachedShape['channel'] {
  if (email !== '') return 'email';
  if (address !== '') return 'post';
  return phone === '' ? null : 'phone';
}
