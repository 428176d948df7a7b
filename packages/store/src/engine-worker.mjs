// The trial engine's thread: PGlite, and the socket by which everything else talks to it.
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { parentPort, workerData } from 'node:worker_threads';

const SYNC = Uint8Array.of(0x53, 0, 0, 0, 4);
/** Messages after which a client has more to say before its request is whole: Parse, Bind, Describe, Execute, Close, Flush. */
const UNFINISHED = new Set(Array.from('PBDECH', (letter) => letter.codePointAt(0)));

/**
 * The socket server shares one backend among connections message by message, and stays with one of them only inside a
 * transaction. Two clients that prepare a statement at once would so run each other's. Here a request that is not yet
 * whole counts as a transaction, and one whose client went away is ended before anything else.
 */
function wholeRequests(database) {
  let unfinished = false;
  const guarded = {
    isInTransaction: () => unfinished || database.isInTransaction(),
    execProtocolRawStream: async (message, options) => {
      await database.execProtocolRawStream(message, options);
      unfinished = UNFINISHED.has(message[0]);
    },
    exec: async (query) => {
      if (unfinished) await database.execProtocolRaw(SYNC);
      unfinished = false;
      return database.exec(query);
    },
  };
  return new Proxy(database, {
    get: (target, name) => {
      if (Object.hasOwn(guarded, name)) return guarded[name];
      const value = target[name];
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

const { folder, socket, connections } = workerData;
const database = await PGlite.create(folder);
const server = new PGLiteSocketServer({ db: wholeRequests(database), path: socket, maxConnections: connections });
await server.start();
parentPort.once('message', async () => {
  await server.stop();
  await database.close();
  parentPort.postMessage('closed');
});
parentPort.postMessage('open');
