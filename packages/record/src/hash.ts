import { sha256 as sha256OfBytes } from '@noble/hashes/sha2.js';
import { concatBytes, toHex, utf8 } from '@selectorate/basics';

/** A SHA-256 value: 32 bytes. */
export type Hash = Uint8Array;

export const HASH_BYTES = 32;

export const sha256 = (data: Uint8Array): Hash => sha256OfBytes(data);

/** SHA-256 as 64 lower-case hexadecimal digits: how a record names published files and blobs. */
export const sha256Hex = (data: Uint8Array): string => toHex(sha256OfBytes(data));

const LEAF = Uint8Array.of(0x00);
const NODE = Uint8Array.of(0x01);

/** Hash of one entry, RFC 6962 section 2.1: `SHA-256(0x00 || entry)`. */
export const leafHash = (entry: Uint8Array): Hash => sha256OfBytes(concatBytes(LEAF, entry));

/** Hash over two subtrees, RFC 6962 section 2.1: `SHA-256(0x01 || left || right)`. */
export const nodeHash = (left: Hash, right: Hash): Hash => sha256OfBytes(concatBytes(NODE, left, right));

/** Root of the tree without entries: `SHA-256("")`. */
export const EMPTY_ROOT: Hash = sha256OfBytes(utf8(''));
