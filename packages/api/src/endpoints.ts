import type { AnyEndpoint } from './endpoint.ts';
import * as contests from './endpoints/contests.ts';
import * as drafts from './endpoints/drafts.ts';
import * as instance from './endpoints/instance.ts';
import * as links from './endpoints/links.ts';
import * as members from './endpoints/members.ts';
import * as hidden from './endpoints/private.ts';
import * as roll from './endpoints/roll.ts';
import * as sessions from './endpoints/sessions.ts';

const { PROPOSALS: _, ...draftEndpoints } = drafts;
const { CONTACT_STATES: __, ...rollEndpoints } = roll;

/** Everything that can be asked of a server, by name. */
export const endpoints = {
  ...instance,
  ...sessions,
  ...links,
  ...contests,
  ...draftEndpoints,
  ...hidden,
  ...rollEndpoints,
  ...members,
};
export type Endpoints = typeof endpoints;

export const allEndpoints: readonly AnyEndpoint[] = Object.values(endpoints) as unknown as readonly AnyEndpoint[];
