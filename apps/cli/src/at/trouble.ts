import type { Problem } from '@selectorate/api';
import type { Texts } from '@selectorate/messages';

/** Why a contest cannot be played at a server, apart from its rules: the texts are `at-CODE` and `at-CODE.do`. */
export type TroubleCode =
  | 'server-answered'
  | 'link-unreadable'
  | 'draft-differs'
  | 'draft-stands-open'
  | 'log-differs'
  | 'checkpoint-late'
  | 'key-differs'
  | 'record-unreadable';

export interface Trouble {
  readonly kind: 'trouble';
  readonly code: TroubleCode;
  /** Which field, entry, request. */
  readonly where: string;
  readonly problem: Problem | null;
}

export const trouble = (code: TroubleCode, where: string): Trouble => ({ kind: 'trouble', code, where, problem: null });

/** The server answered something else than what was asked for. */
export const fromProblem = (problem: Problem, where: string): Trouble => ({
  kind: 'trouble',
  code: 'server-answered',
  where,
  problem,
});

/** What happened, where, and what to do. */
export function tellTrouble({ code, where, problem }: Trouble, texts: Texts): readonly string[] {
  if (problem === null) return [texts.text(`at-${code}`, { where }), `  ${texts.text(`at-${code}.do`)}`];
  const id = `problem-${problem.code}`;
  return [
    texts.text('at-server-answered', { where: problem.where === null ? where : `${where}, ${problem.where}` }),
    `  ${problem.code}: ${problem.what === '' ? texts.text(id) : problem.what}`,
    `  ${problem.todo === '' ? texts.text(`${id}.do`) : problem.todo}`,
    ...problem.lines.map((line) => `  ${line}`),
  ];
}
