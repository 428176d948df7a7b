import { err, ok, parseWholeNumber, type Result } from '@selectorate/basics';
import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  Parser,
  parseDocument,
  type CST,
} from 'yaml';
import { faultAt, formatPath, type RulebookFault, type RulebookFaultCode } from './fault.ts';

/** Text somebody hands us: a file, an upload. Nothing about it is known. */
export type UntrustedText = string;

export type TextFormat = 'yaml' | 'json';

/** A value read from text, with the place of every field. */
export interface PlacedValue {
  readonly value: unknown;
  /** Puts a fault where its path, or the nearest enclosing field, stands in the text. */
  readonly place: (fault: RulebookFault) => RulebookFault;
}

const LONGEST_TEXT = 256 * 1024;
const DEEPEST = 24;
/** Aliases are followed, each use counting anew: this bounds what they can blow up to. */
const MOST_VALUES = 20_000;

/** A refusal and where: an offset in the text, before line and column are known. */
interface Refusal {
  readonly code: RulebookFaultCode;
  readonly offset: number;
  readonly path: string;
  readonly expected: string;
}

interface Reading {
  readonly document: Document;
  readonly offsets: Map<string, number>;
  readonly refusals: Refusal[];
  values: number;
}

/**
 * Reads YAML 1.2 or JSON as plain values: maps with text keys, lists, text, whole numbers in plain digits, true, false,
 * null. Refuses tags, directives, duplicate keys, several documents, and whatever is too large or too deep.
 */
export function readText(text: UntrustedText, format: TextFormat): Result<PlacedValue, RulebookFault[]> {
  if (text.length > LONGEST_TEXT) return err([faultAt('too-large', '', `at most ${LONGEST_TEXT} characters`)]);
  const json = format === 'json' ? jsonFault(text) : null;
  if (json !== null) return err([json]);
  const lines = new LineCounter();
  const locate = locator(lines);
  // The token tree is built without recursion; only what is known to be shallow goes on to the composer.
  const refused = refuseTokens([...new Parser(lines.addNewLine).parse(text)]);
  if (refused !== null) return err([locate(refused)]);
  const document = parseDocument(text, {
    stringKeys: true,
    prettyErrors: false,
    resolveKnownTags: false,
    logLevel: 'silent',
  });
  if (document.errors.length > 0) {
    return err(
      document.errors.map(({ code, message, pos }) =>
        locate({
          code: code === 'DUPLICATE_KEY' ? 'duplicate-key' : notFormat(format),
          offset: pos[0],
          path: '',
          expected: message,
        }),
      ),
    );
  }
  return readDocument(document, locate);
}

function readDocument(document: Document, locate: Locate): Result<PlacedValue, RulebookFault[]> {
  const reading: Reading = { document, offsets: new Map(), refusals: [], values: 0 };
  const value = plain(document.contents, [], reading);
  if (reading.refusals.length > 0) return err(reading.refusals.map(locate));
  const place = (fault: RulebookFault): RulebookFault => ({
    ...locate({ ...fault, offset: nearestOffset(reading.offsets, fault.path) }),
  });
  return ok({ value, place });
}

/** The strict reader is asked first, because not all that YAML reads is JSON. */
function jsonFault(text: string): RulebookFault | null {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    return faultAt('not-json', '', `JSON text (${reason.slice(0, 120)})`);
  }
}

const notFormat = (format: TextFormat): RulebookFaultCode => (format === 'json' ? 'not-json' : 'not-yaml');

type Locate = (refusal: Refusal) => RulebookFault;

const locator =
  (lines: LineCounter): Locate =>
  ({ code, offset, path, expected }) => {
    const { line, col } = lines.linePos(offset);
    return { code, line: Math.max(1, line), column: Math.max(1, col), path, expected };
  };

/** Looks at the token tree for what a rulebook has no use for. */
function refuseTokens(tokens: readonly CST.Token[]): Refusal | null {
  const waiting: { readonly token: object; readonly depth: number }[] = tokens.map((token) => ({ token, depth: 0 }));
  let documents = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { token, depth } = next;
    const { type, offset } = token as { type?: string; offset?: number };
    const refuse = (code: RulebookFaultCode, expected: string): Refusal => ({
      code,
      offset: offset ?? 0,
      path: '',
      expected,
    });
    if (type === 'document' && ++documents > 1) return refuse('not-yaml', 'one document');
    if (type === 'tag') return refuse('tag-refused', 'a value without a tag');
    if (type === 'directive') return refuse('directive-refused', 'YAML 1.2 without directives');
    if (depth > DEEPEST) return refuse('nested-too-deeply', `at most ${DEEPEST} levels`);
    for (const [field, inner] of Object.entries(token)) {
      const deeper = field === 'items' ? depth + 1 : depth;
      for (const child of Array.isArray(inner) ? inner : [inner]) {
        if (typeof child === 'object' && child !== null) waiting.push({ token: child, depth: deeper });
      }
    }
  }
  return null;
}

/** The value of a node; what is refused is noted, and reads as null. */
function plain(node: Node | null | undefined, path: readonly (string | number)[], reading: Reading): unknown {
  const offset = node?.range?.[0] ?? 0;
  const at = formatPath(path);
  const refuse: Refuse = (code, expected) => {
    reading.refusals.push({ code, offset, path: at, expected });
    return null;
  };
  if (reading.values > MOST_VALUES) return null;
  if (++reading.values > MOST_VALUES)
    return refuse('too-many-values', `at most ${MOST_VALUES} values, counting each use of an alias`);
  if (path.length > DEEPEST) return refuse('nested-too-deeply', `at most ${DEEPEST} levels`);
  if (!reading.offsets.has(at)) reading.offsets.set(at, offset);
  if (node === null || node === undefined) return null;
  if (isAlias(node)) return aliased(node, path, { reading, refuse });
  if (isSeq<Node>(node)) return node.items.map((item, index) => plain(item, [...path, index], reading));
  if (isMap<Node, Node | null>(node)) {
    const entries = node.items.map(({ key, value }) => {
      const name = isScalar(key) ? String(key.value) : '';
      return [name, plain(value, [...path, name], reading)] as const;
    });
    return Object.fromEntries(entries);
  }
  return isScalar(node) ? scalar(node, refuse) : null;
}

type Refuse = (code: RulebookFaultCode, expected: string) => null;

function aliased(
  alias: Alias,
  path: readonly (string | number)[],
  { reading, refuse }: { readonly reading: Reading; readonly refuse: Refuse },
): unknown {
  const target = alias.resolve(reading.document);
  // An alias of something it stands in would go on for ever; its anchor is not yet closed where it is used.
  const inside = (target?.range?.[2] ?? 0) > (alias.range?.[0] ?? 0);
  return target === undefined || inside
    ? refuse('not-yaml', 'an alias of something above it')
    : plain(target, path, reading);
}

function scalar({ value, source }: { readonly value: unknown; readonly source?: string }, refuse: Refuse): unknown {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  const whole = typeof value === 'number' && source !== undefined ? parseWholeNumber(source) : undefined;
  return whole ?? refuse('not-a-whole-number', 'a whole number in plain digits, or text in quotes');
}

function nearestOffset(offsets: ReadonlyMap<string, number>, path: string): number {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['), 0))) {
    const offset = offsets.get(at);
    if (offset !== undefined) return offset;
  }
  return offsets.get('') ?? 0;
}
