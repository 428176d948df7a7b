export { type Language, LANGUAGES } from './languages.ts';
export { clauseTextId, faultTextId } from './text-ids.ts';
export type { TextArgs, Texts } from './texts.ts';
export { textsIn } from './texts-everywhere.ts';
export { archiveTexts } from './texts-of-archive-page.ts';
export { memberTexts } from './texts-of-member-site.ts';
export { officeTexts } from './texts-of-office-site.ts';
export { rollSiteTexts } from './texts-of-roll-site.ts';
export { siteTexts } from './texts-of-site.ts';
