import { throwIllegalValue } from '@selectorate/basics';
import type { Pattern } from './parse-source.ts';

type Expression = Exclude<Exclude<Pattern, string>[number], string>;
type Argument = Extract<Expression, { type: 'func' }>['args'][number];

/** Every variable that a text may ask for, whichever of its variants is chosen. Throws if it refers to another text. */
export function variablesOf(pattern: Pattern): readonly string[] {
  if (typeof pattern === 'string') return [];
  return [...new Set(pattern.flatMap((element) => (typeof element === 'string' ? [] : variablesIn(element))))];
}

function variablesIn(expression: Expression | Argument): readonly string[] {
  switch (expression.type) {
    case 'var':
      return [expression.name];
    case 'select':
      return [...variablesIn(expression.selector), ...expression.variants.flatMap(({ value }) => variablesOf(value))];
    case 'func':
    case 'term':
      return expression.args.flatMap(variablesIn);
    case 'mesg':
      throw new Error(`a text refers to the text ${expression.name}; words that texts share are a term`);
    case 'narg':
    case 'str':
    case 'num':
      return [];
    default:
      return throwIllegalValue(expression);
  }
}
