import { randomBytes } from 'node:crypto';

/** Random bytes of this machine. */
export const entropy = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
