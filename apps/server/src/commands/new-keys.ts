import { readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { entropy } from '@selectorate/machine';
import { textsIn } from '@selectorate/messages';
import { makeKeyFolder } from '../keys/key-folder.ts';
import type { Command } from './command-io.ts';
import { tellKeys } from './tell-faults.ts';

const texts = textsIn('en');

/** `new-keys --out DIR`: a key folder where the server itself could not make one, for systemd to hand over. */
export const newKeysCommand: Command = async ({ out }, io) => {
  if (out === undefined) {
    io.err(texts.text('start-usage'));
    return 2;
  }
  const folder = resolve(out);
  if ((await readdir(folder).catch(() => [])).length > 0) {
    io.err(texts.text('new-keys-place-taken', { folder }));
    return 2;
  }
  const made = await makeKeyFolder({ folder, entropy, credentials: null });
  if (!made.ok) {
    io.err(tellKeys(made.error));
    return 2;
  }
  io.out(texts.text('new-keys-done', { folder }));
  return 0;
};
