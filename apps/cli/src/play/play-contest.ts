import { type ContestId, err, ok, type PersonId, type Result } from '@selectorate/basics';
import { entropy, rawSecret } from '@selectorate/machine';
import type { SignatureCheck } from '@selectorate/record';
import { type Refusal, Rehearsal, SERVER, type State } from '@selectorate/selection';
import type { ContestFolder, Place } from '../folder/contest-folder.ts';
import type { Keyring } from './keyring.ts';
import { FAR_OFF } from './moments.ts';
import { People } from './people.ts';
import { scriptOf } from './script.ts';
import type { Appointment, House } from './step.ts';

/** A contest played to its end. */
export interface Played {
  readonly folder: ContestFolder;
  readonly house: Rehearsal;
  readonly people: People;
  readonly keyring: Keyring;
}

/** A step that the rules refused, with the line of the folder that asked for it. */
export interface PlayFault {
  readonly place: Place;
  readonly kind: string;
  readonly at: string;
  readonly refusal: Refusal;
}

export interface PlayOptions {
  readonly check: SignatureCheck;
  /** The people's keys, where the folder names a folder of them. */
  readonly keyring: Keyring;
  readonly progress?: (state: State, kind: string) => void;
}

/** Plays one contest in memory, act by act. Nothing is written; the first refused act ends it. */
export async function playContest(folder: ContestFolder, options: PlayOptions): Promise<Result<Played, PlayFault>> {
  const { document, rulebook } = folder;
  const people = new People(folder);
  const { keyring, check } = options;
  const secretOf = (name: string): Uint8Array => rawSecret(keyring.of(name as PersonId).file);
  const house = new Rehearsal({
    contest: document.contest as ContestId,
    rulebook,
    log: { name: document.log, secret: secretOf('log') },
    serverSecret: secretOf(SERVER),
    witnesses: document.witnesses.map((name) => ({ name, secret: secretOf(name) })),
    signerOf: (person) => keyring.of(person),
    entropy,
    check,
  });
  const script = scriptOf(folder, { people, keyring, keys: house.keys });
  const fault = await follow(script, house, options.progress);
  return fault === undefined ? ok({ folder, house, people, keyring }) : err(fault);
}

/** Keeps every appointment in the order in which its moment comes; an override may still move those ahead. */
async function follow(
  script: readonly Appointment[],
  house: House,
  progress: PlayOptions['progress'],
): Promise<PlayFault | undefined> {
  const open = new Set(script);
  for (;;) {
    const next = earliest(open, house.state);
    if (next === undefined) return undefined;
    open.delete(next.appointment);
    if (next.appointment.due?.(house.state) === false) continue;
    const at = next.at > house.state.now ? next.at : house.state.now;
    for (const each of next.appointment.steps(house.state, at)) {
      const submitted = await house.submit(each);
      if (!submitted.ok) return { place: each.place, kind: each.kind, at: each.at, refusal: submitted.error };
      progress?.(house.state, each.kind);
    }
  }
}

function earliest(
  open: ReadonlySet<Appointment>,
  state: State,
): { readonly appointment: Appointment; readonly at: string } | undefined {
  let first: { appointment: Appointment; at: string } | undefined;
  for (const appointment of open) {
    const at = appointment.at(state);
    if (at < FAR_OFF && (first === undefined || at < first.at)) first = { appointment, at };
  }
  return first;
}
