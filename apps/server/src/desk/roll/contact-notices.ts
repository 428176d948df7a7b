import type { ContestId } from '@selectorate/basics';
import type { UnreachedShape } from '@selectorate/api';
import { changesBetween, type ContactNotice, noticesFor, type RollEntry } from '@selectorate/roll';
import type { MemberTemplate } from '../../mail/letters.ts';
import type { DeskOptions } from '../desk.ts';
import { type ContactRecord, fieldsOf } from './contact-record.ts';
import { newLetter, queueMemberMail } from './member-letters.ts';
import type { VersionOrder } from './roll-versions.ts';
import { noteUnreached } from './unreached.ts';

/** One change of one member's contacts, before it is known who was told. */
export interface ContactMove {
  readonly contest: ContestId;
  readonly before: RollEntry;
  readonly after: RollEntry;
  readonly order: VersionOrder;
  readonly kept: ContactRecord;
}

type ContactTemplate = Extract<MemberTemplate, `contact-${string}`>;

const TEMPLATES: Readonly<Record<'made' | 'asked', Readonly<Record<'old' | 'new', ContactTemplate>>>> = {
  made: { old: 'contact-old', new: 'contact-new' },
  asked: { old: 'contact-confirm', new: 'contact-asked' },
};

/**
 * Tells the old and the new contact (A02), each with a link of its own by which to say whether it was the member. What has no
 * e-mail address is told by hand, and gets no link: nobody who posts a letter holds the member's answer in their hands.
 */
export async function tellContacts(options: DeskOptions, move: ContactMove): Promise<ContactRecord> {
  const { contest, kept } = move;
  const told: ContactRecord['notices'][number][] = [];
  for (const { kind, to } of noticesOf(move)) {
    const mailed = to.channel === 'email' && options.sendsMail;
    if (mailed) await mail(options, move, { kind, address: to.contact, notice: told.length });
    else await owe(kind, to.channel);
    told.push({ to: kind, channel: to.channel, way: mailed ? 'mailed' : 'by-hand', answer: null, answeredAt: null });
  }
  return { ...kept, notices: told };

  function owe(kind: 'old' | 'new', channel: UnreachedShape['channel']): Promise<void> {
    const notice = TEMPLATES[kept.request === null ? 'made' : 'asked'][kind];
    const { member, change } = kept;
    return noteUnreached(options, contest, { member, notice, since: move.order.at, channel, about: change });
  }

  async function mail(
    of: DeskOptions,
    { order }: ContactMove,
    { kind, address, notice }: { readonly kind: 'old' | 'new'; readonly address: string; readonly notice: number },
  ): Promise<void> {
    const fields = [...fieldsOf(kept)];
    const asks = kept.request !== null && kind === 'old';
    const about = { contest, member: kept.member, change: kept.change, notice, contact: address, fields, at: order.at };
    const link = await newLetter(of, { kind: asks ? 'confirm' : 'notice', ...about });
    const template = TEMPLATES[kept.request === null ? 'made' : 'asked'][kind];
    await queueMemberMail(of, { contest, address, template, at: order.at, fields, link });
  }
}

/** As the roll has it, and besides: who had an e-mail address hears by it of every change, a new telephone number too. */
function noticesOf({ before, after, order }: ContactMove): readonly Pick<ContactNotice, 'kind' | 'to'>[] {
  const changes = changesBetween([before], [after], order);
  const { notices } = noticesFor(changes, new Map([[before.member, before]]));
  const hasMail = notices.some(({ kind, to }) => kind === 'old' && to.channel === 'email');
  if (hasMail || before.person.email === '') return notices;
  return [{ kind: 'old', to: { channel: 'email', contact: before.person.email } }, ...notices];
}
