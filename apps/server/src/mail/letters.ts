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

/** A letter from its template; undefined for a template or arguments that this program does not know. */
export function letterOf(texts: Texts, template: string, args: Json): Letter | undefined {
  const read = template === 'invitation' ? invitation.safeParse(args) : undefined;
  if (read?.success !== true) return undefined;
  const { expires, zone, ...rest } = read.data;
  const lines = Object.entries(rest).map(([name, value]) => [name, onOneLine(value)]);
  const filled = { ...Object.fromEntries(lines), expires: sayWhen(expires, zone) };
  const said = (part: string): string => texts.text(`mail-invitation.${part}`, filled);
  const paragraphs = [said('greeting'), said('asks'), said('open'), rest.link, said('leave')];
  return { subject: texts.text('mail-invitation', filled), text: paragraphs.join('\n\n') };
}

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
