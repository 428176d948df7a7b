export { type Hasher, type Platform, portableHashing } from './platform.ts';
