/** The id of the text of a clause of the house: `clause-house-two-persons` for `house.two-persons`. */
export const clauseTextId = (clause: string): string => `clause-${clause.replaceAll('.', '-')}`;
