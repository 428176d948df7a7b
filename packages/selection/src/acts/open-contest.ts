import { err } from '@selectorate/basics';
import { fingerprint, readPublicKey } from '@selectorate/record';
import { isZone } from '@selectorate/rulebook';
import { z } from 'zod';
import { SERVER } from '../act.ts';
import { all, allowedBy, type Check, when } from '../checks.ts';
import { defineAct } from '../define.ts';
import { withRole } from '../duties.ts';
import * as field from '../fields.ts';
import { relyingPartySchema } from '../passkey.ts';
import { refuse } from '../refusal.ts';
import type { State } from '../state.ts';

/** The semantics this program executes: what every kind of act of that name means. */
export const SEMANTICS = 'selectorate/1';

const officer = z.strictObject({ person: field.id<'person'>(), key: field.publicKey });
const body = z.strictObject({
  semantics: z.string().regex(/^selectorate\/[1-9]\d{0,3}$/),
  /** A binding contest decides something; a rehearsal may run on a simulated clock. */
  binding: z.boolean(),
  clock: field.code('civil', 'rehearsal'),
  zone: field.zone,
  rulebook: field.hash,
  log: z.strictObject({ name: field.logName, key: field.publicKey }),
  witnesses: z.array(z.strictObject({ name: field.logName, key: field.publicKey })).max(16),
  server: field.publicKey,
  /** Where passkeys are valid; null where only key files and device keys sign. */
  relyingParty: z.nullable(relyingPartySchema),
  returningOfficer: officer,
  secondOfficer: officer,
});

/** The first act: the rulebook is pinned and the two officers introduce each other's keys. */
export const openContest = defineAct({
  kind: 'open-contest',
  body,
  parts: ['title!'],
  admit: (state, { by, body: opened }) =>
    all(
      when(state.contest === null, 'house.stages', () => refuse('contest-already-open', 'house.stages')),
      when(opened.semantics === SEMANTICS, 'house.semantics', () =>
        refuse('semantics-unknown', 'house.semantics', { named: opened.semantics }),
      ),
      when(isZone(opened.zone), 'house.clock', () => refuse('act-malformed', 'house.clock', { what: 'act.body.zone' })),
      when(opened.rulebook === state.rulebookHash, 'house.rulebook', () => refuse('rulebook-pinned', 'house.rulebook')),
      when(!(opened.binding && opened.clock === 'rehearsal'), 'house.clock', () =>
        refuse('binding-clock-required', 'house.clock'),
      ),
      when(opened.witnesses.length >= state.rulebook.witnesses.atLeast, state.rulebook.witnesses.clause, () =>
        refuse('too-few-witnesses', state.rulebook.witnesses.clause, {
          named: opened.witnesses.length,
          needed: state.rulebook.witnesses.atLeast,
        }),
      ),
      signedByItsOfficers(by, [opened.returningOfficer.person, opened.secondOfficer.person]),
      notTheServer(opened),
      keysAreApart(opened),
    ),
  apply: (state, { contest, body: opened }) => {
    const { clock, zone, relyingParty, witnesses, log } = opened;
    const named: State = { ...state, contest, clock, zone, relyingParty, witnesses, log };
    const serverKnown = withRole(named, { id: SERVER, key: opened.server }, { role: 'server', unit: null, body: null });
    const first = { id: opened.returningOfficer.person, key: opened.returningOfficer.key };
    const second = { id: opened.secondOfficer.person, key: opened.secondOfficer.key };
    const one = withRole(serverKnown, first, { role: 'returning-officer', unit: null, body: null });
    return withRole(one, second, { role: 'second-officer', unit: null, body: null });
  },
});

function signedByItsOfficers(by: readonly string[], officers: readonly string[]): Check {
  if (officers[0] === officers[1]) return err(refuse('signer-twice', 'house.two-persons', { signers: 2 }));
  if (by.length < 2) return err(refuse('two-persons-needed', 'house.two-persons', { signed: by.length, needed: 2 }));
  return when(by.length === 2 && officers.every((officer_) => by.includes(officer_)), 'house.two-persons', () =>
    refuse('signer-lacks-role', 'house.duties', {
      signers: by.join(', '),
      needed: 'returning-officer, second-officer',
    }),
  );
}

/** The server's name belongs to the server's key: an officer of that name would let the machine sign for a person (A35). */
function notTheServer({ returningOfficer, secondOfficer }: z.infer<typeof body>): Check {
  return when(returningOfficer.person !== SERVER && secondOfficer.person !== SERVER, 'house.duties', () =>
    refuse('barred-pair', 'house.duties', { held: 'server', role: 'returning-officer', waivable: 'no' }),
  );
}

/** Officers, server, log and witnesses each hold a key of their own. */
function keysAreApart(opened: z.infer<typeof body>): Check {
  const keys = [
    opened.returningOfficer.key,
    opened.secondOfficer.key,
    opened.server,
    opened.log.key,
    ...opened.witnesses.map(({ key }) => key),
  ];
  if (keys.some((key) => !readPublicKey(key).ok)) return err(refuse('key-not-canonical', 'house.signatures'));
  const apart = new Set(keys.map(fingerprint)).size === keys.length;
  return apart ? allowedBy('house.signatures') : err(refuse('key-held-by-another', 'house.signatures'));
}
