import { FluentResource, type Message } from '@fluent/bundle';

/** A text as Fluent parsed it: a string, or strings and placeables in turn. */
export type Pattern = NonNullable<Message['value']>;

const MESSAGE_START = /^-?[a-zA-Z][\w-]* *=/gm;
const ATTRIBUTE_START = /^ +\.[a-zA-Z][\w-]* *=/gm;

/**
 * Parses one Fluent source whole. Fluent's own parser passes over what it cannot read, so that a page loses a sentence
 * and nobody notices; here a source with a message or attribute that does not parse is a bug and throws.
 */
export function parseSource(source: string): FluentResource {
  const resource = new FluentResource(source);
  const attributes = resource.body.flatMap((message) => Object.keys(message.attributes));
  expectAll(source, { start: MESSAGE_START, parsed: resource.body.length, what: 'messages' });
  expectAll(source, { start: ATTRIBUTE_START, parsed: attributes.length, what: 'attributes' });
  return resource;
}

function expectAll(source: string, { start, parsed, what }: { start: RegExp; parsed: number; what: string }): void {
  const begun = source.match(start)?.length ?? 0;
  if (begun === parsed) return;
  const opening = source.trimStart().split('\n')[0];
  throw new Error(`of ${begun} ${what} in the source that begins with "${opening}" only ${parsed} parse`);
}
