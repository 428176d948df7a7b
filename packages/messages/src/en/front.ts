/** Texts of front. */
export const front = `
`;
