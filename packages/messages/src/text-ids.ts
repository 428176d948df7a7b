import type { Texts } from './texts.ts';

/** The id of the text of a clause of the house: `clause-house-two-persons` for `house.two-persons`. */
export const clauseTextId = (clause: string): string => `clause-${clause.replaceAll('.', '-')}`;

/**
 * The id of the text of one fault of a verdict. Some codes are both a refusal's and a file's (`signature-invalid`): an
 * act that should never have been admitted comes with its clause and is said as the refusal it should have met.
 */
export function faultTextId(
  texts: Texts,
  { code, clause }: { readonly code: string; readonly clause: string | null },
): string {
  const refusal = `refusal-${code}`;
  return clause !== null && texts.hasText(refusal) ? refusal : `fault-${code}`;
}
