/** Builds the pages if they are missing or older than what they are made of. Answers with the exit status. */
export function buildSite(): number;
