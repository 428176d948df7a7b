import { unwrap } from '@selectorate/basics';
import type { AnswerOf, BodyOf, Endpoints } from '@selectorate/api';
import { exportCsv, type RollEntry } from '@selectorate/roll';
import type { ActKind, Instant } from '@selectorate/selection';
import { startEngine, type Store } from '@selectorate/store';
import { closed, mailSink, type MailSink, type RehearsedContest } from '@selectorate/testkit';
import { mailerWith } from '../../mail/mailer.ts';
import type { Desk, DeskHandlers } from '../desk.ts';
import { DeskContest, DeskPeople, deskFor } from './desk-contest.ts';

/** A contest in its set-up at a desk that sends mail, with a civil clock that the test moves, just before the freeze or another act. */
export class RollDesk {
  readonly played: DeskContest;
  readonly desk: Desk;
  readonly store: Store;
  readonly sink: MailSink;
  readonly #clock: { now: Instant };
  readonly #engine: Awaited<ReturnType<typeof startEngine>>;

  private constructor(
    parts: Pick<RollDesk, 'played' | 'desk' | 'store' | 'sink'>,
    clock: { now: Instant },
    engine: Awaited<ReturnType<typeof startEngine>>,
  ) {
    ({ played: this.played, desk: this.desk, store: this.store, sink: this.sink } = parts);
    this.#clock = clock;
    this.#engine = engine;
  }

  /** Opens it on a trial engine of its own, which ends with it. */
  static async open(
    contest: RehearsedContest = closed({ witnesses: [] }),
    before: ActKind = 'freeze-roll',
  ): Promise<RollDesk> {
    const engine = await startEngine('trial');
    const store = await engine.open(await engine.newPlace());
    const clock = { now: '2026-11-22T10:00:00Z' };
    const { desk } = deskFor(contest, store, { clock: () => clock.now });
    const played = new DeskContest(desk, new DeskPeople(contest, store));
    const next = contest.acts.findIndex(({ kind }) => kind === before);
    await played.resumeAt(next);
    await played.moveTo(contest.acts[next]?.at ?? '');
    return new RollDesk({ played, desk, store, sink: await mailSink() }, clock, engine);
  }

  get now(): Instant {
    return this.#clock.now;
  }

  set now(now: Instant) {
    this.#clock.now = now;
  }

  /** Asks a handler of the contest as one of its people. */
  async ask<Name extends keyof DeskHandlers>(
    name: Name,
    { as = 'returning-officer', ...given }: Asked<Name> = {} as Asked<Name>,
  ): Promise<ReturnOf<Name>> {
    const handler = this.desk.handlers[name] as unknown as (input: unknown, asker: unknown) => Promise<ReturnOf<Name>>;
    const asker = as === null ? { account: null } : await this.played.people.asker(as);
    return handler({ params: this.played.params, query: {}, body: null, ...given }, asker);
  }

  async keepRoll(entries: readonly RollEntry[]): Promise<AnswerOf<Endpoints['uploadRoll']>> {
    const file = Buffer.from(exportCsv(entries)).toString('base64');
    return unwrap(await this.ask('uploadRoll', { body: { file, keep: true, columns: {} } }));
  }

  async freeze(): Promise<void> {
    const draft = unwrap(await this.ask('propose', { body: { kind: 'freeze-roll' } }));
    unwrap(await this.played.signAll(draft));
  }

  /** Sends what is due; answers with the letters that went out, decoded. */
  async letters(): Promise<readonly SentLetter[]> {
    const before = this.sink.letters.length;
    const mailer = mailerWith({
      configuration: { url: this.sink.url, from: 'ballots@vote.example' },
      store: this.store,
      clock: () => this.now,
    });
    await mailer.sendDue();
    return this.sink.letters.slice(before).map(({ to, source }) => {
      const text = readable(Buffer.from(source).toString('utf8'));
      const [, page = '', token = ''] = /log\.example\/(\w+)\/([\w-]{43})/.exec(text) ?? [];
      return { to: to[0] ?? '', text, page, token };
    });
  }

  async close(): Promise<void> {
    await this.sink.close();
    await this.desk.close();
    await this.#engine.close();
  }
}

type Asked<Name extends keyof DeskHandlers> = {
  /** Null: nobody is signed in. */
  readonly as?: string | null;
  readonly body?: BodyOf<Endpoints[Name]>;
  readonly query?: object;
  readonly params?: object;
};
type ReturnOf<Name extends keyof DeskHandlers> = Awaited<ReturnType<DeskHandlers[Name]>>;

export interface SentLetter {
  readonly to: string;
  readonly text: string;
  /** Where its link leads: `contact` or `entry`. */
  readonly page: string;
  readonly token: string;
}

/** Quoted-printable undone, as far as these letters have it. */
const readable = (source: string): string =>
  source
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/((?:=[0-9A-F]{2})+)/g, (_, hex: string) =>
      Buffer.from(hex.replaceAll('=', ''), 'hex').toString('utf8'),
    );

const GIVEN = ['Amber', 'Bruno', 'Clara', 'Duncan', 'Edith', 'Felix', 'Greta', 'Hugo'];
const FAMILY = ['Quillon', 'Marsh', 'Thornby', 'Birch', 'Frostick', 'Heathway', 'Stonely', 'Larkin'];

/** Members of two branches, plainly invented, reachable at addresses that tell them apart. */
export const inventedMembers = (count: number, change: Partial<RollEntry['person']> = {}): readonly RollEntry[] =>
  Array.from({ length: count }, (_, i) => ({
    member: `m-${String(i + 1).padStart(5, '0')}` as RollEntry['member'],
    standing: {
      unit: (i % 2 === 0 ? 'branch-01' : 'branch-02') as RollEntry['standing']['unit'],
      joined: '2015-03-01',
      paidThrough: '2023-01-01',
      status: 'full',
      kind: 'individual',
      born: `${1931 + ((i * 7) % 60)}-${String(1 + (i % 12)).padStart(2, '0')}-${String(2 + (i % 27)).padStart(2, '0')}`,
      tags: [],
    },
    person: {
      name: `${GIVEN[i % GIVEN.length]} ${FAMILY[Math.floor(i / GIVEN.length) % FAMILY.length]}`,
      email: `member${i + 1}@members.example`,
      phone: `07700 9${String(i + 1).padStart(5, '0')}`,
      address: `${i + 1} ${FAMILY[(i * 3) % FAMILY.length]} Lane`,
      postcode: `ZZ${1 + (i % 9)} ${i % 10}AA`,
      ...change,
    },
  }));

/** Who decided that a register may be read, and until when. */
export const BASIS = {
  schema: 'selectorate-register-basis/1',
  basis: 'registered-party-full-register',
  provision: 'Representation of the People Regulations 2001, regulation 106',
  decidedBy: 'The officers of the Sample Society',
  decidedOn: '2026-11-01',
  until: '2026-12-31',
  purpose: 'matching the membership list',
} as const;

/** A register, as CSV, that has these members at their own addresses. */
export function registerOf(members: readonly RollEntry[]): string {
  const head =
    'Elector Number Prefix,Elector Number,Elector Number Suffix,Elector Surname,Elector Forename,Property Address 1,Elector Postcode';
  const rows = members.map(({ person: { name, address, postcode } }, i) => {
    const [given, family] = name.split(' ');
    return `AB1,${i + 1},0,${family},${given},${address},${postcode}`;
  });
  return [head, ...rows].join('\n');
}
