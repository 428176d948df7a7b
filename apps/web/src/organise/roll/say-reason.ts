import type { Texts } from '@selectorate/messages';
import { firstText } from '../describe/words.ts';

/** A code of the change log as words, where there are words for it. */
export const sayReason = (texts: Texts, reason: string): string =>
  firstText(texts, [`organise-roll-reason-${reason}`, `reason-${reason}`]) ?? reason;
