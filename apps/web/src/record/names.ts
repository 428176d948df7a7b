import type { OpenedPart } from '@selectorate/selection';

/** What people, units and candidates are called, by id, as far as it is published. */
export type Names = ReadonlyMap<string, string>;

/** The id under which the contest's own title stands. */
const CONTEST = 'contest';

/** Reads names out of published parts: titles and names by their subject, labels by candidate. Later ones win. */
export function namesIn(parts: Iterable<OpenedPart>): Names {
  const names = new Map<string, string>();
  for (const { part, subject, content } of parts) {
    if (part === 'title' || part === 'name') {
      const text = textOf(content);
      if (text !== undefined) names.set(subject, text);
    }
    if (part === 'labels' && isObject(content)) {
      for (const [id, label] of Object.entries(content)) if (typeof label === 'string') names.set(id, label);
    }
  }
  return names;
}

/** The title that the contest was opened under. */
export const contestTitle = (names: Names): string | undefined => names.get(CONTEST);

/** A title or name: the text itself, or the member of that meaning. */
function textOf(content: unknown): string | undefined {
  if (typeof content === 'string') return content;
  if (!isObject(content)) return undefined;
  return [content['title'], content['name'], content['label']].find((each) => typeof each === 'string');
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
