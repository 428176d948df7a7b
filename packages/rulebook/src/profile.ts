import { throwIllegalValue } from '@selectorate/basics';
import type { ASTNode } from '@marcbachmann/cel-js';
import { type FactName, FACTS, type FactType } from './facts.ts';
import type { RulebookFaultCode } from './fault.ts';

/**
 * The restricted CEL profile of clause predicates.
 *
 * Types: bool, int, string, list of string. Operators: `&& || !`; `== !=` on bool, int and string; `< <= > >=` on int;
 * `in` a list fact or a list of literals of one type; `all` and `exists` over a list fact, not nested. No arithmetic, no
 * conversion, no other function: every expression of the profile has a value for every member.
 */
export interface ProfileFault {
  readonly code: RulebookFaultCode & `expression-${string}`;
  /** Offset in the expression, from 0. */
  readonly at: number;
  readonly expected: string;
}

export interface ProfileCheck {
  readonly faults: readonly ProfileFault[];
  /** Facts the expression speaks of, in the order of the table. */
  readonly facts: readonly FactName[];
}

type ValueType = FactType | 'list<int>';
type BinaryNode = Extract<ASTNode, { op: '==' | '!=' | '<' | '<=' | '>' | '>=' }>;

interface Walk {
  readonly faults: ProfileFault[];
  readonly used: Set<string>;
  /** The variable of the `all` or `exists` being read. */
  bound: string | null;
}

const FACT_TYPES = new Map<string, FactType>(FACTS.map(({ name, type }) => [name, type]));

/** Refuses whatever is outside the profile, with its place. */
export function checkProfile(ast: ASTNode): ProfileCheck {
  const walk: Walk = { faults: [], used: new Set(), bound: null };
  expectType(ast, 'bool', walk);
  return { faults: walk.faults, facts: FACTS.map(({ name }) => name).filter((name) => walk.used.has(name)) };
}

/** The type of a node, or null after its fault has been noted. */
function typeOf(node: ASTNode, walk: Walk): ValueType | null {
  switch (node.op) {
    case 'value':
      return literalType(node, walk);
    case 'id':
      return nameType(node, walk);
    case '&&':
    case '||':
      node.args.forEach((side) => expectType(side, 'bool', walk));
      return 'bool';
    case '!_':
      expectType(node.args, 'bool', walk);
      return 'bool';
    case '-_':
      return negativeType(node.args, node, walk);
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return comparisonType(node, walk);
    case 'in':
      return membershipType(node.args, node, walk);
    case 'list':
      return listType(node.args, node, walk);
    case 'rcall':
      return macroType(node.args, node, walk);
    case '.':
    case '.?':
    case '[]':
    case '[?]':
    case '?:':
    case 'call':
    case 'map':
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return outside(node, walk, `no ${node.op === 'call' ? `function ${node.args[0]}` : `operator ${node.op}`}`);
    default:
      return throwIllegalValue(node);
  }
}

function literalType(node: Extract<ASTNode, { op: 'value' }>, walk: Walk): ValueType | null {
  const value = node.args;
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'bigint') {
    return value <= BigInt(Number.MAX_SAFE_INTEGER) ? 'int' : outside(node, walk, 'a whole number of at most 2^53 - 1');
  }
  // Plain quotes only: escapes and prefixes are where two readers of CEL could differ.
  const written = node.input.slice(node.start, node.end);
  if (typeof value === 'string' && written.slice(1, -1) === value && !value.includes('\\')) return 'string';
  return outside(node, walk, 'true, false, a whole number, or a string in plain quotes without backslashes');
}

function nameType(node: Extract<ASTNode, { op: 'id' }>, walk: Walk): ValueType | null {
  if (node.args === walk.bound) return 'string';
  const type = FACT_TYPES.get(node.args);
  if (type !== undefined) {
    walk.used.add(node.args);
    return type;
  }
  return note(walk, {
    code: 'expression-unknown-fact',
    at: node.start,
    expected: `one of ${[...FACT_TYPES.keys()].join(', ')}`,
  });
}

function negativeType(inner: ASTNode, node: ASTNode, walk: Walk): ValueType | null {
  return inner.op === 'value' && typeof inner.args === 'bigint'
    ? literalType(inner, walk)
    : outside(node, walk, 'a minus sign only before a whole number');
}

function comparisonType(node: BinaryNode, walk: Walk): ValueType | null {
  const [left, right] = [typeOf(node.args[0], walk), typeOf(node.args[1], walk)];
  if (left === null || right === null) return 'bool';
  const equality = node.op === '==' || node.op === '!=';
  if (left === right && (left === 'int' || (equality && (left === 'string' || left === 'bool')))) return 'bool';
  const expected = equality ? 'two ints, two strings or two bools' : 'two ints';
  return note(walk, { code: 'expression-wrong-type', at: node.start, expected: `${node.op} between ${expected}` });
}

function membershipType([item, list]: [ASTNode, ASTNode], node: ASTNode, walk: Walk): ValueType | null {
  const [itemType, inType] = [typeOf(item, walk), typeOf(list, walk)];
  if (itemType === null || inType === null) return 'bool';
  if ((itemType === 'string' && inType === 'list') || (itemType === 'int' && inType === 'list<int>')) return 'bool';
  return note(walk, {
    code: 'expression-wrong-type',
    at: node.start,
    expected: 'a string in a list of strings, or an int in a list of ints',
  });
}

function listType(items: readonly ASTNode[], node: ASTNode, walk: Walk): ValueType | null {
  const types = new Set(
    items.map((item) => (isLiteral(item) ? typeOf(item, walk) : outside(item, walk, 'literals only in a list'))),
  );
  if (types.has(null)) return null;
  if (types.size === 1 && types.has('string')) return 'list';
  if (types.size === 1 && types.has('int')) return 'list<int>';
  return note(walk, {
    code: 'expression-wrong-type',
    at: node.start,
    expected: 'a list of strings or a list of whole numbers, not empty',
  });
}

/** `tags.exists(t, …)` and `tags.all(t, …)`. */
function macroType([macro, list, args]: [string, ASTNode, ASTNode[]], node: ASTNode, walk: Walk): ValueType | null {
  const [variable, predicate, extra] = args;
  if (
    (macro !== 'all' && macro !== 'exists') ||
    variable === undefined ||
    predicate === undefined ||
    extra !== undefined
  ) {
    return outside(node, walk, 'no function but all(name, test) and exists(name, test)');
  }
  if (walk.bound !== null) return outside(node, walk, 'all and exists not inside one another');
  if (list.op !== 'id' || typeOf(list, walk) !== 'list')
    return outside(list, walk, 'all and exists only over a list fact');
  if (variable.op !== 'id' || FACT_TYPES.has(variable.args)) {
    return outside(variable, walk, 'a name for the item that is not the name of a fact');
  }
  walk.bound = variable.args;
  expectType(predicate, 'bool', walk);
  walk.bound = null;
  return 'bool';
}

function expectType(node: ASTNode, type: ValueType, walk: Walk): void {
  const actual = typeOf(node, walk);
  if (actual !== null && actual !== type)
    note(walk, { code: 'expression-wrong-type', at: node.start, expected: `${type}, not ${actual}` });
}

const isLiteral = (node: ASTNode): boolean => node.op === 'value' || (node.op === '-_' && node.args.op === 'value');

const outside = (node: ASTNode, walk: Walk, expected: string): null =>
  note(walk, { code: 'expression-outside-profile', at: node.start, expected });

function note(walk: Walk, fault: ProfileFault): null {
  walk.faults.push(fault);
  return null;
}
