import { useSyncExternalStore } from 'react';
import { type Connection, connection } from './connection.ts';

/** Whether the server can be reached, as the last fetch found it. */
export const useConnection = (): Connection => useSyncExternalStore(connection.subscribe, connection.current);
