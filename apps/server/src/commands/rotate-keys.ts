import { entropy } from '@selectorate/machine';
import { textsIn } from '@selectorate/messages';
import { openStore } from '@selectorate/store';
import { readConfiguration } from '../configuration.ts';
import { placeOf } from '../store-place.ts';
import { addWrappingKey, openKeyFolder } from '../keys/key-folder.ts';
import type { Command } from './command-io.ts';
import { tellConfiguration, tellKeys, tellStore } from './tell-faults.ts';

const texts = textsIn('en');

/**
 * `rotate-keys`: a new wrapping key into the folder, and every data key under it. No server may run meanwhile: one that
 * does not have the new key could open nothing any more.
 */
export const rotateKeysCommand: Command = async (_, io) => {
  const read = readConfiguration(io.surroundings);
  if (!read.ok) {
    for (const line of tellConfiguration(read.error)) io.err(line);
    return 2;
  }
  const configuration = read.value;
  const folder = { folder: configuration.keys, credentials: configuration.credentials, entropy };
  const keys = await openKeyFolder(folder);
  if (!keys.ok) {
    io.err(tellKeys(keys.error));
    return 2;
  }
  const store = await openStore({ url: placeOf(configuration), keys: keys.value, entropy });
  if (!store.ok) {
    io.err(tellStore(store.error, configuration));
    return 2;
  }
  try {
    const key = await addWrappingKey(folder, keys.value);
    if (!key.ok) {
      io.err(tellKeys(key.error));
      return 2;
    }
    const { rewrapped } = await store.value.rotateWrappingKey(key.value);
    io.out(texts.text('rotate-done', { rewrapped, key: key.value.id }));
    return 0;
  } finally {
    await store.value.close();
  }
};
