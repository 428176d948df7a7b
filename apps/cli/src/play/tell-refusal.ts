import { clauseTextId, type Texts } from '@selectorate/messages';
import type { Refusal } from '@selectorate/selection';
import { tellTrouble, type Trouble } from '../at/trouble.ts';
import type { PlayFault } from './follow.ts';

/** A step that came to nothing: its line of the folder, what the rules or the server said, and what to do. */
export function tellRefusal({ place, kind, at, why }: PlayFault<Trouble>, texts: Texts): readonly string[] {
  const where = place.line === null ? place.file : `${place.file}, line ${place.line}`;
  const about = { place: where, act: texts.text(`act-${kind}`), at };
  if ('kind' in why) return [texts.text('at-stopped', about), ...tellTrouble(why, texts).map((line) => `  ${line}`)];
  return [texts.text('run-refused', about), ...tellWhy(why, texts)];
}

function tellWhy(refusal: Refusal, texts: Texts): readonly string[] {
  const clause = clauseTextId(refusal.clause);
  const id = `refusal-${refusal.code}`;
  return [
    `  ${refusal.code}: ${texts.text(id, refusal.data)}`,
    `  ${texts.text(`${id}.do`)}`,
    ...(texts.hasText(clause)
      ? [`  ${texts.text('run-clause', { clause: refusal.clause, text: texts.text(clause) })}`]
      : []),
  ];
}
