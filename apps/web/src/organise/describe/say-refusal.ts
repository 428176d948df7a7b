import type { RefusalShape } from '@selectorate/api';
import { clauseTextId, type Texts } from '@selectorate/messages';
import type { Rulebook } from '@selectorate/rulebook';

/** A refusal by the rules, as people read it: what, under which clause, and what to do. */
export interface SaidRefusal {
  readonly what: string;
  readonly clause: string;
  readonly todo: string;
}

export function sayRefusal(
  texts: Texts,
  { code, clause, data }: RefusalShape,
  rulebook: Pick<Rulebook, 'clauses'> | null,
): SaidRefusal {
  return {
    what: said(texts, `refusal-${code}`, data),
    clause: sayClause(texts, clause, rulebook),
    todo: said(texts, `refusal-${code}.do`, data),
  };
}

/** A clause in its own words: of the house, or of the rulebook with its citation. */
export function sayClause(texts: Texts, clause: string, rulebook: Pick<Rulebook, 'clauses'> | null): string {
  const id = clauseTextId(clause);
  if (texts.hasText(id)) return texts.text(id);
  const known = rulebook?.clauses.find((each) => each.id === clause);
  return known === undefined ? clause : `${known.text} (${known.citation})`;
}

/** A server may name figures that this version's text does not know, or leave one out: the code is still said. */
function said(texts: Texts, id: string, data: RefusalShape['data']): string {
  if (!texts.hasText(id)) return id;
  const given = Object.fromEntries(texts.variables(id).map((name) => [name, data[name] ?? '–']));
  return texts.text(id, given);
}
