import { join } from 'node:path';
import type { StorePlace } from '@selectorate/store';
import type { Configuration } from './configuration.ts';

/** Where the database is: PostgreSQL by its URL, else the trial engine below the folder of state. */
export const placeOf = ({ databaseUrl, home }: Configuration): StorePlace =>
  databaseUrl ?? { folder: join(home, 'database') };
