import { createHmac } from 'node:crypto';
import { type ContestId, type MemberId, toHex } from '@selectorate/basics';
import { z } from 'zod';
import type { DeskOptions } from '../desk.ts';

const text = z.string();
const objection = z.strictObject({
  member: text as unknown as z.ZodType<MemberId>,
  change: z.nullable(text),
  at: text,
});
/** Somebody said “that was not me”, or that something in their entry is wrong: a question for the officers. */
export type Objection = z.infer<typeof objection>;

const scopeOf = (contest: ContestId): string => `objections/${contest}`;

export async function keepObjection(
  { store, keys, entropy }: Pick<DeskOptions, 'store' | 'keys' | 'entropy'>,
  contest: ContestId,
  made: Objection,
): Promise<void> {
  const subject = createHmac('sha256', keys.secretFor('members')).update(made.member).digest('hex').slice(0, 40);
  await store.documents.put(scopeOf(contest), `${made.at} ${toHex(entropy(8))}`, { subject, json: made });
}

/** Every objection of a contest, the first made first. */
export async function objectionsOf(
  { store }: Pick<DeskOptions, 'store'>,
  contest: ContestId,
): Promise<readonly Objection[]> {
  const made: Objection[] = [];
  for (const { name } of await store.documents.list(scopeOf(contest))) {
    const read = objection.safeParse(await store.documents.get(scopeOf(contest), name));
    if (read.success) made.push(read.data);
  }
  return made;
}
