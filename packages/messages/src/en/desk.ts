/** Texts of desk. */
export const desk = `
`;
