import { isObject, readFrom, Refused, sendTo } from './ask-server.ts';

/** What a letter is about; nothing of the new contact is in it. */
export interface Notice {
  readonly organisation: string;
  readonly title: string;
  readonly kind: 'confirm' | 'notice' | 'objection';
  readonly fields: readonly string[];
  readonly at: string;
  readonly expires: string;
}
export type Answer = 'me' | 'not-me';

const pathOf = (token: string): string => `/api/contact-notices/${encodeURIComponent(token)}`;

/** Rejects with `Refused`. */
export async function readNotice(token: string): Promise<Notice> {
  const answer = await readFrom(pathOf(token));
  if (!isNotice(answer)) throw new Refused('unexpected');
  return answer;
}

/** Uses the letter’s link up. Rejects with `Refused`. */
export const answerNotice = (token: string, answer: Answer): Promise<unknown> => sendTo(pathOf(token), { answer });

function isNotice(answer: unknown): answer is Notice {
  if (!isObject(answer)) return false;
  const { kind, fields } = answer;
  return (
    ['organisation', 'title', 'at', 'expires'].every((name) => typeof answer[name] === 'string') &&
    (kind === 'confirm' || kind === 'notice' || kind === 'objection') &&
    Array.isArray(fields) &&
    fields.every((field) => typeof field === 'string')
  );
}
