import { FluentBundle, FluentNumber, type FluentValue } from '@fluent/bundle';
import type { Language, LanguageSources } from './languages.ts';
import { type Pattern, parseSource } from './parse-source.ts';
import { variablesOf } from './text-variables.ts';

/** What a text is filled with: whole numbers as numbers, everything else (ids, shares, times) as strings. */
export type TextArgs = Readonly<Record<string, string | number>>;

/** The texts of one language. An id is a message, `stage-trigger`, or one of its attributes, `stage-trigger.means`. */
export interface Texts {
  readonly language: Language;
  /**
   * The text, plain and unescaped. Whole numbers are written in digits without grouping; arguments that the text has
   * no use for are passed over. Throws if there is no such text, if a variable of it is missing, or if a number is not
   * whole.
   */
  text(id: string, args?: TextArgs): string;
  hasText(id: string): boolean;
  /** Every id, in the order of the sources. */
  textIds(): readonly string[];
  /** What {@link Texts.text} needs for this id; throws if there is no such text. */
  variables(id: string): readonly string[];
}

/** Texts from sources in Fluent. Throws if one does not parse whole, or names an id that another has. */
export function readTexts(language: Language, { tag, sources }: LanguageSources): Texts {
  const entries = new Map<string, Entry>();
  const bundle = new FluentBundle(tag, {
    useIsolating: false,
    transform: unwrapLines,
    functions: { WORDS: ([family, codes]) => inWords(entries, family, codes) },
  });
  for (const resource of sources.map(parseSource)) {
    const [repeated] = bundle.addResource(resource);
    if (repeated !== undefined) throw repeated;
    for (const { id, value, attributes } of resource.body) {
      if (id.startsWith('-')) continue;
      if (value !== null) entries.set(id, entry(value));
      for (const [name, pattern] of Object.entries(attributes)) entries.set(`${id}.${name}`, entry(pattern));
    }
  }
  return {
    language,
    text: (id, args = {}) => bundle.formatPattern(found(entries, id).pattern, values(id, found(entries, id), args)),
    hasText: (id) => entries.has(id),
    textIds: () => [...entries.keys()],
    variables: (id) => found(entries, id).variables,
  };
}

interface Entry {
  readonly pattern: Pattern;
  readonly variables: readonly string[];
}

const entry = (pattern: Pattern): Entry => ({ pattern, variables: variablesOf(pattern) });

function found(entries: ReadonlyMap<string, Entry>, id: string): Entry {
  const known = entries.get(id);
  if (known === undefined) throw new Error(`there is no text ${id}`);
  return known;
}

/** The arguments a text asks for, as Fluent takes them: digits without grouping, in every place the same. */
function values(id: string, { variables }: Entry, args: TextArgs): Record<string, FluentValue> {
  return Object.fromEntries(variables.map((name) => [name, fluentValue(id, name, args)]));
}

function fluentValue(id: string, name: string, args: TextArgs): FluentValue {
  const value = Object.hasOwn(args, name) ? args[name] : undefined;
  if (value === undefined) throw new Error(`the text ${id} needs ${name}`);
  if (typeof value === 'string') return value;
  if (!Number.isSafeInteger(value))
    throw new Error(`the text ${id} was given ${name} as ${value}, which is not a whole number`);
  return new FluentNumber(value, { useGrouping: false });
}

/** Sources are wrapped like prose: a line break is a space, an empty line is a new paragraph. */
const unwrapLines = (text: string): string => text.replaceAll(/\n+/g, (breaks) => (breaks === '\n' ? ' ' : breaks));

/**
 * `WORDS("role", $needed)` in a text: every code of that family in the argument, said in words. What is no such code
 * (a person's id, a figure, "or") stays as it is. Texts of a family that have a form for use inside a sentence call it
 * `.inline`. Such texts are one line and have no variables.
 */
function inWords(entries: ReadonlyMap<string, Entry>, family: FluentValue = '', codes: FluentValue = ''): FluentValue {
  if (typeof family !== 'string' || typeof codes !== 'string') return codes;
  return codes.replaceAll(/[a-z0-9]+(?:-[a-z0-9]+)*/g, (code) => {
    const pattern = (entries.get(`${family}-${code}.inline`) ?? entries.get(`${family}-${code}`))?.pattern;
    return typeof pattern === 'string' ? pattern : code;
  });
}
