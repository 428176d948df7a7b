export { type Language, LANGUAGES } from './languages.ts';
export { clauseTextId, faultTextId } from './text-ids.ts';
export { type TextArgs, type Texts, textsIn } from './texts.ts';
