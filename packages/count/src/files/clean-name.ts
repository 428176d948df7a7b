/**
 * Control characters but those that are white space, and marks that a reader cannot see or that turn the text around them:
 * soft hyphen, zero-width space, word joiner, byte order mark, direction marks, embeddings, overrides and isolates. The two
 * joiners (U+200C, U+200D) stay: Persian and the scripts of India are spelt with them.
 */
const HIDDEN = /(?![\t-\r])\p{Cc}|[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/u;
const ALL_HIDDEN = new RegExp(HIDDEN, 'gu');
const BREAKS = /[\t-\r\u2028\u2029]+/g;
/** Words of ASCII with one space between them, as most names are: nothing below would change them. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/** Whether a text holds characters that {@link visibleText} leaves out. */
export const hasHidden = (text: string): boolean => HIDDEN.test(text);

/** A text without characters that nobody sees, on one line: tabs and line breaks become a space. */
export const visibleText = (text: string): string =>
  PLAIN.test(text) ? text : text.replace(BREAKS, ' ').replace(ALL_HIDDEN, '');

/** The same characters as `\u` escapes, for a text that is JSON already. */
export const escapeHidden = (json: string): string =>
  json.replace(ALL_HIDDEN, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** One text for a name: visible, in Unicode's composed form (NFC), whatever white space surrounds or separates its words. */
export const plainName = (text: string): string =>
  PLAIN.test(text) ? text : visibleText(text).trim().replace(/\s+/g, ' ').normalize('NFC');
