import { randomUUID } from 'node:crypto';
import { err, ok, type PersonId, type Result } from '@selectorate/basics';
import type { Keyring } from '../play/keyring.ts';
import type { FolderPerson, People } from '../play/people.ts';
import { takeUpLink } from './sign-in.ts';
import { fromProblem, type Trouble, trouble } from './trouble.ts';
import type { Visitor } from './visitor.ts';
import type { Visitors } from './visitors.ts';

export interface InviteOptions {
  readonly contest: string;
  /** The returning officer, who invites and has their place already. */
  readonly host: PersonId;
  readonly officer: Visitor;
  readonly people: People;
  readonly keyring: Keyring;
  readonly visitors: Visitors;
  readonly progress: (done: number, total: number) => void;
}

type Seat = Pick<FolderPerson, 'person' | 'label' | 'role'> & Partial<Pick<FolderPerson, 'unit' | 'body'>>;

/** People whose links are taken up at the same time. */
const AT_ONCE = 4;

/** Invites everybody of a folder under the ids the folder gives them; each takes up their links with a key of their own. */
export async function inviteEveryone(options: InviteOptions): Promise<Result<null, Trouble>> {
  const { people, host, progress } = options;
  const seats: readonly Seat[] = [...people.all, ...people.replacing];
  const invited = seats.filter(({ person, role }) => person !== host || role !== 'returning-officer');
  const waiting = [...new Set(invited.map(({ person }) => person))].map((person) =>
    invited.filter((seat) => seat.person === person),
  );
  const total = waiting.length;
  const troubles: Trouble[] = [];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined && troubles.length === 0; next = waiting.shift()) {
      for (const seat of next) {
        const taken = await invite(options, seat);
        if (!taken.ok) troubles.push(taken.error);
      }
      progress(total - waiting.length, total);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const [failed] = troubles;
  return failed === undefined ? ok(null) : err(failed);
}

async function invite(
  { contest, officer, keyring, visitors }: InviteOptions,
  { person, label, role, unit = null, body = null }: Seat,
): Promise<Result<null, Trouble>> {
  const invited = await officer.client.invite({
    params: { contest },
    body: { person, role, unit, body, name: label, email: null },
    idempotencyKey: randomUUID(),
  });
  if (!invited.ok) return err(fromProblem(invited.error, person));
  const { link } = invited.value;
  if (link === null) return err(trouble('link-unreadable', person));
  const key = keyring.of(person);
  const known = visitors.knows(key);
  return takeUpLink(visitors.of(key), link, { name: label, key, organisation: null, known });
}
