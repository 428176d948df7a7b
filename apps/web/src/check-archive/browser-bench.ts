import { type Bench, portableHashing } from '@selectorate/ballot';
import { groupsByName } from '@selectorate/group';

/** More than this the browser does not give at once. */
const AT_ONCE = 65_536;

function random(n: number): Uint8Array {
  const bytes = new Uint8Array(n);
  for (let at = 0; at < n; at += AT_ONCE) crypto.getRandomValues(bytes.subarray(at, at + AT_ONCE));
  return bytes;
}

/** What a browser's thread gives to whoever checks elections in it. */
export const browserBench = (): Bench => ({ platform: { random, ...portableHashing() }, groupOf: groupsByName() });
