import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { unwrap } from '@selectorate/basics';
import { entropy } from '@selectorate/machine';
import { textsIn } from '@selectorate/messages';
import type { RollEntry } from '@selectorate/roll';
import { optionsFor } from '../../apps/server/src/desk/testing/desk-contest.ts';
import { inventedMembers, RollDesk } from '../../apps/server/src/desk/testing/roll-desk.ts';
import { createApp } from '../../apps/server/src/front/app.ts';
import { ceremoniesIn } from '../../apps/server/src/front/ceremonies.ts';
import { allHandlers } from '../../apps/server/src/front/handlers.ts';
import { houseLog } from '../../apps/server/src/front/house-log.ts';
import { keptAnswers } from '../../apps/server/src/front/keep-answers.ts';
import { listen } from '../../apps/server/src/front/listen.ts';
import { rateLimits } from '../../apps/server/src/front/rate-limits.ts';
import { sessionCookie } from '../../apps/server/src/front/session-cookie.ts';
import { sessionsIn } from '../../apps/server/src/front/sessions.ts';
import { ensureInstance } from '../../apps/server/src/front/set-up.ts';
import { siteIn } from '../../apps/server/src/front/site.ts';
import type { HouseKeys } from '../../apps/server/src/keys/house-keys.ts';

/** A contest just before the freeze, at the real desk, behind the real front and the pages as they are built, over HTTP. */
export interface MemberHouse {
  readonly url: string;
  readonly roll: RollDesk;
  /** Answers the questions that wait, sends the letters that are due, and gives the addresses of their links on this server. */
  letters(): Promise<readonly { readonly to: string; readonly address: string }[]>;
  stop(): Promise<void>;
}

const WEB = fileURLToPath(new URL('../../apps/web', import.meta.url));
const MEMBERS = 40;

/** The second of the members has lapsed. */
export async function memberHouse(): Promise<MemberHouse> {
  const folder = await mkdtemp(join(tmpdir(), 'selectorate-member-'));
  const site = join(folder, 'site');
  const [roll] = await Promise.all([RollDesk.open(), buildPages(site)]);
  const { store } = roll;
  await roll.keepRoll(inventedMembers(MEMBERS).map((entry, at) => (at === 1 ? lapsed(entry) : entry)));
  const listener = unwrap(await listen({ host: '127.0.0.1', port: 0 }));
  const publicUrl = `http://127.0.0.1:${listener.port}`;
  await ensureInstance({ store, clock: () => roll.now, entropy, publicUrl });
  await store.instance.rename('The Exampleton Association');
  const { desk } = roll;
  const keys = optionsFor(roll.played.contest, store).keys as HouseKeys;
  const clock = (): string => roll.now;
  const party = { rpId: '127.0.0.1', origins: [publicUrl] };
  const sessions = sessionsIn({ store, keys, clock, entropy });
  const ceremonies = ceremoniesIn({ store, clock, entropy });
  const front = { store, keys, desk, party, publicUrl, clock, entropy, sendsMail: true, oidcName: null };
  listener.open(
    createApp({
      store,
      desk,
      sessions,
      publicUrl,
      clock,
      log: houseLog('silent', { write: () => undefined }),
      handlers: allHandlers({ ...front, ceremonies, sessions }, desk.handlers),
      limits: rateLimits(1_000),
      kept: keptAnswers(store, clock),
      cookie: sessionCookie(publicUrl),
      oidc: null,
      site: siteIn(site, textsIn('en')),
      ready: () => Promise.resolve(true),
      addressSecret: keys.secretFor('addresses'),
      version: 'test',
    }),
  );
  return {
    url: publicUrl,
    roll,
    letters: async () => {
      await desk.answerQuestions();
      const sent = await roll.letters();
      return sent.map(({ to, page, token }) => ({ to, address: `${publicUrl}/${page}/${token}` }));
    },
    stop: async () => {
      await listener.close();
      await roll.close();
      await rm(folder, { recursive: true });
    },
  };
}

const lapsed = (entry: RollEntry): RollEntry => ({ ...entry, standing: { ...entry.standing, status: 'lapsed' } });

/** `vite build`, as for people: in a process of its own, because this one tells libraries that it is a test. */
async function buildPages(outDir: string): Promise<void> {
  const vite = join(dirname(createRequire(join(WEB, 'package.json')).resolve('vite/package.json')), 'bin/vite.js');
  await promisify(execFile)(process.execPath, [vite, 'build', WEB, '--outDir', outDir, '--logLevel', 'error'], {
    env: { ...process.env, NODE_ENV: 'production' },
  });
}
