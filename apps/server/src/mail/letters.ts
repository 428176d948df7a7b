import type { Json } from '@selectorate/basics';
import type { Texts } from '@selectorate/messages';
import { z } from 'zod';

export interface Letter {
  readonly subject: string;
  readonly text: string;
}

const invitation = z.strictObject({
  organisation: z.string(),
  title: z.string(),
  name: z.string(),
  role: z.string(),
  link: z.string(),
  expires: z.string(),
  zone: z.string(),
});
/** What an invitation's letter is filled with; `expires` is an instant, said in the contest's own time. */
export type InvitationArgs = z.infer<typeof invitation>;

const toMember = z.strictObject({
  organisation: z.string(),
  title: z.string(),
  /** When it was done, an instant. */
  at: z.string(),
  /** Fields of the roll, with spaces between them; none for a letter about the whole entry. */
  fields: z.string(),
  link: z.string(),
  expires: z.string(),
  zone: z.string(),
});
/** What a letter to a member is filled with. It names nobody and quotes nothing: whoever reads it may be a stranger. */
export type MemberLetterArgs = z.infer<typeof toMember>;

const aboutDecision = z.strictObject({
  ...toMember.shape,
  clause: z.string(),
  /** The reason code of an exclusion; empty for none. */
  reason: z.string(),
  /** Until when to reply or appeal, an instant; empty where there is nothing to answer. */
  until: z.string(),
});
/** What a letter about an exclusion or a waiver is filled with besides. */
export type DecisionLetterArgs = z.infer<typeof aboutDecision>;

/** Letters about decisions, by template. */
export type DecisionTemplate =
  | 'exclusion-notice'
  | 'exclusion-decided'
  | 'exclusion-upheld'
  | 'exclusion-over'
  | 'waiver-granted';

/** Letters to members, by template. */
export type MemberTemplate = 'contact-old' | 'contact-new' | 'contact-confirm' | 'contact-asked' | 'my-entry';

type Args = z.infer<typeof invitation> | MemberLetterArgs | DecisionLetterArgs;

interface Template {
  readonly schema: z.ZodType<Args>;
  /** The paragraph that says what it is about. */
  readonly says: string;
}

const member: Template = { schema: toMember, says: 'says' };
const decision: Template = { schema: aboutDecision, says: 'says' };
const TEMPLATES: Readonly<Record<string, Template>> = {
  invitation: { schema: invitation, says: 'asks' },
  ...({
    'contact-old': member,
    'contact-new': member,
    'contact-confirm': member,
    'contact-asked': member,
    'my-entry': member,
    'exclusion-notice': decision,
    'exclusion-decided': decision,
    'exclusion-upheld': decision,
    'exclusion-over': decision,
    'waiver-granted': decision,
  } satisfies Record<MemberTemplate | DecisionTemplate, Template>),
};

/** A letter from its template; undefined for a template or arguments that this program does not know. */
export function letterOf(texts: Texts, template: string, args: Json): Letter | undefined {
  const known = Object.hasOwn(TEMPLATES, template) ? TEMPLATES[template] : undefined;
  const read = known?.schema.safeParse(args);
  if (known === undefined || read?.success !== true) return undefined;
  const { expires, zone, link, ...rest } = read.data;
  const lines = Object.entries(rest).map(([name, value]) => [
    name,
    isInstant(name, value) ? sayWhen(value, zone) : onOneLine(value),
  ]);
  const filled = { ...Object.fromEntries(lines), expires: sayWhen(expires, zone) };
  const said = (part: string): string => texts.text(`mail-${template}.${part}`, filled);
  const paragraphs = [said('greeting'), said(known.says), said('open'), link, said('leave')];
  return { subject: texts.text(`mail-${template}`, filled), text: paragraphs.join('\n\n') };
}

const isInstant = (name: string, value: string): boolean => (name === 'at' || name === 'until') && value !== '';

/** What people typed, without line breaks: nobody's name begins a paragraph of its own. */
const onOneLine = (text: string): string => text.replaceAll(/[\p{Cc}\s]+/gu, ' ');

/** `Monday 10 October 2022, 7:00 pm (Europe/London)` */
function sayWhen(instant: string, timeZone: string): string {
  const day = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  const time = { hour: 'numeric', minute: '2-digit', hour12: true } as const;
  const parts = new Intl.DateTimeFormat('en-GB', { ...day, ...time, timeZone }).formatToParts(new Date(instant));
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
  const date = ['weekday', 'day', 'month', 'year'].map(part).join(' ');
  return `${date}, ${Number(part('hour'))}:${part('minute')} ${part('dayPeriod')} (${timeZone})`;
}
