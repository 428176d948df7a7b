import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { toBase64Url } from '@selectorate/basics';
import { type Entropy, fromSeconds, type Instant, secondsBetween, toSeconds } from '@selectorate/selection';
import type { AccountId, Store } from '@selectorate/store';
import type { HouseKeys } from '../keys/house-keys.ts';
import type { CurrentSession } from './exchange.ts';

/** Signed-in browsers and devices. */
export interface Sessions {
  begin(account: AccountId): Promise<CurrentSession>;
  /** The session of a cookie's token, if it lives: at most twelve hours from sign-in, and an hour from the last request. */
  find(token: string): Promise<CurrentSession | null>;
  end(session: CurrentSession): Promise<void>;
}

const ABSOLUTE_SECONDS = 12 * 3600;
const IDLE_SECONDS = 3600;
/** How stale `seen` may be: a row is not written for every request. */
const TOUCH_SECONDS = 60;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

export interface SessionOptions {
  readonly store: Pick<Store, 'sessions'>;
  readonly keys: Pick<HouseKeys, 'secretFor'>;
  readonly clock: () => Instant;
  readonly entropy: Entropy;
}

export function sessionsIn({ store: { sessions }, keys, clock, entropy }: SessionOptions): Sessions {
  const secret = keys.secretFor('csrf');
  // Made again from the cookie's token at need: the database holds its hash only.
  const csrfOf = (token: string): string => createHmac('sha256', secret).update(token).digest('base64url');
  return {
    begin: async (account) => {
      const token = toBase64Url(entropy(32));
      const csrf = csrfOf(token);
      const created = clock();
      const expires = fromSeconds(toSeconds(created) + ABSOLUTE_SECONDS);
      await sessions.create(token, { account, csrf: sha256Hex(csrf), created, seen: created, expires });
      return { token, account, csrf };
    },
    find: async (token) => {
      if (!TOKEN.test(token)) return null;
      const now = clock();
      const row = await sessions.byToken(token, now);
      const csrf = csrfOf(token);
      if (row === undefined || row.csrf !== sha256Hex(csrf)) return null;
      const idle = secondsBetween(now, row.seen);
      if (idle >= IDLE_SECONDS) {
        await sessions.end(token);
        return null;
      }
      if (idle >= TOUCH_SECONDS) await sessions.touch(token, { seen: now, expires: row.expires });
      return { token, account: row.account, csrf };
    },
    end: ({ token }) => sessions.end(token),
  };
}

/** Are the two the same? Takes as long for a near miss as for any other. */
export function isSameText(given: string, expected: string): boolean {
  const [a, b] = [sha256(given), sha256(expected)];
  return timingSafeEqual(a, b) && given.length === expected.length;
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();
const sha256Hex = (text: string): string => sha256(text).toString('hex');
