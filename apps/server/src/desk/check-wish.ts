import { canonicalJson, isId, type Json, type PersonId } from '@selectorate/basics';
import type { PublicKey } from '@selectorate/record';
import { definitionOf, hashHex, type Role } from '@selectorate/selection';
import { z } from 'zod';
import type { Denial } from '../handlers.ts';
import type { House, Visit } from './house.ts';
import { isAmong, keysOfPerson } from './people.ts';
import { logKeyOf, serverSignerOf } from './log-keys.ts';
import type { Wish } from './draft-content.ts';

const PART_NAME = /^[a-z]+(-[a-z0-9]+)*$/;

/** Is it a draft that this house can keep: parts with names and subjects, published only where the kind allows it? */
export function checkParts({ kind, parts }: Wish): Denial | undefined {
  const publishable = new Set(
    (definitionOf(kind)?.parts ?? []).filter((part) => part.includes('!')).map((part) => part.replace(/[!?]+$/, '')),
  );
  for (const [name, { subject, publish }] of Object.entries(parts)) {
    if (!PART_NAME.test(name)) return { code: 'request-malformed', where: 'parts' };
    if (!isId(subject)) return { code: 'request-malformed', where: `parts.${name}.subject` };
    if (publish && !publishable.has(name)) return { code: 'request-malformed', where: `parts.${name}.publish` };
  }
  return undefined;
}

const key = z.object({ alg: z.enum(['EdDSA', 'ES256']), key: z.string() });
const officer = z.object({ person: z.string(), key });
const opening = z.object({ returningOfficer: officer, secondOfficer: officer });
const introduction = z.object({ person: z.string(), role: z.string(), key });
const replacement = z.object({ enters: z.string(), role: z.string(), key });

interface KeyNamed {
  readonly where: string;
  readonly person: PersonId;
  readonly role: Role;
  readonly key: PublicKey;
}

/** Keys that an act would bring into the record. A body of another shape names none: the rules refuse it. */
function keysNamed({ kind, body }: Wish): readonly KeyNamed[] {
  switch (kind) {
    case 'open-contest': {
      const read = opening.safeParse(body);
      if (!read.success) return [];
      const { returningOfficer, secondOfficer } = read.data;
      return [
        named('body.returningOfficer.key', { ...returningOfficer, role: 'returning-officer' }),
        named('body.secondOfficer.key', { ...secondOfficer, role: 'second-officer' }),
      ];
    }
    case 'introduce-person': {
      const read = introduction.safeParse(body);
      return read.success ? [named('body.key', read.data)] : [];
    }
    case 'replace-officer': {
      const read = replacement.safeParse(body);
      return read.success ? [named('body.key', { ...read.data, person: read.data.enters })] : [];
    }
    default:
      return [];
  }
}

const named = (where: string, about: { person: string; role: string; key: PublicKey }): KeyNamed => ({
  where,
  person: about.person as PersonId,
  role: about.role as Role,
  key: about.key,
});

/**
 * Every key that enters the record is that of the account which took up the person's invitation, and an officer of a contest
 * on the civil clock brings a passkey.
 */
export async function checkKeys({ options }: House, { log, row }: Visit, wish: Wish): Promise<Denial | undefined> {
  for (const { where, person, role, key: brought } of keysNamed(wish)) {
    const keys = await keysOfPerson(options.store, log, person);
    if (keys === null || !isAmong([...keys.passkeys, ...keys.devices], brought))
      return { code: 'key-not-yours', where };
    if (row.clock === 'civil' && WITH_PASSKEY.has(role) && !isAmong(keys.passkeys, brought))
      return { code: 'passkey-required', where };
  }
  return undefined;
}

const WITH_PASSKEY: ReadonlySet<Role> = new Set<Role>(['returning-officer', 'second-officer', 'scrutineer']);

/** The first act says of this house what is so: keys, rulebook, clock, and where passkeys are valid. */
export function checkOpening({ options }: House, { row }: Visit, { kind, body }: Wish): Denial | undefined {
  if (kind !== 'open-contest') return undefined;
  const said = body as Readonly<Record<string, Json | undefined>>;
  const { binding, clock, zone } = row;
  const due: Readonly<Record<string, Json>> = {
    binding,
    clock,
    zone,
    rulebook: hashHex(row.rulebook),
    log: { ...logKeyOf(options, row), key: { ...logKeyOf(options, row).key } },
    server: { ...serverSignerOf(options, row).publicKey },
    witnesses: row.witnesses.map(({ name, key: of }) => ({ name, key: { ...of } })),
  };
  const wrong = Object.entries(due).find(([field, value]) => !isSame(said[field], value));
  if (wrong !== undefined) return { code: 'request-malformed', where: `body.${wrong[0]}` };
  const party = said['relyingParty'] ?? null;
  const own: Json = { rpId: options.party.rpId, origins: [...options.party.origins] };
  return party === null || isSame(party, own) ? undefined : { code: 'request-malformed', where: 'body.relyingParty' };
}

function isSame(said: Json | undefined, due: Json): boolean {
  try {
    return said !== undefined && canonicalJson(said) === canonicalJson(due);
  } catch {
    return false;
  }
}
