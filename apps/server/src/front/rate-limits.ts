import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** How often something may be asked, by one address or one account; counted in this process only. */
export interface RateLimits {
  /** Counts one request; answers with the seconds to wait if it was too many. */
  request(address: string): Promise<number | null>;
  ofAccount(account: string): Promise<number | null>;
  /** Signing in and taking up links: less of it, and none at all after too many that failed. */
  entering(address: string): Promise<number | null>;
  entryFailed(address: string): Promise<void>;
}

const MINUTE = 60;
const FAILED_ENTRIES = 20;
const FAILED_ENTRIES_SECONDS = 600;

/** What one address may ask in a minute; an account half of that, and a tenth to enter. */
export function rateLimits(requestsPerMinute: number): RateLimits {
  const perMinute = (keyPrefix: string, share: number) =>
    new RateLimiterMemory({ keyPrefix, points: Math.ceil(requestsPerMinute / share), duration: MINUTE });
  const [requests, accounts, entries] = [perMinute('request', 1), perMinute('account', 2), perMinute('entry', 10)];
  const failures = new RateLimiterMemory({
    keyPrefix: 'failure',
    points: FAILED_ENTRIES,
    duration: FAILED_ENTRIES_SECONDS,
  });
  return {
    request: (address) => spend(requests, address),
    ofAccount: (account) => spend(accounts, account),
    entering: async (address) => {
      const failed = await failures.get(address);
      if (failed !== null && failed.consumedPoints >= FAILED_ENTRIES) return secondsOf(failed);
      return spend(entries, address);
    },
    entryFailed: async (address) => {
      await spend(failures, address);
    },
  };
}

async function spend(limiter: RateLimiterMemory, key: string): Promise<number | null> {
  try {
    await limiter.consume(key);
    return null;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return secondsOf(refused);
    throw refused;
  }
}

const secondsOf = ({ msBeforeNext }: RateLimiterRes): number => Math.max(1, Math.ceil(msBeforeNext / 1000));
