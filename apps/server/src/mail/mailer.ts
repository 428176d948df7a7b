import { createTransport } from 'nodemailer';
import { textsIn } from '@selectorate/messages';
import { type Instant, secondsBetween } from '@selectorate/selection';
import type { MessageRow, Store } from '@selectorate/store';
import type { MailConfiguration } from '../configuration.ts';
import { letterOf } from './letters.ts';

/** Sends the letters that wait in the store; the queue wakes it. */
export interface Mailer {
  /** Does this server send mail? Without it officers pass links on themselves. */
  readonly sends: boolean;
  /** Sends what is due; answers with how many went out. Safe to call at any time, and from several workers. */
  sendDue(): Promise<number>;
}

export interface MailerOptions {
  readonly configuration: MailConfiguration | null;
  readonly store: Pick<Store, 'messages'>;
  readonly clock: () => Instant;
}

const AT_ONCE = 50;
const GIVEN_UP_AFTER_SECONDS = 24 * 3600;
/** Where the URL does not say otherwise. */
const PATIENCE = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 };

export function mailerWith({ configuration, store: { messages }, clock }: MailerOptions): Mailer {
  if (configuration === null) return { sends: false, sendDue: () => Promise.resolve(0) };
  const { url, from } = configuration;
  const transport = createTransport({ url, ...PATIENCE }, { from });
  const send = async ({ id, content, template, created }: MessageRow): Promise<boolean> => {
    const letter = content === null ? undefined : letterOf(textsIn('en'), template, content.args);
    if (content === null || letter === undefined) {
      await messages.failed(id, { code: 'UNREADABLE', final: true });
      return false;
    }
    try {
      await transport.sendMail({ to: content.address, subject: letter.subject, text: letter.text });
      await messages.sent(id);
      return true;
    } catch (error) {
      const isOld = secondsBetween(clock(), created) > GIVEN_UP_AFTER_SECONDS;
      await messages.failed(id, { code: codeOf(error), final: isOld || isForGood(error) });
      return false;
    }
  };
  return {
    sends: true,
    sendDue: async () => {
      let out = 0;
      for (const message of await messages.due(AT_ONCE)) if (await send(message)) out += 1;
      return out;
    },
  };
}

/** Never what a mail server said: that quotes addresses. */
function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' && /^[A-Z]{3,20}$/.test(code) ? code : 'UNKNOWN';
}

/** A mail server that answers with 5 and two more digits will not take it later either (RFC 5321, 4.2.1). */
const isForGood = (error: unknown): boolean =>
  error instanceof Error && 'responseCode' in error && Number(error.responseCode) >= 500;
