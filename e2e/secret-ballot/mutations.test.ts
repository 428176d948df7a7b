import { seeded } from '@selectorate/testkit';
import { afterAll, describe, expect, test } from 'vitest';
import { type EditedArchive, type MemberOf, pack, unpack } from './archive-members.ts';
import { bench, rehearsedBench } from './bench.ts';
import { byteMutations } from './byte-mutations.ts';
import { MutationTally } from './mutation-tally.ts';
import { objectMutations, type ObjectMutation } from './object-mutations.ts';
import { hasOutsideVectors, outsideVector } from './outside-vectors.ts';
import { archiveOfSteps, castIn, choose, completeSteps, type OpenBox, openBox, rank } from './play-election.ts';
import { hashAnew, signAnew } from './sign-ballot.ts';
import { stepMutations } from './step-mutations.ts';
import { type Verdict, verdictOn } from './verdict.ts';

/** Chooses the mutations. `SELECTORATE_MUTATIONS=all` makes every change of every value instead of some of each. */
const SEED = 'ballot-mutations/1';
const ALL = process.env['SELECTORATE_MUTATIONS'] === 'all';
const AT_LEAST = 2_000;
const LONGEST = ALL ? 36_000_000 : 900_000;

const tally = new MutationTally();
const chance = seeded(SEED);

afterAll(() => {
  process.stdout.write(`\nMutations of archives, seed ${SEED}\n${tally.table()}\n\n`);
});

const played = rehearsedBench(SEED);

function play(box: OpenBox, ballots: readonly string[]): Uint8Array {
  return archiveOfSteps(completeSteps(box, ballots), played);
}

const choiceBox = openBox(
  { group: 'Ed25519', questions: [choose(1, 0, 1, true)], weights: [1, 2, 1], trustees: 2 },
  played,
);
const CHOICE = play(choiceBox, [
  castIn(choiceBox, 0, [{ kind: 'choice', choices: [1] }]),
  castIn(choiceBox, 1, [{ kind: 'blank' }]),
  castIn(choiceBox, 0, [{ kind: 'choice', choices: [0] }]),
]);

const rankedBox = openBox(
  { group: 'Ed25519', questions: [rank(3)], weights: [1, 1, 1], trustees: { threshold: 2, size: 3 } },
  played,
);
const RANKED = play(rankedBox, [
  castIn(rankedBox, 0, [{ kind: 'ranked', ranks: [1, 2, 3] }]),
  castIn(rankedBox, 1, [{ kind: 'ranked', ranks: [0, 1, 0] }]),
]);

/** Which parts of an election a change in an object may be found in; an archive that cannot be read so far says so in its own. */
const SEEN_IN: Readonly<Record<MemberOf, readonly string[]>> = {
  header: [],
  event: [],
  election: ['election', 'trustees', 'ballot'],
  trustees: ['trustees', 'decryption'],
  credentials: ['credentials', 'ballot', 'tally'],
  'set-up': [],
  ballot: ['ballot'],
  tally: ['tally'],
  'size of the tally': ['tally'],
  shuffle: ['shuffle'],
  'owner of a shuffle': ['shuffle'],
  decryption: ['decryption'],
  'owner of a decryption': ['decryption'],
  result: ['result'],
};

/** Why an archive by itself cannot show the change, null where it must. */
function whyUnseen({ member, edit }: ObjectMutation, archive: EditedArchive): string | null {
  if (member.of === 'owner of a shuffle') return 'who made a mix: nobody signs a mix in an archive';
  if (member.of === 'credentials') {
    const list = new Set(JSON.parse(edit.text) as readonly string[]);
    const voted = new Set(archive.members.flatMap(({ of, text }) => (of === 'ballot' ? [credentialIn(text)] : [])));
    const before = JSON.parse(member.text) as readonly string[];
    const used = before.filter((entry) => voted.has(entry.replace(/,.*$/s, '')));
    if (used.every((entry) => list.has(entry))) return 'entries of the list that cast no ballot';
  }
  return null;
}

const credentialIn = (ballot: string): string => /"credential":"([^"]*)"/.exec(ballot)?.[1] ?? '';

const said = ({ codes, thrown }: Verdict): string =>
  thrown === null ? codes.join(' ') || 'valid' : `threw ${String(thrown)}`;

/** Mutations that were not found, found elsewhere than they are, or that the verifier broke at: none, if it does its work. */
async function missed(mutations: Iterable<ObjectMutation>, archive: EditedArchive): Promise<readonly string[]> {
  const found: string[] = [];
  for (const mutation of mutations) {
    const { member, edit, form } = mutation;
    const verdict = await verdictOn(mutation.bytes());
    const why = verdict.report === null ? null : whyUnseen(mutation, archive);
    if (why !== null) {
      tally.addUnseen(why);
      continue;
    }
    tally.add(member.of, verdict.codes);
    const parts = new Set(['archive', ...SEEN_IN[member.of]]);
    const isNamed = verdict.faults.some(({ place }) => parts.has(place.part));
    if (!isNamed) found.push(`${member.of} ${edit.path} ${edit.operator}, ${form}: ${said(verdict)}`);
  }
  return found;
}

function* sampled<T>(items: Iterable<T>, isTaken: () => boolean): Generator<T> {
  for (const item of items) if (isTaken()) yield item;
}

const met = new Set<string>();
const planFor = (label: string): Parameters<typeof objectMutations>[1] => ({
  order: bench.groupOf('Ed25519').order,
  isEd25519: true,
  chance: chance.fork(label),
  all: ALL,
  met,
});

/** The change hidden from the ballot's hash, and by its own voter from its signature too. */
const disguisesIn = (box: OpenBox): NonNullable<Parameters<typeof objectMutations>[1]['disguises']> => [
  { form: 'hashed anew', of: (text) => hashAnew(text, bench) },
  {
    form: 'signed anew',
    of: (text) => {
      const credential = box.credentials.find(({ publicKey }) => text.includes(publicKey));
      return credential === undefined ? null : signAnew(text, credential, { context: box.context });
    },
  },
];

describe('a changed archive is refused, and the change is found where it is', { timeout: LONGEST }, () => {
  test('the archives are valid as they are', async () => {
    for (const bytes of [CHOICE, RANKED]) {
      expect((await verdictOn(bytes)).codes).toEqual([]);
      expect(Buffer.compare(pack(await unpack(bytes)), bytes)).toBe(0);
    }
  });

  test('each value of each object of an election by choice', async () => {
    const archive = await unpack(CHOICE);
    const plan = { ...planFor('choice'), disguises: disguisesIn(choiceBox) };
    expect(await missed(objectMutations(archive, plan), archive)).toEqual([]);
  });

  test('each value of each object of a ranked election with a shared key', async () => {
    const archive = await unpack(RANKED);
    const plan = { ...planFor('ranked'), disguises: disguisesIn(rankedBox) };
    expect(await missed(objectMutations(archive, plan), archive)).toEqual([]);
  });

  test.skipIf(!hasOutsideVectors).each([
    ['v33-ed25519-weights-5', 8],
    ['v33-ed25519-two-questions-5', 12],
    ['v30-ed25519-ranked-10-threshold', 20],
    ['v33-belenios2048-yesno-10', 200],
  ])('some values of an archive made by others: %s', async (name, oneIn) => {
    const archive = await unpack(outsideVector(name));
    const pick = chance.fork(`pick ${name}`);
    const isEd25519 = name.includes('ed25519');
    const { order } = bench.groupOf(isEd25519 ? 'Ed25519' : 'BELENIOS-2048');
    const mutations = objectMutations(archive, { ...planFor(name), met: new Set(met), order, isEd25519 });
    const some = sampled(mutations, () => ALL || pick.chance(1, oneIn));
    expect(await missed(some, archive)).toEqual([]);
  });

  test.each([
    ['an election by choice', CHOICE, RANKED],
    ['a ranked one', RANKED, CHOICE],
  ])('whole steps of %s left out, doubled, moved or from another', async (_name, bytes, other) => {
    const found: string[] = [];
    for (const mutation of stepMutations(await unpack(bytes), await unpack(other))) {
      const verdict = await verdictOn(mutation.bytes());
      if (mutation.unseen !== null && verdict.report !== null) tally.addUnseen(mutation.unseen);
      else {
        tally.add('step', verdict.codes);
        if (verdict.codes.length === 0) found.push(`${mutation.what}: ${said(verdict)}`);
      }
    }
    expect(found).toEqual([]);
  });

  test('bytes of the file: changed, cut, doubled, put in, nonsense', async () => {
    const found: string[] = [];
    for (const { what, bytes } of byteMutations(CHOICE, chance.fork('bytes'), ALL ? 20_000 : 300)) {
      const verdict = await verdictOn(bytes);
      tally.add('bytes', verdict.codes);
      if (verdict.codes.length === 0) found.push(`${what}: ${said(verdict)}`);
    }
    expect(found).toEqual([]);
  });

  test(`in at least ${AT_LEAST} ways`, () => {
    expect(tally.tried).toBeGreaterThanOrEqual(AT_LEAST);
  });
});
