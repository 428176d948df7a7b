/** Texts of observe. */
export const observe = `
`;
