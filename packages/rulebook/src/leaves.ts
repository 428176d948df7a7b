/** A value without parts, or a list of such values. */
export type Plain = string | number | boolean | null | readonly (string | number | boolean | null)[];

/** One value of a rulebook and its path; `clause` is the clause of the nearest part around it. */
export interface Leaf {
  readonly path: string;
  readonly value: Plain;
  readonly clause: string | null;
}

/**
 * Every value below an object, in order. Items of lists go by what names them (`clauses[trigger.formula].text`,
 * `sections[party].title`), so that moving an item is no difference; unnamed ones by position.
 */
export function leaves(value: unknown, path = '', clause: string | null = null): Leaf[] {
  if (!isPart(value)) return [{ path, value: value as Plain, clause }];
  if (Array.isArray(value)) {
    if (!value.some(isPart)) return [{ path, value: value as Plain, clause }];
    return value.flatMap((item, at) => leaves(item, `${path}[${nameOf(item) ?? at}]`, clause));
  }
  const own = clauseOf(value, path) ?? clause;
  return Object.entries(value).flatMap(([field, inner]) =>
    leaves(inner, path === '' ? field : `${path}.${field}`, own),
  );
}

const isPart = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Deadlines, bodies, clauses and sections have an id, overrides a power, gaps their two ends. */
function nameOf(item: unknown): string | undefined {
  if (!isPart(item)) return undefined;
  const { id, power, section, from, to } = item as Readonly<
    Record<'id' | 'power' | 'section' | 'from' | 'to', unknown>
  >;
  if (typeof from === 'string' && typeof to === 'string') return `${from}..${to}`;
  return [id, power, section].find((name) => typeof name === 'string');
}

function clauseOf(part: object, path: string): string | undefined {
  const { clause, id } = part as Readonly<Record<'clause' | 'id', unknown>>;
  if (typeof clause === 'string') return clause;
  return path.startsWith('clauses[') && typeof id === 'string' ? id : undefined;
}
