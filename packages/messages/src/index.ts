export { clauseTextId } from './clause-text.ts';
export { type Language, LANGUAGES } from './languages.ts';
export { type TextArgs, type Texts, textsIn } from './texts.ts';
