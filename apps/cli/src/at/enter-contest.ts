import { randomUUID } from 'node:crypto';
import { appendFile } from 'node:fs/promises';
import type { ContestShape } from '@selectorate/api';
import {
  canonicalJson,
  type ContestId,
  err,
  fromUtf8,
  type Json,
  ok,
  type PersonId,
  type Result,
} from '@selectorate/basics';
import type { SigningKey } from '@selectorate/machine';
import {
  type Policy,
  type PolicyWitness,
  printPolicy,
  printVerifierKey,
  type SignatureCheck,
} from '@selectorate/record';
import { pinRulebook } from '@selectorate/rulebook';
import type { ContestFolder } from '../folder/contest-folder.ts';
import type { ContestKeys } from '../play/cast.ts';
import type { Keyring } from '../play/keyring.ts';
import { People } from '../play/people.ts';
import { FollowedLog } from './follow-log.ts';
import { HttpHouse } from './http-house.ts';
import { inviteEveryone } from './invite-everyone.ts';
import { fromProblem, type Trouble, trouble } from './trouble.ts';
import type { Visitors } from './visitors.ts';
import { logKeyOf, namedWitnesses, policyFor } from './witnesses.ts';

export interface EnterOptions {
  /** Everybody at the server; the officer who prepares the contest is signed in. */
  readonly visitors: Visitors;
  readonly officer: SigningKey;
  /** The people's keys; the officer's is put into it. */
  readonly keyring: Keyring;
  readonly witnesses: readonly PolicyWitness[];
  /** Gets the log's key as a line before the first act, so that witnesses on this machine know the log. */
  readonly announce: string | undefined;
  readonly check: SignatureCheck;
  readonly inviting: (done: number, total: number) => void;
}

/** A contest that a server has prepared, with everybody in it, before its first act. */
export interface EnteredContest {
  readonly house: HttpHouse;
  readonly people: People;
  /** The keys that the first act names. */
  readonly keys: ContestKeys;
  /** Whom a reader of this contest would trust. */
  readonly policy: Policy;
}

/** The folder's returning officer prepares the contest; everybody is invited and comes with a key of their own. */
export async function enterContest(
  folder: ContestFolder,
  options: EnterOptions,
): Promise<Result<EnteredContest, Trouble>> {
  const { keyring, visitors, officer, check, inviting } = options;
  const people = new People(folder);
  const contest = folder.document.contest as ContestId;
  const host = people.all.find(({ role }) => role === 'returning-officer')?.person;
  if (host === undefined) throw new Error('a folder without its returning officer was read');
  keyring.put(host, officer);
  const prepared = await prepare(folder, host, options);
  if (!prepared.ok) return prepared;
  const { keys, policy } = prepared.value;
  const seats = { contest, host, officer: visitors.of(officer), people, keyring, visitors };
  const invited = await inviteEveryone({ ...seats, progress: inviting });
  if (!invited.ok) return invited;
  const { client } = visitors.of(officer);
  const log = new FollowedLog({ client, contest, rulebook: folder.rulebook, check });
  const house = new HttpHouse({ contest, host, log, keyring, visitors, policy: printPolicy(policy) });
  return ok({ house, people, keys, policy });
}

interface Prepared {
  readonly keys: ContestKeys;
  readonly policy: Policy;
}

/** The officer prepares the contest, and sees that the server made of it what was asked for. */
async function prepare(
  { document, rulebook }: ContestFolder,
  person: PersonId,
  { visitors, officer, witnesses, announce }: EnterOptions,
): Promise<Result<Prepared, Trouble>> {
  const { client } = visitors.of(officer);
  const { contest, title, binding, clock, zone } = document;
  const pinned = fromUtf8(pinRulebook(rulebook).bytes);
  const created = await client.createContest({
    body: {
      contest,
      title,
      rulebook: JSON.parse(pinned.ok ? pinned.value : 'null') as Json,
      binding,
      clock,
      zone,
      witnesses: namedWitnesses(witnesses),
      person,
      acceptsTrialEngine: false,
    },
    idempotencyKey: randomUUID(),
  });
  if (!created.ok) return err(fromProblem(created.error, contest));
  const shown = await client.readContest({ params: { contest } });
  if (!shown.ok) return err(fromProblem(shown.error, contest));
  const { keys } = shown.value;
  const log = logKeyOf(shown.value);
  if (log === undefined || !namesWitnesses(keys, witnesses)) return err(trouble('key-differs', contest));
  if (announce !== undefined) await appendFile(announce, `${printVerifierKey(log)}\n`);
  const named = keys.witnesses.map(({ name, key }) => ({ name, key }));
  return ok({ keys: { ...keys, witnesses: named } as ContestKeys, policy: policyFor(log, witnesses) });
}

const namesWitnesses = (keys: ContestShape['keys'], witnesses: readonly PolicyWitness[]): boolean =>
  canonicalJson(keys.witnesses) === canonicalJson(namedWitnesses(witnesses));
