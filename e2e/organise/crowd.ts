import { setTimeout as sleep } from 'node:timers/promises';
import type { Route } from 'playwright-core';
import { follow, heading, press, type Visitor } from './visitor.ts';

const SESSION_LATE_MS = 1_500;

/** Several people who share one browser, each with a device key of their own: one is signed in at a time. */
export class Crowd {
  readonly visitor: Visitor;
  readonly #url: string;
  #who: string | null = null;

  constructor(visitor: Visitor, url: string) {
    this.visitor = visitor;
    this.#url = url;
  }

  get page(): Visitor['page'] {
    return this.visitor.page;
  }

  /** Takes up an invitation with a key made on this device, sooner than the page has heard who is signed in. */
  async join(name: string, link: string): Promise<void> {
    const late = async (route: Route): Promise<void> => {
      await sleep(SESSION_LATE_MS);
      await route.continue();
    };
    await this.page.route('**/api/session', late);
    await this.page.goto(link);
    await heading(this.page, /You are invited as/);
    await press(this.page, 'Make a key on this device and go on');
    await heading(this.page, 'You are in');
    // Those that are still being held up go on before anything else is done.
    await this.page.unrouteAll({ behavior: 'wait' });
    this.#who = name;
  }

  /** Signs whoever was here before out, and this person in, on the page of a contest. */
  async as(name: string, path: string): Promise<void> {
    if (this.#who !== name) {
      await this.page.goto(`${this.#url}/organise`);
      if (this.#who !== null) await press(this.page, 'Sign out');
      await press(this.page, `Sign in as ${name}`);
      await heading(this.page, 'Your contests');
      this.#who = name;
    }
    await this.page.goto(`${this.#url}${path}`);
  }

  follow(name: string | RegExp): Promise<void> {
    return follow(this.page, name);
  }
}
