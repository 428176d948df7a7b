import { entropy } from '@selectorate/machine';
import { openStore, type Store } from '@selectorate/store';
import { type Configuration, readConfiguration } from '../configuration.ts';
import type { HouseKeys } from '../keys/house-keys.ts';
import { type KeyFolderOptions, openKeyFolder } from '../keys/key-folder.ts';
import { placeOf } from '../store-place.ts';
import type { CommandIo, ExitCode } from './command-io.ts';
import { tellConfiguration, tellKeys, tellStore } from './tell-faults.ts';

/** What a command works with while it has the database open. */
export interface Opened {
  readonly configuration: Configuration;
  readonly folder: KeyFolderOptions;
  readonly keys: HouseKeys;
  readonly store: Store;
}

/** Opens the key folder and the database that the configuration names, does the work, and closes; says what cannot be opened. */
export async function withStore(io: CommandIo, work: (opened: Opened) => Promise<ExitCode>): Promise<ExitCode> {
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
    return await work({ configuration, folder, keys: keys.value, store: store.value });
  } finally {
    await store.value.close();
  }
}
