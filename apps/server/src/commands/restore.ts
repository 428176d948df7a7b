import { resolve } from 'node:path';
import { textsIn } from '@selectorate/messages';
import { restore, type RestoreFault } from '@selectorate/store';
import { type Configuration, readConfiguration } from '../configuration.ts';
import { placeOf } from '../store-place.ts';
import { total } from './backup.ts';
import type { Command } from './command-io.ts';
import { tellConfiguration, tellStore } from './tell-faults.ts';

const texts = textsIn('en');

/** `restore --from DIR`: a backup into an empty database, of either engine. */
export const restoreCommand: Command = async ({ from }, io) => {
  const configuration = readConfiguration(io.surroundings);
  if (!configuration.ok) {
    for (const line of tellConfiguration(configuration.error)) io.err(line);
    return 2;
  }
  if (from === undefined) {
    io.err(texts.text('start-usage'));
    return 2;
  }
  const folder = resolve(from);
  const copied = await restore(folder, placeOf(configuration.value));
  if (copied.ok) {
    io.out(texts.text('restore-done', { folder, rows: total(copied.value) }));
    return 0;
  }
  io.err(tellRestore(copied.error, folder, configuration.value));
  return 2;
};

function tellRestore(fault: RestoreFault, folder: string, configuration: Configuration): string {
  switch (fault.code) {
    case 'database-not-empty':
      return texts.text('restore-database-in-use');
    case 'not-a-backup':
    case 'backup-of-another-version':
      return texts.text('backup-not-usable', { folder, code: fault.code });
    case 'backup-damaged':
      return texts.text('backup-not-usable', { folder, code: `${fault.code} (${fault.table})` });
    default:
      return tellStore(fault, configuration);
  }
}
