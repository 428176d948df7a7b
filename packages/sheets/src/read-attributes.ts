/** The attributes of a tag, where it ends, and whether it is its own end. */
interface Tag {
  readonly attributes: ReadonlyMap<string, string>;
  /** Index of the character behind the tag. */
  readonly end: number;
  readonly empty: boolean;
}

/** One attribute; no value that needs one here has an escaped character in it. */
const ATTRIBUTE = /\s+([\w:.-]+)\s*=\s*(?:"([^"<&]*)"|'([^'<&]*)')/y;
const END = /\s*(\/?)>/y;

/**
 * Reads the attributes that begin at `from`, behind the name of the tag (XML 1.0, production 40). Undefined for anything
 * else, an attribute twice, and a namespace of its own, under which the tag would be another one.
 */
export function readAttributes(text: string, from: number): Tag | undefined {
  const attributes = new Map<string, string>();
  let at = from;
  for (;;) {
    ATTRIBUTE.lastIndex = at;
    const found = ATTRIBUTE.exec(text);
    if (found === null) break;
    const [all, name = '', double, single] = found;
    if (attributes.has(name) || name === 'xmlns') return undefined;
    attributes.set(name, double ?? single ?? '');
    at += all.length;
  }
  END.lastIndex = at;
  const end = END.exec(text);
  return end === null ? undefined : { attributes, end: at + end[0].length, empty: end[1] === '/' };
}
