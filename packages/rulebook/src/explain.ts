import type { ClauseId } from '@selectorate/basics';
import type { Judgement } from './electorate.ts';
import { END_OF_MONTH_RULE, type FactName, FACTS } from './facts.ts';
import { leaves, type Plain } from './leaves.ts';
import type { Clause, Rulebook, Seen } from './rulebook.ts';

/** One line of an explanation: a part of the rulebook, the clause behind it, the values it fixes. */
export interface ExplainedLine {
  /** The field: `trigger.unitQuorum`, `calendar.gaps[1]`. */
  readonly part: string;
  readonly clause: ClauseId;
  readonly text: string;
  readonly citation: string;
  readonly seen: Seen;
  readonly values: Readonly<Record<string, Plain>>;
}

/** The whole rulebook in the order of the procedure, then the clauses that fix no field of their own. */
export function explainRulebook(rulebook: Rulebook): ExplainedLine[] {
  const lines = partsInOrder(rulebook).map(({ part, clause, says }) =>
    lineOf(rulebook, { part, clause, values: valuesOf(says) }),
  );
  const mentioned = new Set(lines.map(({ clause }) => clause));
  const rest = rulebook.clauses
    .filter(({ id }) => !mentioned.has(id))
    .map(({ id }) => lineOf(rulebook, { part: 'clauses', clause: id, values: {} }));
  return [...lines, ...rest];
}

interface Part {
  readonly part: string;
  readonly clause: ClauseId;
  readonly says: object;
}

function partsInOrder(rulebook: Rulebook): Part[] {
  const { electorates, trigger, calendar, shortlist, ballot, publication, signing } = rulebook;
  const { bodies, endorsement, declaration, challenges, retention, overrides, witnesses } = rulebook;
  const one = (part: string, says: { readonly clause: ClauseId }): Part => ({ part, clause: says.clause, says });
  const each = (part: string, list: readonly { readonly clause: ClauseId }[]): Part[] =>
    list.map((says, at) => one(`${part}[${at}]`, says));
  return [
    ...each('electorates.trigger.rules', electorates.trigger.rules),
    ...each('electorates.ballot.rules', electorates.ballot.rules),
    ...(trigger === null
      ? []
      : [
          { part: 'trigger', clause: trigger.clause, says: { ...trigger, unitTie: {}, unitQuorum: {} } },
          one('trigger.unitTie', trigger.unitTie),
          one('trigger.unitQuorum', trigger.unitQuorum),
        ]),
    { part: 'calendar', clause: calendar.clause, says: {} },
    ...each('calendar.deadlines', calendar.deadlines),
    ...each('calendar.gaps', calendar.gaps),
    one('shortlist', shortlist),
    one('ballot', ballot),
    one('publication', publication),
    one('signing', signing),
    ...each('bodies', bodies),
    one('endorsement', endorsement),
    one('declaration', declaration),
    one('challenges', challenges),
    one('retention', retention),
    ...each('overrides', overrides),
    one('witnesses', witnesses),
  ];
}

function lineOf(
  rulebook: Rulebook,
  { part, clause, values }: Pick<ExplainedLine, 'part' | 'clause' | 'values'>,
): ExplainedLine {
  const { text, citation, seen } = clauseOf(rulebook, clause);
  return { part, clause, text, citation, seen, values };
}

function valuesOf(says: object): Readonly<Record<string, Plain>> {
  return Object.fromEntries(
    leaves(says)
      .filter(({ path }) => path !== 'clause')
      .map(({ path, value }) => [path, value]),
  );
}

/** The clause of an id. Throws when there is none: a loaded rulebook names no other. */
export function clauseOf(rulebook: Rulebook, id: ClauseId): Clause {
  const clause = rulebook.clauses.find((candidate) => candidate.id === id);
  if (clause === undefined) throw new RangeError(`the rulebook has no clause ${id}`);
  return clause;
}

/** Why a member may or may not vote, clause by clause. */
export interface ExplainedClause {
  readonly clause: ClauseId;
  readonly text: string;
  readonly citation: string;
  readonly seen: Seen;
  readonly holds: boolean;
  readonly facts: readonly {
    readonly name: FactName;
    readonly value: Plain;
    readonly meaning: string;
    readonly source: string;
  }[];
  /** The end-of-month rule wherever months or years were counted. */
  readonly notes: readonly string[];
}

export interface ExplainedJudgement {
  readonly eligible: boolean;
  readonly withheldFor: string | null;
  readonly clauses: readonly ExplainedClause[];
}

const COUNTED_IN_MONTHS: ReadonlySet<FactName> = new Set(['memberMonths', 'ageYears']);

/** A judgement with the words of the clauses and of the facts: plain data for a page, a letter, a command line. */
export function explainJudgement(
  rulebook: Rulebook,
  { eligible, withheldFor, clauses }: Judgement,
): ExplainedJudgement {
  return {
    eligible,
    withheldFor,
    clauses: clauses.map(({ clause, holds, facts }) => {
      const { text, citation, seen } = clauseOf(rulebook, clause);
      const used = FACTS.flatMap(({ name, meaning, source }) => {
        const value = facts[name];
        return value === undefined ? [] : [{ name, value, meaning, source }];
      });
      const counted = used.some(({ name }) => COUNTED_IN_MONTHS.has(name));
      return { clause, text, citation, seen, holds, facts: used, notes: counted ? [END_OF_MONTH_RULE] : [] };
    }),
  };
}
