import { type ContestId, type PersonId, type Result, toBase64Url, toHex, unwrap } from '@selectorate/basics';
import type { AnswerOf, BodyOf, DraftShape, Endpoints } from '@selectorate/api';
import { entropy } from '@selectorate/machine';
import { leafHash, LogTree, noteSigner, type VerifierKey } from '@selectorate/record';
import {
  type Act,
  challengeOf,
  type Draft,
  type Instant,
  type Proof,
  type RelyingParty,
  type Seen,
  type UntrustedAssertion,
} from '@selectorate/selection';
import { type AccountId, appendHistory, historyOf, type Store } from '@selectorate/store';
import type { RehearsedContest } from '@selectorate/testkit';
import type { Denial } from '../../handlers.ts';
import type { Desk, DeskOptions, LogEvent } from '../desk.ts';
import { openDesk } from '../open-desk.ts';
import { startWitness, type TestWitness } from './witness-server.ts';

export const PARTY: RelyingParty = { rpId: 'log.example', origins: ['https://log.example'] };

/** The civil moment of every test: far from the rehearsals' own times. */
const CIVIL_NOW: Instant = '2026-11-22T10:00:00Z';

/** An assertion by a person's passkey, for those who have one. */
export type Passkeys = Readonly<Record<string, { assert(challenge: Uint8Array): UntrustedAssertion }>>;

/** A desk with the keys of a rehearsed contest, so that the same acts have the same bodies in both. */
export function deskFor(
  contest: RehearsedContest,
  store: Store,
  more: Partial<DeskOptions> = {},
): { readonly desk: Desk; readonly events: LogEvent[] } {
  const events: LogEvent[] = [];
  const desk = openDesk({ ...optionsFor(contest, store), log: (event) => events.push(event), ...more });
  return { desk, events };
}

/** The keys of a log that took over follow from its number. */
export const optionsFor = (contest: RehearsedContest, store: Store): DeskOptions => ({
  store,
  keys: {
    logSecret: (id) => contest.secretOf(`log${id.slice(contest.plan.contest.length)}`),
    serverSecret: (id) => contest.secretOf(`server${id.slice(contest.plan.contest.length)}`),
    secretFor: (purpose) => contest.secretOf(`house-${purpose}`),
  },
  party: PARTY,
  clock: () => CIVIL_NOW,
  entropy,
  log: () => undefined,
  fetch: (url, init) => fetch(url, init),
  publicUrl: 'https://log.example',
  sendsMail: true,
});

/** The log's key as witnesses are told it. */
export const logKeyFor = (contest: RehearsedContest): VerifierKey =>
  noteSigner(`log.example/${contest.plan.contest}`, contest.secretOf('log')).key;

/** Every witness of the plan, on this machine. */
export const witnessesFor = (contest: RehearsedContest): Promise<readonly TestWitness[]> =>
  Promise.all(
    contest.plan.witnesses.map((name) =>
      startWitness({ name, secret: contest.secretOf(name), logKey: logKeyFor(contest) }),
    ),
  );

export type NewContest = BodyOf<Endpoints['createContest']>;

/** The contest as its operator would prepare it. */
export const newContest = (contest: RehearsedContest, witnesses: readonly TestWitness[] = []): NewContest => ({
  contest: contest.plan.contest,
  title: 'A contest',
  rulebook: contest.rulebook as never,
  binding: false,
  clock: 'rehearsal',
  zone: 'Europe/London',
  witnesses: contest.plan.witnesses.map((name) => {
    const known = witnesses.find((witness) => witness.name === name);
    return { name, key: contest.signerOf(name).publicKey, url: known?.url ?? null };
  }),
  person: 'returning-officer',
  acceptsTrialEngine: false,
});

/** The people of a contest at a desk, each with an account and the key that the plan gives them. */
export class DeskPeople {
  readonly contest: RehearsedContest;
  readonly store: Store;
  readonly passkeys: Passkeys;
  readonly #accounts = new Map<string, AccountId>();

  constructor(contest: RehearsedContest, store: Store, passkeys: Passkeys = {}) {
    this.contest = contest;
    this.store = store;
    this.passkeys = passkeys;
  }

  /** The person's account, made and bound to their place where it is not there yet. */
  async account(person: string): Promise<AccountId> {
    const known = this.#accounts.get(person);
    if (known !== undefined) return known;
    const { accounts } = this.store;
    const account = unwrap(await accounts.create({ name: `Member ${person}`, email: null, at: CIVIL_NOW }));
    this.#accounts.set(person, account);
    const { publicKey } = this.contest.signerOf(person);
    if (this.passkeys[person] === undefined) unwrap(await accounts.devices.add({ account, key: publicKey }));
    else {
      const credential = { credentialId: `credential-${person}`, cosePublicKey: new Uint8Array([1]), counter: 0 };
      unwrap(await accounts.passkeys.add({ account, publicKey, transports: [], ...credential }));
    }
    if (person !== 'returning-officer') {
      unwrap(await accounts.people.bind(this.contest.plan.contest, person as PersonId, account));
    }
    return account;
  }

  async asker(person: string): Promise<{ readonly account: string }> {
    return { account: await this.account(person) };
  }

  /** An accepted invitation to a role, as it stands in the store. */
  async invited(person: string, role: string): Promise<void> {
    const { contest } = this.contest.plan;
    const token = toBase64Url(entropy(32));
    const createdBy = await this.account('returning-officer');
    const link = { contest, person: person as PersonId, role, unit: null, body: null, createdBy };
    await this.store.links.create(token, {
      kind: 'invitation',
      ...link,
      created: CIVIL_NOW,
      expires: '2026-12-01T00:00:00Z',
    });
    unwrap(await this.store.links.use(token, CIVIL_NOW));
    await this.account(person);
  }

  /** A person's signature over a draft, with the key or passkey that is theirs. */
  sign(draft: Draft, person: string, { at, seen }: { readonly at: Instant; readonly seen: Seen }): Proof {
    const signed = { signer: person as PersonId, signedAt: at, seen };
    const challenge = challengeOf(draft, signed);
    const passkey = this.passkeys[person];
    if (passkey !== undefined) return { type: 'passkey', ...signed, ...passkey.assert(challenge) };
    return { type: 'key', ...signed, signature: toBase64Url(this.contest.signerOf(person).sign(challenge)) };
  }
}

type Done = Result<DraftShape, Denial>;
type View = AnswerOf<Endpoints['readContest']>;

/** Plays at a desk what was rehearsed in memory: the same bodies and parts, signed by the same people at the same moments. */
export class DeskContest {
  readonly desk: Desk;
  readonly people: DeskPeople;
  readonly contest: RehearsedContest;
  #now: Instant = CIVIL_NOW;

  constructor(desk: Desk, people: DeskPeople) {
    this.desk = desk;
    this.people = people;
    this.contest = people.contest;
  }

  get id(): ContestId {
    return this.contest.plan.contest;
  }

  get params(): { readonly contest: string } {
    return { contest: this.id };
  }

  async create(witnesses: readonly TestWitness[] = []): Promise<void> {
    const asker = await this.people.asker('returning-officer');
    const asked = { params: {}, query: {}, body: newContest(this.contest, witnesses) };
    unwrap(await this.desk.handlers.createContest(asked, asker));
  }

  /** Puts the first `size` entries into the store as they were rehearsed, as if this desk had recorded them. */
  async resumeAt(size: number, witnesses: readonly TestWitness[] = []): Promise<void> {
    const { store } = this.people;
    const { acts } = this.contest;
    await this.create(witnesses);
    for (const person of new Set(acts.flatMap(({ by }) => by))) {
      if (person !== 'server') await this.people.account(person);
    }
    await store.together(async () => {
      await appendHistory(store, historyOf(this.contest.rehearsal), size);
      const rehearsalNow = acts[size - 1]?.at ?? CIVIL_NOW;
      await store.contests.update(this.id, { phase: 'running', rehearsalNow });
    });
    this.#now = acts[size - 1]?.at ?? CIVIL_NOW;
  }

  async view(person = 'returning-officer'): Promise<View> {
    const asker = await this.people.asker(person);
    return unwrap(await this.desk.handlers.readContest({ params: this.params, query: {}, body: null }, asker));
  }

  async moveTo(now: Instant): Promise<void> {
    const asker = await this.people.asker('returning-officer');
    unwrap(await this.desk.handlers.moveClock({ params: this.params, query: {}, body: { now } }, asker));
    this.#now = now;
  }

  /** What `createDraft` would be sent for an act that was rehearsed. */
  wishFor({ kind, by, body, commitments }: Act): BodyOf<Endpoints['createDraft']> {
    const { parts, published, blobs } = this.contest.rehearsal;
    const named = Object.entries(commitments).map(([name, commitment]) => {
      const { subject, content } = parts.get(commitment) ?? { subject: 'contest', content: null };
      return [name, { subject, content, publish: published.has(commitment) }];
    });
    const text = JSON.stringify(body);
    const own = [...blobs].filter(([hash]) => text.includes(hash)).map(([, bytes]) => Buffer.from(bytes));
    return {
      kind: kind as never,
      by: [...by],
      body: body as never,
      parts: Object.fromEntries(named),
      blobs: own.map((bytes) => bytes.toString('base64')),
    };
  }

  async prepare(act: Act, person: string = act.by[0] ?? ''): Promise<Done> {
    const { person: introduced, enters } = act.body as { person?: string; enters?: string };
    for (const needed of [...act.by, introduced, enters]) {
      if (needed !== undefined) await this.people.account(needed);
    }
    const asked = { params: this.params, query: {}, body: this.wishFor(act) };
    return this.desk.handlers.createDraft(asked, await this.people.asker(person));
  }

  /** The last published checkpoint, with its root computed from the entries themselves. */
  async head(): Promise<Seen> {
    const asked = { params: this.params, query: { from: 0 }, body: null };
    const read = await this.desk.handlers.readEntries(asked, { account: null });
    const { entries, checkpoints } = read.ok ? read.value : { entries: [], checkpoints: [] };
    const size = checkpoints.at(-1) ?? 0;
    const seen = entries.slice(0, size).map((entry) => leafHash(new Uint8Array(Buffer.from(entry, 'base64'))));
    return { size, root: toHex(LogTree.of(seen).rootAt(size)) };
  }

  async sign(draft: DraftShape, person: string, changes: Partial<{ at: Instant; seen: Seen }> = {}): Promise<Done> {
    const { at = this.#now, seen = await this.head() } = changes;
    return this.post(draft, person, this.people.sign(draftOf(draft), person, { at, seen }));
  }

  async post(draft: DraftShape, person: string, proof: Proof): Promise<Done> {
    const asked = { params: { ...this.params, draft: draft.id }, query: {}, body: proof as never };
    return this.desk.handlers.signDraft(asked, await this.people.asker(person));
  }

  /** Prepares and signs one act; answers with what became of it. */
  async play(act: Act): Promise<Done> {
    await this.moveTo(act.at);
    const prepared = await this.prepare(act);
    return prepared.ok ? this.signAll(prepared.value) : prepared;
  }

  async signAll(draft: DraftShape): Promise<Done> {
    let last: Done = { ok: true, value: draft };
    for (const person of draft.by) {
      last = await this.sign(draft, person);
      if (!last.ok) return last;
    }
    return last;
  }

  /** Plays every act of the rehearsal that people did, up to `until`; what the clock does the desk does itself. */
  async playAll(until: (act: Act) => boolean = () => false): Promise<void> {
    for (const act of this.contest.acts) {
      if (until(act)) return;
      if (act.kind === 'pass-deadline') continue;
      const done = await this.play(act);
      if (!done.ok) throw new Error(`${act.kind} at ${act.seq}: ${JSON.stringify(done.error)}`);
    }
  }
}

/** What is signed of a draft as it is shown. */
export const draftOf = ({ contest, by, kind, body, commitments }: DraftShape): Draft => ({
  contest: contest as ContestId,
  by: by as readonly string[] as readonly PersonId[],
  kind,
  body: body as never,
  commitments,
});

/** Every file of the record that a desk serves, as its manifest lists them. */
export async function recordOf(desk: Desk, contest: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  const manifest = await desk.recordFile(`${contest}/manifest.json`);
  const listed = JSON.parse(Buffer.from(manifest?.bytes ?? []).toString('utf8')) as { files: { path: string }[] };
  for (const path of ['manifest.json', 'manifest.note', ...listed.files.map((each) => each.path)]) {
    const file = await desk.recordFile(`${contest}/${path}`);
    if (file !== undefined) files.set(path, file.bytes);
  }
  return files;
}
