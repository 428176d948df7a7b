/** Text that is HTML already; only {@link markup} makes it. */
export interface Html {
  readonly source: string;
}

type Part = string | number | Html | readonly Part[] | null;

/** HTML from a template: what stands in it literally is markup, what is put into it is text and is escaped. */
export const markup = (literals: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  source: literals.reduce((made, next, at) => `${made}${render(parts[at - 1] ?? null)}${next}`),
});

function render(part: Part): string {
  if (part === null) return '';
  if (Array.isArray(part)) return part.map((each: Part) => render(each)).join('');
  return typeof part === 'object' ? (part as Html).source : escape(String(part));
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Also shows control characters and marks of direction as what they are: a name must not rearrange the page. */
const escape = (text: string): string =>
  text
    .replaceAll(/[&<>"']/g, (mark) => ESCAPES[mark] ?? '')
    .replaceAll(/[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '�');

/** Markup that this program wrote itself, such as a style sheet. */
export const ownMarkup = (source: string): Html => ({ source });
