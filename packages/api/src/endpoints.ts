import type { AnyEndpoint } from './endpoint.ts';
import * as contests from './endpoints/contests.ts';
import * as drafts from './endpoints/drafts.ts';
import * as instance from './endpoints/instance.ts';
import * as links from './endpoints/links.ts';
import * as members from './endpoints/members.ts';
import * as hidden from './endpoints/private.ts';
import * as rollChecks from './endpoints/roll-checks.ts';
import * as rollContacts from './endpoints/roll-contacts.ts';
import * as rollEvidence from './endpoints/roll-evidence.ts';
import * as rollList from './endpoints/roll-list.ts';
import * as sessions from './endpoints/sessions.ts';

const { PROPOSALS: _, ...draftEndpoints } = drafts;
const { CONTACT_STATES: __, ...rollContactEndpoints } = rollContacts;

/** Everything that can be asked of a server, by name. */
export const endpoints = {
  ...instance,
  ...sessions,
  ...links,
  ...contests,
  ...draftEndpoints,
  ...hidden,
  ...rollList,
  ...rollEvidence,
  ...rollChecks,
  ...rollContactEndpoints,
  ...members,
};
export type Endpoints = typeof endpoints;

export const allEndpoints: readonly AnyEndpoint[] = Object.values(endpoints) as unknown as readonly AnyEndpoint[];
