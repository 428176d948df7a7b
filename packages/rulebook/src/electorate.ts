import { type ClauseId, err, ok, type Result } from '@selectorate/basics';
import { type ASTNode, Environment, ParseError, type ParseResult } from '@marcbachmann/cel-js';
import { type FactName, FACTS, type MemberFacts } from './facts.ts';
import { faultAt, type RulebookFault } from './fault.ts';
import { checkProfile } from './profile.ts';
import type { BallotSection, Electorate, ElectorateRule } from './rulebook.ts';

/** One rule, read and checked once. */
export interface CompiledRule extends ElectorateRule {
  readonly facts: readonly FactName[];
  readonly holds: (facts: CelFacts) => boolean;
}

/** An electorate ready to judge members. */
export interface CompiledElectorate {
  readonly rules: readonly CompiledRule[];
}

/** How one rule came out for one member, with the facts it looked at. */
export interface ClauseJudgement {
  readonly clause: ClauseId;
  readonly holds: boolean;
  readonly facts: Readonly<Partial<MemberFacts>>;
}

export interface Judgement {
  readonly eligible: boolean;
  /** Reason code of the first rule that does not hold; null for an eligible member. */
  readonly withheldFor: string | null;
  readonly clauses: readonly ClauseJudgement[];
}

/** Facts as CEL wants them: whole numbers are 64-bit integers. */
type CelFacts = Readonly<Record<FactName, boolean | bigint | string | readonly string[]>>;

const LONGEST_EXPRESSION = 2_000;

const celTypes = { bool: 'bool', int: 'int', string: 'string', list: 'list<string>' } as const;
const environment = FACTS.reduce(
  (built, { name, type }) => built.registerVariable(name, celTypes[type]),
  new Environment({ limits: { maxAstNodes: 200, maxDepth: 20, maxListElements: 100, maxCallArguments: 4 } }),
);

/**
 * Reads the expressions of an electorate. Faults carry the place inside the expression as line and column, and the path
 * `rules[n].when`.
 */
export function compileElectorate(electorate: Electorate): Result<CompiledElectorate, RulebookFault[]> {
  const rules: CompiledRule[] = [];
  const faults: RulebookFault[] = [];
  for (const [at, rule] of electorate.rules.entries()) {
    const compiled = compileRule(rule, `rules[${at}].when`);
    if (compiled.ok) rules.push(compiled.value);
    else faults.push(...compiled.error);
  }
  return faults.length === 0 ? ok({ rules }) : err(faults);
}

/** Reads the expression of a ballot section; {@link judge} then calls its members eligible. */
export const compileSection = ({ clause, when, section }: BallotSection): Result<CompiledElectorate, RulebookFault[]> =>
  compileElectorate({ rules: [{ clause, when, otherwise: section }] });

/**
 * May this member vote? Every rule is looked at, so that an explanation can name all that fail; the first failing one
 * gives the published reason.
 */
export function judge(compiled: CompiledElectorate, facts: MemberFacts): Judgement {
  const celFacts = toCel(facts);
  const clauses: ClauseJudgement[] = [];
  let withheldFor: string | null = null;
  for (const rule of compiled.rules) {
    const holds = rule.holds(celFacts);
    if (!holds) withheldFor ??= rule.otherwise;
    clauses.push({ clause: rule.clause, holds, facts: pick(facts, rule.facts) });
  }
  return { eligible: withheldFor === null, withheldFor, clauses };
}

function compileRule(rule: ElectorateRule, path: string): Result<CompiledRule, RulebookFault[]> {
  if (rule.when.length > LONGEST_EXPRESSION) {
    return err([faultAt('too-large', path, `an expression of at most ${LONGEST_EXPRESSION} characters`)]);
  }
  const parsed = parse(rule.when);
  if (!parsed.ok) {
    const { at, expected } = parsed.error;
    return err([{ ...faultAt('expression-syntax', path, expected), ...placeIn(rule.when, at) }]);
  }
  const { faults, facts } = checkProfile(parsed.value.ast);
  if (faults.length > 0) {
    return err(
      faults.map(({ code, at, expected }) => ({ ...faultAt(code, path, expected), ...placeIn(rule.when, at) })),
    );
  }
  const verdict = parsed.value.check();
  if (!verdict.valid || verdict.type !== 'bool') {
    // The profile is stricter than the library's own type checker, which is asked all the same.
    return err([faultAt('expression-wrong-type', path, 'an expression that CEL takes to be true or false')]);
  }
  return ok({ ...rule, facts, holds: (celFacts) => parsed.value(celFacts) === true });
}

function parse(expression: string): Result<ParseResult & { ast: ASTNode }, { at: number; expected: string }> {
  try {
    return ok(environment.parse(expression));
  } catch (error) {
    if (error instanceof ParseError) {
      return err({ at: error.range?.start ?? 0, expected: `a CEL expression (${error.summary})` });
    }
    throw error;
  }
}

function toCel(facts: MemberFacts): CelFacts {
  return {
    ...facts,
    memberMonths: BigInt(facts.memberMonths),
    joinedDay: BigInt(facts.joinedDay),
    freezeDay: BigInt(facts.freezeDay),
    paidThroughDay: BigInt(facts.paidThroughDay),
    arrearsDays: BigInt(facts.arrearsDays),
    ageYears: BigInt(facts.ageYears),
  };
}

const pick = (facts: MemberFacts, names: readonly FactName[]): Partial<MemberFacts> =>
  Object.fromEntries(names.map((name) => [name, facts[name]]));

function placeIn(expression: string, at: number): { line: number; column: number } {
  const before = expression.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
