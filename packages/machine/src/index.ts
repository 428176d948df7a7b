export { entropy } from './entropy.ts';
export { type KeyFile, newKey, rawSecret, readKeyFile, type SigningKey } from './key-file.ts';
export { nativeCheck } from './native-check.ts';
export { replaceFile } from './replace-file.ts';
