import { concatBytes, utf8 } from '@selectorate/basics';
import { readMembers } from '../../packages/ballot/src/archive/read-members.ts';
import { paddingAfter, writeTarHeader } from '../../packages/ballot/src/archive/tar.ts';
import { bench, bytesAtHand } from './bench.ts';

/** What a member of an archive is about. */
export type MemberOf =
  | 'header'
  | 'event'
  | 'election'
  | 'trustees'
  | 'credentials'
  | 'set-up'
  | 'ballot'
  | 'tally'
  | 'size of the tally'
  | 'shuffle'
  | 'owner of a shuffle'
  | 'decryption'
  | 'owner of a decryption'
  | 'result';

/** One file of an archive, as an attacker edits it. */
export interface EditedMember {
  readonly of: MemberOf;
  readonly text: string;
  /** The name it had, which is its hash unless somebody left it as it was. */
  readonly name: string;
}

export interface EditedArchive {
  readonly timestamp: number;
  readonly members: readonly EditedMember[];
}

export async function unpack(bytes: Uint8Array): Promise<EditedArchive> {
  const members: EditedMember[] = [];
  let timestamp = 0;
  let data: EditedMember[] = [];
  for await (const member of readMembers(bytesAtHand(bytes), { platform: bench.platform })) {
    if (member.kind === 'fault') throw new Error(`unpack: ${member.code}`);
    if (member.kind === 'header') {
      timestamp = member.timestamp;
      const text = `{"version":1,"timestamp":"${timestamp}"}`;
      members.push({ of: 'header', text, name: 'BELENIOS' });
    } else if (member.kind === 'data') {
      data.push({ of: 'election', text: member.text, name: member.hash });
    } else {
      members.push(...sorted(data, member.text), { of: 'event', text: member.text, name: member.hash });
      data = [];
    }
  }
  return { timestamp, members };
}

const OF_TYPE: Readonly<Record<string, readonly MemberOf[]>> = {
  Setup: ['election', 'trustees', 'credentials', 'set-up'],
  Ballot: ['ballot'],
  EncryptedTally: ['tally', 'size of the tally'],
  Shuffle: ['shuffle', 'owner of a shuffle'],
  PartialDecryption: ['decryption', 'owner of a decryption'],
  Result: ['result'],
};

function sorted(data: readonly EditedMember[], event: string): EditedMember[] {
  const { type } = JSON.parse(event) as { readonly type: string };
  const kinds = OF_TYPE[type] ?? [];
  if (kinds.length !== data.length) throw new Error(`unpack: ${data.length} members of ${type}`);
  return data.map((member, i) => ({ ...member, of: kinds[i] ?? 'election' }));
}

export const hashOf = (text: string): string => Buffer.from(bench.platform.sha256(text)).toString('hex');

/**
 * The archive with another text for one member, and after it everything that names members by their hashes put right: the chain is
 * whole and only that object is wrong.
 */
export function rechained(archive: EditedArchive, at: number, text: string): EditedArchive {
  const renamed = new Map<string, string>();
  const members = archive.members.map((member, i): EditedMember => {
    if (member.of === 'header') return i === at ? { ...member, text } : member;
    const edited = i === at ? text : renamedIn(member, renamed);
    const name = hashOf(edited);
    if (name !== member.name) renamed.set(member.name, name);
    return { ...member, text: edited, name };
  });
  return { ...archive, members };
}

const NAMES_OTHERS: ReadonlySet<MemberOf> = new Set([
  'event',
  'set-up',
  'size of the tally',
  'owner of a shuffle',
  'owner of a decryption',
]);

function renamedIn({ of, text }: EditedMember, renamed: ReadonlyMap<string, string>): string {
  return NAMES_OTHERS.has(of) ? text.replace(/[0-9a-f]{64}/g, (hash) => renamed.get(hash) ?? hash) : text;
}

/** The archive with another text for one member and nothing put right. */
export const edited = (archive: EditedArchive, at: number, text: string): EditedArchive => ({
  ...archive,
  members: archive.members.map((member, i) => (i === at ? { ...member, text } : member)),
});

export function pack({ timestamp, members }: EditedArchive): Uint8Array {
  return concatBytes(
    ...members.flatMap(({ of, name, text }) => {
      const body = utf8(text);
      const file = of === 'header' ? name : `${name}.${of === 'event' ? 'event' : 'data'}.json`;
      return [
        writeTarHeader({ name: file, size: body.length, time: timestamp }),
        body,
        new Uint8Array(paddingAfter(body.length)),
      ];
    }),
  );
}
