import { type ContestId, err, ok, type Result } from '@selectorate/basics';
import type { Denial } from '../../handlers.ts';
import { titleOf } from '../contest-documents.ts';
import { timeOf } from '../contest-time.ts';
import type { DeskHandlers } from '../desk.ts';
import { denyWrite, type House } from '../house.ts';
import { confirmContactChange, objectToContactChange, type RollEntry } from '@selectorate/roll';
import { entryOf } from '../roll/kept-roll.ts';
import { contactRecord, type ContactRecord, keepContactRecord } from '../roll/contact-record.ts';
import { type LetterAbout, peekLetter, useLetter } from '../roll/member-letters.ts';
import { keepObjection } from '../roll/objections.ts';

type AnswerHandlers = Pick<DeskHandlers, 'readContactNotice' | 'answerContactNotice'>;
type Said = 'me' | 'not-me';
type About = Exclude<LetterAbout, { kind: 'my-entry' }>;

/** What members answer to letters about their contacts. Whoever holds the link may be a stranger: no contact is shown. */
export const contactAnswerHandlers = (house: House): AnswerHandlers => ({
  readContactNotice: async ({ params: { token } }) => {
    const { options } = house;
    const letter = await peekLetter(options, token, 'contact-notice');
    if (!letter.ok) return letter;
    const { about, expires } = letter.value;
    if (about.kind === 'my-entry') return err({ code: 'link-unknown' });
    return ok({
      organisation: (await options.store.instance.get())?.name ?? '',
      title: (await titleOf(options.store, about.contest)) ?? about.contest,
      kind: about.kind,
      fields: [...about.fields],
      at: about.at,
      expires,
    });
  },

  answerContactNotice: async ({ params: { token }, body: { answer } }) => {
    const peeked = await peekLetter(house.options, token, 'contact-notice');
    if (!peeked.ok) return peeked;
    const contest: ContestId = peeked.value.about.contest;
    // Under the contest's lock, so that of two answers to one change none is lost.
    const taken = await house.logs.write<Result<{ done: true }, Denial>>(contest, async (log, row) => {
      const { clock } = house.options;
      const at = log.state.roll === null ? clock() : timeOf(row, log.state, clock());
      return { append: false, answer: await take(house, token, { said: answer, at }) };
    });
    return taken.ok ? taken.value : denyWrite(taken.error);
  },
});

async function take(
  { options }: House,
  token: string,
  { said, at }: Answered,
): Promise<Result<{ done: true }, Denial>> {
  const letter = await useLetter(options, token, 'contact-notice');
  if (!letter.ok) return letter;
  const { about } = letter.value;
  if (about.kind === 'my-entry') return err({ code: 'link-unknown' });
  const change = about.kind === 'objection' ? null : about.change;
  if (said === 'not-me') await keepObjection(options, about.contest, { member: about.member, change, at });
  if (about.kind !== 'objection') await note(options, about, { said, at });
  return ok({ done: true });
}

/** Writes the answer beside the notice. Only the old contact's yes moves a request on; anybody's no stops it. */
async function note(
  { store, keys }: House['options'],
  about: Extract<About, { change: string }>,
  answered: Answered,
): Promise<void> {
  const { contest, change, member } = about;
  const kept = await contactRecord({ store }, contest, change);
  if (kept === undefined) return;
  const { said, at } = answered;
  const notices = kept.notices.map((notice, place) =>
    place === about.notice ? { ...notice, answer: said, answeredAt: at } : notice,
  );
  const frozen = await entryOf(store, contest, member);
  const stepped = frozen === undefined ? kept : step(kept, frozen, { ...answered, about });
  await keepContactRecord({ store, keys }, contest, { ...stepped, notices });
}

interface Answered {
  readonly said: Said;
  readonly at: string;
}

function step(
  kept: ContactRecord,
  frozen: RollEntry,
  { said, at, about }: Answered & { readonly about: Extract<About, { change: string }> },
): ContactRecord {
  const { request } = kept;
  if (request === null) return said === 'not-me' ? { ...kept, objected: kept.objected ?? at } : kept;
  const contact = { channel: 'email', contact: about.contact } as const;
  const stepped =
    said === 'not-me'
      ? objectToContactChange(request, at)
      : about.kind === 'confirm'
        ? confirmContactChange(request, frozen, { kind: 'old-contact', at, contact })
        : undefined;
  return stepped?.ok === true ? { ...kept, request: stepped.value } : kept;
}
