import { err, ok, type Result, throwIllegalValue } from '@selectorate/basics';
import { readWith } from '../codec/codec.ts';
import {
  type ArchiveEvent,
  eventCodec,
  type EventType,
  ownedCodec,
  setupCodec,
  sizedTallyCodec,
} from '../objects/events.ts';
import { type ArchiveFault, archiveFault, type ArchiveFaultCode } from './archive-faults.ts';
import type { UntrustedBytes } from './byte-source.ts';
import { type DataMember, type EventMember, readMembers, type ReadArchiveOptions } from './read-members.ts';
import { mayFollow, type Step } from './step.ts';

/** A step as an archive tells it. */
export type ReadStep = Step<DataMember> & {
  readonly kind: 'step';
  /** The hash of the event. */
  readonly hash: string;
  readonly height: number;
  /** Where the event begins, in bytes of the unpacked archive. */
  readonly offset: number;
};

export type ArchivePart = { readonly kind: 'header'; readonly timestamp: number } | ReadStep | ArchiveFault;

/** No event has more data before it. */
const MOST_DATA = 4;

/**
 * An archive step by step, in the order of its events, with one step's data in memory at a time.
 *
 * The chain is checked on the way: each event names the one before it as its parent and counts one further, types come in the
 * protocol's order, and the data between two events is what the second refers to, all of it, in the order in which the tools
 * write it. A fault in the chain is told and reading goes on; a step whose data cannot be made out is left out. An archive may
 * end after any step: which one it should have reached, the caller knows.
 */
export async function* readSteps(archive: UntrustedBytes, options: ReadArchiveOptions): AsyncGenerator<ArchivePart> {
  const chain = new Chain();
  let data: DataMember[] = [];
  for await (const member of readMembers(archive, options)) {
    switch (member.kind) {
      case 'fault':
        yield member;
        return;
      case 'header':
        yield { kind: 'header', timestamp: member.timestamp };
        break;
      case 'data':
        data.push(member);
        if (data.length > MOST_DATA) yield* unreferenced(data.splice(0, 1));
        break;
      case 'event':
        yield* chain.take(member, data);
        data = [];
        break;
      default:
        throwIllegalValue(member);
    }
  }
  yield* unreferenced(data);
}

function* unreferenced(data: readonly DataMember[]): Generator<ArchiveFault> {
  for (const { offset } of data) yield archiveFault('data-unreferenced', offset);
}

/** What of the events so far the next one is checked against. */
class Chain {
  private parent: string | null = null;
  private height = -1;
  private type: EventType | null = null;
  private readonly ballots = new Set<string>();

  *take(member: EventMember, data: readonly DataMember[]): Generator<ReadStep | ArchiveFault> {
    const { offset, hash } = member;
    const event = readWith(eventCodec, member.text);
    const { parent } = this;
    this.parent = hash;
    if (!event.ok) {
      this.height += 1;
      yield archiveFault('event-unreadable', offset);
      return;
    }
    const { type, height } = event.value;
    if (event.value.parent !== parent) yield archiveFault('event-parent', offset);
    if (height !== this.height + 1) yield archiveFault('event-height', offset);
    if (!mayFollow(type, this.type)) yield archiveFault('event-order', offset);
    this.height = height;
    this.type = type;
    if (type === 'Ballot' && event.value.payload !== null) {
      if (this.ballots.has(event.value.payload)) yield archiveFault('ballot-repeated', offset);
      this.ballots.add(event.value.payload);
    }
    const found = resolve(event.value, data);
    if (found.step === null) yield archiveFault(found.code, offset);
    else yield { kind: 'step', ...found.step, hash, height, offset };
    const { used } = found;
    yield* unreferenced(data.filter((one) => !used.includes(one)));
    if (isOutOfOrder(data, used)) yield archiveFault('data-order', offset);
  }
}

const isOutOfOrder = (data: readonly DataMember[], used: readonly DataMember[]): boolean =>
  used.some((one, i) => i > 0 && data.indexOf(one) < data.indexOf(used[i - 1] ?? one));

/** The step, or why there is none; `used` is the data it refers to, in the order in which it should stand. */
type Found =
  | { readonly step: Step<DataMember>; readonly used: readonly DataMember[] }
  | { readonly step: null; readonly code: ArchiveFaultCode; readonly used: readonly DataMember[] };

function resolve({ type, payload }: ArchiveEvent, data: readonly DataMember[]): Found {
  const used: DataMember[] = [];
  const find = (hash: string): Result<DataMember, ArchiveFaultCode> => {
    const found = data.find((one) => one.hash === hash && !used.includes(one));
    if (found === undefined) return err('data-missing');
    used.push(found);
    return ok(found);
  };
  const step = resolveStep(type, payload, find);
  // The member that refers to the others is found first and stands last.
  const ordered = [...used.slice(1), ...used.slice(0, 1)];
  return step.ok ? { step: step.value, used: ordered } : { step: null, code: step.error, used: ordered };
}

type Find = (hash: string) => Result<DataMember, ArchiveFaultCode>;

function resolveStep(type: EventType, payload: string | null, find: Find): Result<Step<DataMember>, ArchiveFaultCode> {
  if (type === 'EndBallots' || type === 'EndShuffles') return payload === null ? ok({ type }) : err('event-payload');
  if (payload === null) return err('event-payload');
  const member = find(payload);
  if (!member.ok) return member;
  switch (type) {
    case 'Setup':
      return resolveSetup(member.value.text, find);
    case 'Ballot':
      return ok({ type, ballot: member.value });
    case 'EncryptedTally': {
      const sized = readWith(sizedTallyCodec, member.value.text);
      if (!sized.ok) return err('payload-unreadable');
      const tally = find(sized.value.encryptedTally);
      return tally.ok ? ok({ type, ...sized.value, encryptedTally: tally.value }) : tally;
    }
    case 'Shuffle':
    case 'PartialDecryption': {
      const owned = readWith(ownedCodec, member.value.text);
      if (!owned.ok) return err('payload-unreadable');
      const { owner } = owned.value;
      const object = find(owned.value.payload);
      if (!object.ok) return object;
      return ok(
        type === 'Shuffle' ? { type, owner, shuffle: object.value } : { type, owner, partialDecryption: object.value },
      );
    }
    case 'Result':
      return ok({ type, result: member.value });
    default:
      return throwIllegalValue(type);
  }
}

function resolveSetup(text: string, find: Find): Result<Step<DataMember>, ArchiveFaultCode> {
  const setup = readWith(setupCodec, text);
  if (!setup.ok) return err('payload-unreadable');
  const election = find(setup.value.election);
  const trustees = find(setup.value.trustees);
  const credentials = find(setup.value.credentials);
  if (!election.ok) return election;
  if (!trustees.ok) return trustees;
  if (!credentials.ok) return credentials;
  return ok({ type: 'Setup', election: election.value, trustees: trustees.value, credentials: credentials.value });
}
