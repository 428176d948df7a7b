import { resolve } from 'node:path';
import { textsIn } from '@selectorate/messages';
import { backup } from '@selectorate/store';
import { readConfiguration } from '../configuration.ts';
import { placeOf } from '../store-place.ts';
import type { Command } from './command-io.ts';
import { tellConfiguration, tellStore } from './tell-faults.ts';

const texts = textsIn('en');

/** `backup --out DIR`: the database as it is at one moment, as files; what is personal in them stays sealed. */
export const backupCommand: Command = async ({ out }, io) => {
  const configuration = readConfiguration(io.surroundings);
  if (!configuration.ok) {
    for (const line of tellConfiguration(configuration.error)) io.err(line);
    return 2;
  }
  if (out === undefined) {
    io.err(texts.text('start-usage'));
    return 2;
  }
  const folder = resolve(out);
  const copied = await backup(placeOf(configuration.value), folder);
  if (copied.ok) {
    io.out(texts.text('backup-done', { folder, rows: total(copied.value) }));
    return 0;
  }
  const { error } = copied;
  io.err(
    error.code === 'folder-not-empty'
      ? texts.text('backup-place-taken', { folder })
      : tellStore(error, configuration.value),
  );
  return 2;
};

export const total = (rows: Readonly<Record<string, number>>): number =>
  Object.values(rows).reduce((sum, each) => sum + each, 0);
