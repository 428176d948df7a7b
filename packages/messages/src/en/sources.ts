import { refusals } from './refusals.ts';

/** Every English source, in the order that {@link Texts.textIds} gives. A new file of texts is added here. */
export const english: readonly string[] = [refusals];
