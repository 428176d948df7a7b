import { textsIn } from '@selectorate/messages';
import { addWrappingKey } from '../keys/key-folder.ts';
import type { Command } from './command-io.ts';
import { tellKeys } from './tell-faults.ts';
import { withStore } from './with-store.ts';

const texts = textsIn('en');

/**
 * `rotate-keys`: a new wrapping key into the folder, and every data key under it. No server may run meanwhile: one that
 * does not have the new key could open nothing any more.
 */
export const rotateKeysCommand: Command = (_, io) =>
  withStore(io, async ({ folder, keys, store }) => {
    const key = await addWrappingKey(folder, keys);
    if (!key.ok) {
      io.err(tellKeys(key.error));
      return 2;
    }
    const { rewrapped } = await store.rotateWrappingKey(key.value);
    io.out(texts.text('rotate-done', { rewrapped, key: key.value.id }));
    return 0;
  });
