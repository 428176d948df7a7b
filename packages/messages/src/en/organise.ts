/** Texts of organise. */
export const organise = `
`;
