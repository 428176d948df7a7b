import { throwIllegalValue, toHex, utf8 } from '@selectorate/basics';
import { eventCodec, type EventType, headerCodec, ownedCodec, setupCodec, sizedTallyCodec } from '../objects/events.ts';
import type { Platform } from '../platform.ts';
import { paddingAfter, writeTarHeader } from './tar.ts';
import type { Step } from './step.ts';

/** Where an archive stands: its last event. */
export interface ArchiveHead {
  readonly hash: string;
  readonly height: number;
}

/** Bytes to append to the archive, and the hash of the member they are. */
export interface Appended {
  readonly bytes: readonly Uint8Array[];
  readonly hash: string;
}

/** Makes the bytes of an archive, a member at a time; whoever calls puts them into a file. Keeps the last event, nothing else. */
export interface ArchiveWriter {
  /** The first member. */
  readonly begin: () => readonly Uint8Array[];
  readonly addData: (text: string) => Appended;
  /** Adds an event after the last; `payload` is the hash of a data member. */
  readonly addEvent: (type: EventType, payload?: string) => Appended;
  /** Adds a step: all the data it refers to, then its event. */
  readonly addStep: (step: Step<string>) => readonly Uint8Array[];
  /** Null before the first event. */
  readonly head: () => ArchiveHead | null;
}

export interface ArchiveWriterOptions {
  /** Seconds since 1970: the time every member bears. */
  readonly timestamp: number;
  readonly platform: Pick<Platform, 'sha256'>;
  /** To go on with an archive: its last event. */
  readonly after?: ArchiveHead | null;
}

export function archiveWriter({ timestamp, platform, after = null }: ArchiveWriterOptions): ArchiveWriter {
  let head = after;
  const member = (name: string, body: Uint8Array): readonly Uint8Array[] => [
    writeTarHeader({ name, size: body.length, time: timestamp }),
    body,
    new Uint8Array(paddingAfter(body.length)),
  ];
  const addHashed = (text: string, kind: 'data' | 'event'): Appended => {
    const body = utf8(text);
    const hash = toHex(platform.sha256(body));
    return { bytes: member(`${hash}.${kind}.json`, body), hash };
  };
  const addData = (text: string): Appended => addHashed(text, 'data');
  const addEvent = (type: EventType, payload?: string): Appended => {
    const height = head === null ? 0 : head.height + 1;
    const event = { parent: head?.hash ?? null, height, type, payload: payload ?? null };
    const added = addHashed(eventCodec.write(event), 'event');
    head = { hash: added.hash, height };
    return added;
  };
  return {
    begin: () => member('BELENIOS', utf8(headerCodec.write({ version: 1, timestamp: String(timestamp) }))),
    addData,
    addEvent,
    addStep: (step) => {
      const { data, payload } = layOut(step, addData);
      const last = payload === null ? [] : [addData(payload)];
      const members = [...data, ...last];
      return [...members, addEvent(step.type, members.at(-1)?.hash)].flatMap(({ bytes }) => bytes);
    },
    head: () => head,
  };
}

/** The data members of a step, and the text of the one that refers to them, if the step has such. */
function layOut(
  step: Step<string>,
  add: (text: string) => Appended,
): { readonly data: readonly Appended[]; readonly payload: string | null } {
  switch (step.type) {
    case 'Setup': {
      const [election, trustees, credentials] = [add(step.election), add(step.trustees), add(step.credentials)];
      const hashes = { election: election.hash, trustees: trustees.hash, credentials: credentials.hash };
      return { data: [election, trustees, credentials], payload: setupCodec.write(hashes) };
    }
    case 'Ballot':
      return { data: [add(step.ballot)], payload: null };
    case 'EncryptedTally': {
      const tally = add(step.encryptedTally);
      const { numTallied, totalWeight } = step;
      return { data: [tally], payload: sizedTallyCodec.write({ numTallied, totalWeight, encryptedTally: tally.hash }) };
    }
    case 'Shuffle':
    case 'PartialDecryption': {
      const owned = add(step.type === 'Shuffle' ? step.shuffle : step.partialDecryption);
      return { data: [owned], payload: ownedCodec.write({ owner: step.owner, payload: owned.hash }) };
    }
    case 'Result':
      return { data: [add(step.result)], payload: null };
    case 'EndBallots':
    case 'EndShuffles':
      return { data: [], payload: null };
    default:
      return throwIllegalValue(step);
  }
}
