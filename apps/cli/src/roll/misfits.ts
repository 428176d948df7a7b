import type { Texts } from '@selectorate/messages';
import type { RollArguments } from './roll-arguments.ts';

/** What a command line must name, and which of its options belong together or do not. */
export interface RollForm {
  /** What stands in each place, as the usage calls it. */
  readonly places: readonly string[];
  readonly needed: readonly string[];
  /** An option, and the one without which it says nothing. */
  readonly pairs?: Readonly<Record<string, string>>;
  /** An option, and those that it leaves nothing to say. */
  readonly apart?: Readonly<Record<string, readonly string[]>>;
}

/** Everything that keeps a command line from being understood, in words: what is missing, too much, or out of place. */
export function misfitsOf(asked: RollArguments, form: RollForm, texts: Texts): readonly string[] {
  const { places, needed, pairs = {}, apart = {} } = form;
  const isGiven = (option: string): boolean => asked.many(option).length > 0 || asked.has(option);
  const pairless = Object.entries(pairs).filter(([option, other]) => isGiven(option) && !isGiven(other));
  const clashes = Object.entries(apart).flatMap(([option, others]) =>
    isGiven(option) ? others.filter(isGiven).map((other) => ({ option: other, other: option })) : [],
  );
  return [
    ...places.slice(asked.places.length).map((what) => texts.text('roll-place-missing', { what })),
    ...asked.places.slice(places.length).map((place) => texts.text('roll-place-too-many', { place })),
    ...asked.places.filter((place) => place === '').map(() => texts.text('roll-place-empty')),
    ...needed
      .filter((option) => !isGiven(option) || asked.one(option) === '')
      .map((option) => texts.text('roll-option-missing', { option })),
    ...pairless.map(([option, other]) => texts.text('roll-only-with', { option, other })),
    ...clashes.map((clash) => texts.text('roll-not-with', clash)),
  ];
}
