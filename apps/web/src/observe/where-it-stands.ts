import type { Texts } from '@selectorate/messages';
import { sayWhen } from '@selectorate/ui';
import { type ContestView, nameOf } from './contest-view.tsx';

/** One sentence: where the contest stands, or how it ended. */
export function whereItStands(view: ContestView, texts: Texts): string {
  const { state, zone } = view;
  const { declaration } = state;
  if (declaration === null) return texts.text(`observe-now-${state.stage}`);
  const about = {
    winner: declaration.winner === null ? '' : nameOf(view, declaration.winner),
    when: sayWhen(declaration.at, zone),
  };
  switch (declaration.endedBy) {
    case 'declaration':
      return texts.text('story-declared', about);
    case 'trigger':
      return texts.text('story-declared-trigger', about);
    case 'override':
      return texts.text(declaration.winner === null ? 'story-declared-override' : 'observe-ended-override', about);
    case 'rerun':
      return texts.text('observe-ended-rerun', about);
    default:
      return declaration.endedBy satisfies never;
  }
}

/** The next deadline that the clock has not passed yet. */
export function nextDeadline({ state }: ContestView) {
  return [...state.deadlines.values()]
    .filter(({ passed }) => passed === null)
    .toSorted((a, b) => (a.instant < b.instant ? -1 : 1))[0];
}

/** What a deadline is called: in the texts, else by its id. */
export const deadlineName = (id: string, texts: Texts): string =>
  texts.hasText(`deadline-${id}`) ? texts.text(`deadline-${id}`) : id;

/** What a code of the record is called: a reason or another word, else the code. */
export function wordFor(code: string, texts: Texts): string {
  const id = [`word-${code}`, `reason-${code}`].find((each) => texts.hasText(each));
  return id === undefined ? code : texts.text(id);
}

/** The tokens of a line of codes and ids, each by its name: of a person or unit, of a role, or another word. */
export function sayCodes(line: string, { names }: Pick<ContestView, 'names'>, texts: Texts): string {
  return line
    .split(' ')
    .map((code) => {
      const role = `role-${code}.inline`;
      return names.get(code) ?? (texts.hasText(role) ? texts.text(role) : wordFor(code, texts));
    })
    .join(' ');
}
