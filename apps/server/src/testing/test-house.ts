import { join } from 'node:path';
import { unwrap } from '@selectorate/basics';
import { entropy } from '@selectorate/machine';
import { fromSeconds, type Instant, toSeconds } from '@selectorate/selection';
import { testFolder } from '@selectorate/testkit';
import { type House, openHouse, type Platform } from '../compose.ts';
import { type Configuration, readConfiguration } from '../configuration.ts';
import { Browser } from './browser.ts';

/** A whole server in this process, on a port of its own, with its log in memory and a clock that a test moves. */
export interface TestHouse {
  readonly house: House;
  readonly configuration: Configuration;
  /** Every line of the log so far. */
  readonly log: readonly string[];
  readonly platform: Platform;
  passSeconds(seconds: number): void;
  now(): Instant;
  /** A browser of its own: nobody is signed in. */
  browser(): Browser;
  /** Stops the server and removes what it kept. */
  close(): Promise<void>;
}

export interface TestHouseOptions {
  /** Environment variables, beside those that every test needs. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly platform?: Partial<Platform>;
}

/** The civil moment at which every test begins. */
const BEGINNING: Instant = '2026-11-22T10:00:00Z';

export async function openTestHouse({ environment = {}, platform = {} }: TestHouseOptions = {}): Promise<TestHouse> {
  const folder = await testFolder();
  let now = BEGINNING;
  const log: string[] = [];
  const home = join(folder.path, 'home');
  const configuration = unwrap(
    readConfiguration({ environment: { PORT: '0', ROLE: 'web', ...environment }, role: undefined, home }),
  );
  const used: Platform = {
    clock: () => now,
    entropy,
    fetch: (url, init) => fetch(url, init),
    logTo: { write: (line: string) => void log.push(line) },
    site: join(folder.path, 'site'),
    version: 'test',
    ...platform,
  };
  const house = unwrap(await openHouse(configuration, used));
  return {
    house,
    configuration,
    log,
    platform: used,
    passSeconds: (seconds) => {
      now = fromSeconds(toSeconds(now) + seconds);
    },
    now: () => now,
    browser: () => new Browser(house.publicUrl),
    close: async () => {
      await house.stop();
      await folder.remove();
    },
  };
}
