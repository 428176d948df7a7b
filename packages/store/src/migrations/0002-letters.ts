/** Letters to members: as many links as members, so they are found by kind and by when they end. */
export const LETTERS = `
create index link_kind_expires on link (kind, expires);
`;
