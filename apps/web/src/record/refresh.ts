/** How often a page that stands open asks for what is new. */
export const REFRESH_MS = 30_000;
