import { useSyncExternalStore } from 'react';
import { checks, type CheckRun } from './checks.ts';

/** How the check of a record stands; undefined before the first. */
export const useCheck = (folder: string): CheckRun | undefined =>
  useSyncExternalStore(checks.subscribe, () => checks.current(folder));
