import { type ContestId, err, type Json, type MemberId, ok, type Result, toBase64Url } from '@selectorate/basics';
import { fromSeconds, type Instant, toSeconds } from '@selectorate/selection';
import { z } from 'zod';
import type { Denial } from '../../handlers.ts';
import { linkDenial } from '../../front/link-denial.ts';
import type { DecisionLetterArgs, DecisionTemplate, MemberLetterArgs, MemberTemplate } from '../../mail/letters.ts';
import { titleOf } from '../contest-documents.ts';
import type { DeskOptions } from '../desk.ts';

type Office = Pick<DeskOptions, 'store' | 'entropy' | 'clock' | 'publicUrl'>;

const member = z.string() as unknown as z.ZodType<MemberId>;
const contest = z.string() as unknown as z.ZodType<ContestId>;
const about = z.discriminatedUnion('kind', [
  /** To one's own page. */
  z.strictObject({ kind: z.literal('my-entry'), contest, member }),
  /** A change of a contact: told to, or asked of, the old contact or the new one. */
  z.strictObject({
    kind: z.enum(['notice', 'confirm']),
    contest,
    member,
    change: z.string(),
    notice: z.int().min(0),
    /** The address it went to. */
    contact: z.string(),
    fields: z.array(z.string()),
    at: z.string(),
  }),
  /** From one's own page: something in it is wrong. */
  z.strictObject({ kind: z.literal('objection'), contest, member, fields: z.array(z.string()), at: z.string() }),
]);
/** What a link in a letter is for. Sealed: the database knows of a letter only that there is one. */
export type LetterAbout = z.infer<typeof about>;

const SCOPE = 'house/member-letters';
const A_DAY = 24 * 3600;
const SECONDS: Readonly<Record<LetterAbout['kind'], number>> = {
  'my-entry': A_DAY,
  objection: A_DAY,
  notice: 14 * A_DAY,
  confirm: 14 * A_DAY,
};

export interface LetterLink {
  readonly token: string;
  readonly expires: Instant;
}

/** Makes a link that works once. What it is for is sealed under a key of its own, which ends with the link. */
export async function newLetter(
  { store, entropy, clock }: Office,
  letter: LetterAbout,
  { days }: { readonly days?: number } = {},
): Promise<LetterLink> {
  const created = clock();
  const seconds = days === undefined ? SECONDS[letter.kind] : days * A_DAY;
  const expires = fromSeconds(toSeconds(created) + seconds);
  const token = toBase64Url(entropy(32));
  const kind = letter.kind === 'my-entry' ? 'my-entry' : 'contact-notice';
  const nobody = { contest: null, person: null, role: null, unit: null, body: null, createdBy: null };
  const id = await store.links.create(token, { kind, ...nobody, created, expires });
  await store.documents.put(SCOPE, id, { subject: id, json: letter as unknown as Json });
  return { token, expires };
}

export interface OpenedLetter {
  readonly about: LetterAbout;
  readonly expires: Instant;
}

type Door = 'my-entry' | 'contact-notice';

/** What a token is for, without using it. A link of another door is answered like one that never was. */
export async function peekLetter(office: Office, token: string, door: Door): Promise<Result<OpenedLetter, Denial>> {
  const link = await office.store.links.peek(token, office.clock());
  if (!link.ok) return err(linkDenial(link.error));
  const json = link.value.kind === door ? await office.store.documents.get(SCOPE, link.value.id) : undefined;
  const read = about.safeParse(json);
  return read.success ? ok({ about: read.data, expires: link.value.expires }) : err({ code: 'link-unknown' });
}

/** Uses a link up. To be called in a transaction with what it leads to. */
export async function useLetter(office: Office, token: string, door: Door): Promise<Result<OpenedLetter, Denial>> {
  const opened = await peekLetter(office, token, door);
  if (!opened.ok) return opened;
  const used = await office.store.links.use(token, office.clock());
  return used.ok ? opened : err(linkDenial(used.error));
}

/** Destroys what ended letters were about. */
export async function sweepLetters({ store, clock }: Office): Promise<void> {
  await store.together(async () => {
    for (const id of await store.links.sweepLetters(clock())) {
      await store.documents.erase(SCOPE, id);
      await store.documents.remove(SCOPE, id);
    }
  });
}

export interface MemberMail {
  readonly contest: ContestId;
  readonly address: string;
  readonly template: MemberTemplate;
  readonly at: Instant;
  readonly fields: readonly string[];
  readonly link: LetterLink;
}

/** Puts a letter into the outgoing mail. */
export async function queueMemberMail(office: Office, mail: MemberMail): Promise<void> {
  const page = mail.template === 'my-entry' ? 'entry' : 'contact';
  await queue(office, mail, await argsOf(office, { ...mail, page }));
}

export interface DecisionMail extends Omit<MemberMail, 'template' | 'fields'> {
  readonly template: DecisionTemplate;
  readonly about: Pick<DecisionLetterArgs, 'clause' | 'reason' | 'until'>;
}

/** The same for a letter about an exclusion or a waiver. */
export async function queueDecisionMail(office: Office, mail: DecisionMail): Promise<void> {
  await queue(office, mail, { ...(await argsOf(office, { ...mail, fields: [], page: 'entry' })), ...mail.about });
}

const queue = (
  { store, clock }: Office,
  { address, template }: Pick<MemberMail, 'address'> & { readonly template: string },
  args: MemberLetterArgs,
): Promise<unknown> =>
  store.messages.queue({ account: null, address, template, args: args as unknown as Json, created: clock() });

async function argsOf(
  { store, publicUrl }: Office,
  { contest: of, at, fields, link, page }: Omit<MemberMail, 'template'> & { readonly page: 'entry' | 'contact' },
): Promise<MemberLetterArgs> {
  return {
    organisation: (await store.instance.get())?.name ?? '',
    title: (await titleOf(store, of)) ?? of,
    at,
    fields: fields.join(' '),
    link: `${publicUrl}/${page}/${link.token}`,
    expires: link.expires,
    zone: (await store.contests.get(of))?.zone ?? 'UTC',
  };
}
