import { err, ok, type Result } from '@selectorate/basics';
import { textsIn } from '@selectorate/messages';
import type { Entropy, Instant } from '@selectorate/selection';
import { openStore, type Store, type StoreFault } from '@selectorate/store';
import type { DestinationStream } from 'pino';
import type { Configuration } from './configuration.ts';
import type { Desk, WitnessFetch } from './desk/desk.ts';
import { openDesk } from './desk/open-desk.ts';
import { createApp } from './front/app.ts';
import type { App } from './front/context.ts';
import { ceremoniesIn, type Ceremonies } from './front/ceremonies.ts';
import { allHandlers } from './front/handlers.ts';
import { houseLog, type HouseLog } from './front/house-log.ts';
import { keptAnswers } from './front/keep-answers.ts';
import { listen, type Listener, type ListenFault } from './front/listen.ts';
import { oidcSignIn } from './front/oidc-sign-in.ts';
import { rateLimits } from './front/rate-limits.ts';
import { sessionCookie } from './front/session-cookie.ts';
import { sessionsIn } from './front/sessions.ts';
import { ensureInstance } from './front/set-up.ts';
import { siteIn } from './front/site.ts';
import type { HouseKeys } from './keys/house-keys.ts';
import { type KeyFolderFault, openKeyFolder } from './keys/key-folder.ts';
import { type Mailer, mailerWith } from './mail/mailer.ts';
import { placeOf } from './store-place.ts';
import { openWorker, type Worker, type WorkerFault } from './worker/open-worker.ts';

/** What a server takes from the machine it runs on. */
export interface Platform {
  readonly clock: () => Instant;
  readonly entropy: Entropy;
  readonly fetch: WitnessFetch;
  readonly logTo: DestinationStream;
  /** Where the pages were built. */
  readonly site: string;
  readonly version: string;
}

/** A server that runs. */
export interface House {
  readonly engine: Store['engine'];
  readonly publicUrl: string;
  /** Where it listens; null for a worker. */
  readonly port: number | null;
  /** The link that sets this server up, while nobody has. */
  readonly setUpLink: string | null;
  /** Takes no new request, lets those that run end, then puts everything away. */
  stop(): Promise<void>;
}

export type StartFault =
  | { readonly kind: 'keys'; readonly fault: KeyFolderFault }
  | { readonly kind: 'store'; readonly fault: StoreFault }
  | { readonly kind: 'listen'; readonly fault: ListenFault }
  | { readonly kind: 'worker'; readonly fault: WorkerFault };

export const VERSION = '0.1.0';

/** Configuration, keys, store, desk, HTTP, queue: in that order, and put away in the other. */
export async function openHouse(configuration: Configuration, platform: Platform): Promise<Result<House, StartFault>> {
  const { entropy } = platform;
  const { keys: folder, credentials } = configuration;
  const keys = await openKeyFolder({ folder, credentials, entropy });
  if (!keys.ok) return err({ kind: 'keys', fault: keys.error });
  const store = await openStore({ url: placeOf(configuration), keys: keys.value, entropy });
  if (!store.ok) return err({ kind: 'store', fault: store.error });
  const listening = configuration.role === 'worker' ? ok(null) : await listen(configuration);
  if (!listening.ok) {
    await store.value.close();
    return err({ kind: 'listen', fault: listening.error });
  }
  return furnish(configuration, platform, { keys: keys.value, store: store.value, listener: listening.value });
}

interface Shell {
  readonly keys: HouseKeys;
  readonly store: Store;
  readonly listener: Listener | null;
}

async function furnish(
  configuration: Configuration,
  platform: Platform,
  shell: Shell,
): Promise<Result<House, StartFault>> {
  const { keys, store, listener } = shell;
  const { clock, entropy } = platform;
  const publicUrl = configuration.publicUrl ?? `http://localhost:${listener?.port ?? configuration.port}`;
  const party = { rpId: new URL(publicUrl).hostname, origins: [publicUrl] };
  const log = houseLog(configuration.logLevel, platform.logTo);
  const mailer = mailerWith({ configuration: configuration.mail, store, clock });
  const desk = openDesk({
    store,
    keys,
    party,
    publicUrl,
    clock,
    entropy,
    fetch: platform.fetch,
    log: log.contest,
    sendsMail: mailer.sends,
  });
  const ceremonies = ceremoniesIn({ store, clock, entropy });
  const rooms: Rooms = { configuration, platform, keys, store, desk, mailer, ceremonies, log, publicUrl, party };
  const worker = configuration.role === 'web' ? ok(null) : await workerOf(rooms);
  const stop = async (): Promise<void> => {
    await listener?.close();
    desk.endRollChecks();
    if (worker.ok) await worker.value?.stop();
    await desk.close();
    await store.close();
    log.note('stopped');
  };
  if (!worker.ok) {
    await stop();
    return err({ kind: 'worker', fault: worker.error });
  }
  const setUpLink = listener === null ? null : await ensureInstance({ store, clock, entropy, publicUrl });
  listener?.open(frontOf(rooms));
  log.note('started', { role: configuration.role, engine: store.engine });
  return ok({ engine: store.engine, publicUrl, port: listener?.port ?? null, setUpLink, stop });
}

interface Rooms {
  readonly configuration: Configuration;
  readonly platform: Platform;
  readonly keys: HouseKeys;
  readonly store: Store;
  readonly desk: Desk;
  readonly mailer: Mailer;
  readonly ceremonies: Ceremonies;
  readonly log: HouseLog;
  readonly publicUrl: string;
  readonly party: { readonly rpId: string; readonly origins: readonly string[] };
}

function frontOf({
  configuration,
  platform,
  keys,
  store,
  desk,
  mailer,
  ceremonies,
  log,
  publicUrl,
  party,
}: Rooms): App {
  const { clock, entropy } = platform;
  const sessions = sessionsIn({ store, keys, clock, entropy });
  const oidcName = configuration.oidc?.name ?? null;
  const front = { store, keys, desk, party, publicUrl, clock, entropy, sendsMail: mailer.sends, oidcName };
  return createApp({
    store,
    desk,
    sessions,
    publicUrl,
    clock,
    log,
    handlers: allHandlers({ ...front, ceremonies, sessions }, desk.handlers),
    limits: rateLimits(configuration.requestsPerMinute),
    kept: keptAnswers(store, clock),
    cookie: sessionCookie(publicUrl),
    oidc:
      configuration.oidc === null
        ? null
        : oidcSignIn({ configuration: configuration.oidc, publicUrl, store, ceremonies, log }),
    site: siteIn(platform.site, textsIn('en')),
    ready: async () => (await store.ready()) && (await desk.ready()),
    addressSecret: keys.secretFor('addresses'),
    version: platform.version,
  });
}

/** What the queue wakes: clocks and checkpoints, letters, and the sweeping up of what nobody came back for. */
function workerOf({ store, desk, mailer, ceremonies, log, platform }: Rooms): Promise<Result<Worker, WorkerFault>> {
  const tick = async (): Promise<void> => {
    await desk.tick();
    await desk.sweepRolls();
    await ceremonies.sweep();
    await store.sessions.sweep(platform.clock());
  };
  return openWorker({
    store,
    handlers: { tick, mail: mailer.sendDue, questions: desk.answerQuestions, 'roll-checks': desk.runRollChecks },
    onError: (job, error) => log.failure(`job ${job}`, error),
  });
}
