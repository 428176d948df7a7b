export { entropy } from './entropy.ts';
export { type FolderHeld, type FolderLock, lockFolder } from './folder-lock.ts';
export { nativeHashing } from './hashing.ts';
export { type KeyFile, newKey, rawSecret, readKeyFile, type SigningKey } from './key-file.ts';
export { nativeCheck } from './native-check.ts';
export { replaceFile } from './replace-file.ts';
