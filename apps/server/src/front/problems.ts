import type { Problem, ProblemCode } from '@selectorate/api';
import type { Texts } from '@selectorate/messages';
import type { Refusal } from '@selectorate/selection';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Denial } from '../handlers.ts';

const STATUS: Readonly<Record<ProblemCode, ContentfulStatusCode>> = {
  'not-signed-in': 401,
  'not-allowed': 403,
  'not-found': 404,
  'request-malformed': 400,
  'request-too-large': 413,
  'csrf-failed': 403,
  'too-many-requests': 429,
  'link-used': 410,
  'link-expired': 410,
  'link-unknown': 404,
  'sign-in-failed': 401,
  'passkey-required': 403,
  'key-not-yours': 403,
  'key-reused': 422,
  'set-up-done': 409,
  'contest-exists': 409,
  'contest-not-preparing': 409,
  'contest-binding-on-trial-engine': 409,
  'person-taken': 409,
  'roll-malformed': 422,
  'roll-missing': 409,
  'roll-frozen': 409,
  'roll-not-frozen': 409,
  'nothing-to-amend': 409,
  'member-unknown': 404,
  'register-basis-missing': 422,
  'register-basis-expired': 422,
  'report-missing': 409,
  'second-person-needed': 403,
  'question-about-you': 403,
  'member-not-confirmed': 409,
  'list-never-leaves': 403,
  'draft-not-open': 409,
  'draft-not-yours': 403,
  'already-signed': 409,
  'act-refused': 422,
  'head-moved': 409,
  'clock-is-civil': 409,
  'clock-runs-forward': 409,
  'rulebook-malformed': 422,
  'store-behind-checkpoint': 503,
  'witnesses-silent': 503,
  'not-serving': 503,
  offline: 503,
  unexpected: 500,
};

export const statusOf = (code: ProblemCode): ContentfulStatusCode => STATUS[code];

/** A denial in words. What the rules refused is said in their own words. */
export function problemOf(texts: Texts, { code, where, refusal, lines }: Denial): Problem {
  const said = (refusal === undefined ? undefined : saidRefusal(texts, refusal)) ?? saidProblem(texts, code);
  return {
    schema: 'selectorate-problem/1',
    code,
    where: where ?? null,
    refusal: refusal === undefined ? null : { code: refusal.code, clause: refusal.clause, data: refusal.data },
    what: said.what,
    todo: said.todo,
    lines: [...(lines ?? [])].slice(0, MOST_LINES),
  };
}

const MOST_LINES = 1_000;

interface Said {
  readonly what: string;
  readonly todo: string;
}

const saidProblem = (texts: Texts, code: ProblemCode): Said => ({
  what: texts.text(`problem-${code}`),
  todo: texts.text(`problem-${code}.do`),
});

function saidRefusal(texts: Texts, { code, data }: Refusal): Said | undefined {
  const id = `refusal-${code}`;
  return texts.hasText(id) ? { what: texts.text(id, data), todo: texts.text(`${id}.do`, data) } : undefined;
}
