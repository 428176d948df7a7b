import { createHmac } from 'node:crypto';
import { type ContestId, type Json, ok, toHex } from '@selectorate/basics';
import type { RollEntry } from '@selectorate/roll';
import { z } from 'zod';
import { rollOf } from './kept-roll.ts';
import type { DeskHandlers, DeskOptions } from '../desk.ts';
import type { House } from '../house.ts';
import { newLetter, queueMemberMail } from './member-letters.ts';
import { channelOf, noteUnreached } from './unreached.ts';

const QUESTIONS = 'house/entry-questions';
const LETTERS_SENT = 'house/entry-letters';
const LETTERS_A_DAY = 3;
const AT_ONCE = 200;
const MOST_WAITING = 5_000;

const question = z.strictObject({ contest: z.string(), contact: z.string(), at: z.string() });

/**
 * "Am I on the roll?" Nobody looks while the question waits for its answer: it is sealed, put aside and answered with the same
 * words, whoever asks about whomever (A40). The worker looks later, and writes to the contact that the roll has.
 */
export const askAboutMyEntryHandler = ({ options }: House): Pick<DeskHandlers, 'askAboutMyEntry'> => ({
  askAboutMyEntry: async ({ body: { contest, contact } }) => {
    const { documents } = options.store;
    const id = toHex(options.entropy(16));
    const waiting = await documents.list(QUESTIONS);
    if (waiting.length < MOST_WAITING)
      await documents.put(QUESTIONS, id, { subject: id, json: { contest, contact, at: options.clock() } });
    return ok({ done: true });
  },
});

/** Answers what waits: safe to call at any time; a question is gone in the transaction that queues its letters. */
export async function answerQuestions({ options }: Pick<House, 'options'>): Promise<number> {
  const { store, clock } = options;
  await forgetOldCounts(options);
  const rolls = new Map<string, Promise<readonly RollEntry[]>>();
  const waiting = (await store.documents.list(QUESTIONS)).slice(0, AT_ONCE);
  for (const { name } of waiting) {
    const read = question.safeParse(await store.documents.get(QUESTIONS, name));
    const asked = read.success ? read.data : { contest: '', contact: '', at: clock() };
    const contest = asked.contest as ContestId;
    const roll = rolls.get(contest) ?? rollOf(store, contest).then((entries) => entries ?? []);
    rolls.set(contest, roll);
    const found = (await roll).filter(isReachedAt(asked.contact));
    await store.together(async () => {
      for (const entry of found) await write(options, contest, { entry, at: asked.at });
      await store.documents.erase(QUESTIONS, name);
      await store.documents.remove(QUESTIONS, name);
    });
  }
  return waiting.length;
}

async function write(
  options: DeskOptions,
  contest: ContestId,
  { entry: { member, person }, at }: { readonly entry: RollEntry; readonly at: string },
): Promise<void> {
  if (!(await countLetter(options, `${contest} ${member}`))) return;
  if (person.email === '' || !options.sendsMail) {
    const channel = channelOf(person);
    await noteUnreached(options, contest, { member, notice: 'my-entry', since: at, channel, about: null });
    return;
  }
  const link = await newLetter(options, { kind: 'my-entry', contest, member });
  await queueMemberMail(options, { contest, address: person.email, template: 'my-entry', at, fields: [], link });
}

/** May this member get another letter today? Counted under a keyed hash, so that the count names nobody. */
async function countLetter({ store, keys, clock }: DeskOptions, whose: string): Promise<boolean> {
  const day = clock().slice(0, 10);
  const mark = createHmac('sha256', keys.secretFor('entry-letters')).update(`${day} ${whose}`).digest('hex');
  const name = `${day} ${mark}`;
  const known = await store.documents.get(LETTERS_SENT, name);
  const sent = typeof known === 'number' ? known : 0;
  if (sent >= LETTERS_A_DAY) return false;
  await store.documents.put(LETTERS_SENT, name, { subject: day, json: (sent + 1) as Json });
  return true;
}

async function forgetOldCounts({ store, clock }: DeskOptions): Promise<void> {
  const today = clock().slice(0, 10);
  for (const { name, subject } of await store.documents.list(LETTERS_SENT)) {
    if (subject >= today) continue;
    await store.documents.remove(LETTERS_SENT, name);
    await store.documents.erase(LETTERS_SENT, subject);
  }
}

/** Is this how the member is reached: the same e-mail address, or the same telephone number however it is written? */
function isReachedAt(contact: string): (entry: RollEntry) => boolean {
  const email = contact.trim().toLowerCase();
  const phone = digitsOf(contact);
  return ({ person }) =>
    (email.includes('@') && person.email.toLowerCase() === email) ||
    (phone.length >= SHORTEST_PHONE && digitsOf(person.phone) === phone);
}

const SHORTEST_PHONE = 7;

/** The digits of a number without its trunk or country prefix: `+44 7700 900123` and `07700 900123` are one. */
const digitsOf = (text: string): string =>
  text.includes('@') ? '' : text.replaceAll(/\D/g, '').replace(/^(00)?44(?=\d{9,10}$)|^0(?=\d{9,10}$)/, '');
