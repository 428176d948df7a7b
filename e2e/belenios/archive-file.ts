const BLOCK = 512;

/** One member of an archive: an object or an event, named by its hash. */
export interface Member {
  readonly name: string;
  /** Where it ends in the archive, padding included. */
  readonly end: number;
  readonly text: string;
}

export interface ArchiveEvent {
  readonly type: string;
  readonly payload?: string;
}

/** The members of an archive a tool wrote, in order. For well-formed archives; hostile ones are another reader's work. */
export function membersOf(archive: Buffer): Member[] {
  const members: Member[] = [];
  for (let at = 0; at + BLOCK <= archive.length;) {
    const name = archive.toString('latin1', at, at + 100).replace(/\0.*$/s, '');
    if (name === '') break;
    const size = Number.parseInt(archive.toString('latin1', at + 124, at + 135), 8);
    const text = archive.toString('utf8', at + BLOCK, at + BLOCK + size);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    members.push({ name, end: at, text });
  }
  return members;
}

const isEvent = ({ name }: Member): boolean => name.endsWith('.event.json');
const eventOf = ({ text }: Member): ArchiveEvent => JSON.parse(text) as ArchiveEvent;

/** The archive up to and with its last event of a type, as it was when that was added. */
export function upTo(archive: Buffer, type: string): Buffer {
  const last = membersOf(archive).findLast((member) => isEvent(member) && eventOf(member).type === type);
  if (last === undefined) throw new Error(`the archive has no ${type} event`);
  return archive.subarray(0, last.end);
}

/** The archive as it was before the first ballot: what a single ballot is judged against. */
export const setupOnly = (archive: Buffer): Buffer => upTo(archive, 'Setup');

/** The text of each event's payload, for the events of a type, in order. */
export function payloadsOf(archive: Buffer, type: string): string[] {
  const members = membersOf(archive);
  const texts = new Map(members.map(({ name, text }) => [name.replace(/\..*$/, ''), text]));
  const events = members.filter(isEvent).map(eventOf);
  return events
    .filter((event) => event.type === type)
    .map(({ payload = '' }) => {
      const text = texts.get(payload);
      if (text === undefined) throw new Error(`the archive lacks the payload ${payload} of a ${type} event`);
      return text;
    });
}

/** The ballots in the order they were accepted, re-votes included. */
export const ballotsOf = (archive: Buffer): string[] => payloadsOf(archive, 'Ballot');

/** Types of all events, in order. */
export const eventTypes = (archive: Buffer): string[] =>
  membersOf(archive)
    .filter(isEvent)
    .map((member) => eventOf(member).type);
