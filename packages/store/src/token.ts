import { utf8 } from '@selectorate/basics';
import { sha256Hex } from '@selectorate/record';

/** How a token is kept: its SHA-256, so that the database cannot be used to sign in. */
export const tokenId = (token: string): string => sha256Hex(utf8(token));
