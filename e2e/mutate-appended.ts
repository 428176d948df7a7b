import type { ContestId, PersonId } from '@selectorate/basics';
import { type Act, type Draft, encodeAct, fromSeconds, toSeconds } from '@selectorate/selection';
import type { Seeded } from '@selectorate/testkit';
import { forge, type Holds } from './forge.ts';
import type { Mutation } from './mutation.ts';
import type { ReferenceRecord } from './reference-record.ts';
import { draftOf, signAct, type Signing, strangersKey } from './sign-act.ts';

/** Acts of each kind that are forged. */
const EACH_KIND = 1;

/**
 * At many points of the contest: the act that really came next, forged. The attacker puts it at the end of the log as it
 * was, signs or has signed everything else, and lacks what the rules ask for: a key, a role, a second person, a moment.
 */
export function appendedMutations(record: ReferenceRecord, chance: Seeded): readonly Mutation[] {
  const kinds = [...new Set(record.acts.map(({ kind }) => kind))];
  const some = kinds.flatMap((kind) =>
    chance.shuffle(record.acts.filter((act) => act.kind === kind && act.seq > 0)).slice(0, EACH_KIND),
  );
  return [...some.flatMap((act) => forgeries(record, act, chance)), ...again(record, chance), ...byWhoLeft(record)];
}

interface Forged {
  readonly kind: Mutation['kind'];
  readonly draft?: Partial<Draft>;
  readonly signing?: Partial<Signing>;
  readonly change?: (act: Act) => Act;
}

function forgeries(record: ReferenceRecord, act: Act, chance: Seeded): readonly Mutation[] {
  const others = withoutRole(record, act, chance);
  const [first, ...more] = act.by;
  const hours = 3_600;
  const later = (seconds: number): string => fromSeconds(toSeconds(act.at) + seconds);
  const forged: readonly (Forged | false)[] = [
    { kind: 'act signed by the log alone', signing: { keyOf: () => record.log.key } },
    { kind: 'act signed by a stranger', signing: { keyOf: () => strangersKey } },
    others.length >= act.by.length && {
      kind: 'act by people without the role',
      draft: { by: others.slice(0, act.by.length) },
    },
    first !== undefined && more.length > 0 && { kind: 'act by one of two', draft: { by: [first] } },
    first !== undefined && more.length > 0 && { kind: 'act by one person twice', draft: { by: [first, first] } },
    act.kind !== 'pass-deadline' && {
      kind: 'act by somebody unknown',
      draft: { by: act.by.map((_, i) => `person-999${i}` as PersonId) },
    },
    more.length > 0 && {
      kind: 'act that not all signed',
      change: (signed) => ({ ...signed, proof: signed.proof.slice(1) }),
    },
    { kind: 'act signed too long ago', signing: { signedAt: later(-hours * 24 * 60) } },
    { kind: 'act signed later than recorded', signing: { signedAt: later(121) } },
    { kind: 'act that saw another history', change: withOtherHistory },
    { kind: 'act of another contest', draft: { contest: 'reference-b' as ContestId } },
  ];
  return forged.flatMap((each) => (each === false ? [] : [appended(record, act, { ...each, holds: holding(chance) })]));
}

const holding = (chance: Seeded): Holds => (chance.chance(1, 4) ? 'log-key' : 'log-key-and-witnesses');

function appended(
  record: ReferenceRecord,
  act: Act,
  { kind, draft, signing, change, holds }: Forged & { holds: Holds },
): Mutation {
  const before = record.entries.slice(0, act.seq);
  return {
    kind,
    what: `${act.kind} ${act.seq}, ${holds}`,
    place: { entries: [act.seq] },
    besides: holds === 'log-key' ? ['quorum-missing'] : [],
    files: () => {
      const signed = signAct(record, { ...draftOf(act), ...draft }, { before, at: act.at, ...signing });
      return forge(record, { entries: [...before, encodeAct(change?.(signed) ?? signed)], holds });
    },
  };
}

/** The same signers, who truly signed; but what they signed for is not the history of this log. */
function withOtherHistory(act: Act): Act {
  const proof = act.proof.map((each) => ({ ...each, seen: { size: each.seen.size, root: 'ab'.repeat(32) } }));
  return { ...act, proof };
}

/** What agents may do too. */
const OPEN_TO_AGENTS: ReadonlySet<string> = new Set(['lodge-challenge', 'commit-lot-value', 'reveal-lot-value']);

/** People who are known at that point and may not do that: anybody for what only the clock does, else people of other offices. */
function withoutRole(record: ReferenceRecord, act: Act, chance: Seeded): readonly PersonId[] {
  if (act.kind === 'declare-interest') return [];
  if (act.kind === 'pass-deadline') return ['returning-officer' as PersonId];
  const introduced = record.acts
    .slice(0, act.seq)
    .flatMap(({ kind, body }) => (kind === 'introduce-person' ? [(body as { person: PersonId }).person] : []));
  const barred = OPEN_TO_AGENTS.has(act.kind) ? /^teller/ : /^(unit-|agent)/;
  const own = act.kind === 'return-unit-vote' ? (act.body as { unit: string }).unit : '-';
  return chance.shuffle(
    introduced.filter((person) => barred.test(person) && !person.endsWith(own) && !act.by.includes(person)),
  );
}

/** A genuine act recorded a second time, at once and later: its signatures are good and its moment is gone. */
function again(record: ReferenceRecord, chance: Seeded): readonly Mutation[] {
  const interests = record.acts.filter(({ kind }) => kind === 'declare-interest');
  const some = [...interests.slice(0, 6), ...chance.shuffle(record.acts).slice(0, 20)];
  return some.map((act) => {
    const isFree = act.kind === 'declare-interest';
    const size = isFree ? act.seq + 1 : Math.min(record.acts.length, act.seq + chance.between(1, 12));
    const at = record.acts[size - 1]?.at ?? act.at;
    const holds = holding(chance);
    return {
      kind: isFree ? 'act recorded again' : 'act recorded again, too late',
      what: `${act.kind} ${act.seq} at ${size}, ${holds}`,
      place: { entries: [size] },
      files: () => {
        const entries = [...record.entries.slice(0, size), encodeAct({ ...act, seq: size, at })];
        return forge(record, { entries, holds });
      },
    };
  });
}

/** Everything that the second officer signed before being replaced, signed by the one who left afterwards. */
function byWhoLeft(record: ReferenceRecord): readonly Mutation[] {
  const replaced = record.acts.find(({ kind }) => kind === 'replace-officer');
  if (replaced === undefined) throw new Error('nobody is replaced in the reference contest');
  const { leaves, enters } = replaced.body as { leaves: PersonId; enters: PersonId };
  return record.acts
    .filter(({ seq, by }) => seq > replaced.seq && by.includes(enters))
    .map((act) =>
      appended(record, act, {
        kind: 'act by an officer who left',
        draft: { by: act.by.map((person) => (person === enters ? leaves : person)) },
        holds: 'log-key-and-witnesses',
      }),
    )
    .filter(({ what }) => !what.startsWith('declare-interest'));
}
