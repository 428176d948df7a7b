import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { isId, type MemberId, ok, type Result } from '@selectorate/basics';
import { type CheckInput, type ListResult, membersNamed, type NamedPerson, type RollEntry } from '@selectorate/roll';
import { cannot, type Trouble } from '../count/trouble.ts';
import { FolderReader } from '../folder/folder-reader.ts';
import type { RollArguments } from './roll-arguments.ts';
import type { RollDesk } from './roll-desk.ts';
import { memberOf, readTable } from './small-tables.ts';

/** What lists of people come to. */
export interface PeopleLists {
  readonly lists: Pick<CheckInput, 'deceased' | 'goneAway'>;
  readonly remarks: readonly string[];
}

/** Reads the lists of the dead and of those who have gone away: by members' numbers, or by names and addresses. */
export async function readPeopleLists(
  entries: readonly RollEntry[],
  asked: RollArguments,
  desk: RollDesk,
): Promise<Result<PeopleLists, Trouble>> {
  const deceased = await readLists(asked.many('deceased'), entries, desk);
  if (!deceased.ok) return deceased;
  const goneAway = await readLists(asked.many('gone-away'), entries, desk);
  if (!goneAway.ok) return goneAway;
  const [dead, gone] = [seenTwice(deceased.value), seenTwice(goneAway.value)];
  const alone = dead.alone + gone.alone;
  return ok({
    lists: {
      ...(dead.lists.length === 0 ? {} : { deceased: dead.lists }),
      ...(gone.lists.length === 0 ? {} : { goneAway: gone.lists }),
    },
    remarks: alone === 0 ? [] : [desk.texts.text('roll-list-by-name-alone', { count: alone })],
  });
}

interface ReadList extends ListResult {
  /** A number says who is meant; a name may be somebody else's. */
  readonly byName: boolean;
}

async function readLists(
  files: readonly string[],
  entries: readonly RollEntry[],
  desk: RollDesk,
): Promise<Result<readonly ReadList[], Trouble>> {
  const lists: ReadList[] = [];
  for (const file of files) {
    const list = await readList(file, entries, desk);
    if (!list.ok) return list;
    lists.push(list.value);
  }
  return ok(lists);
}

/** Whom a list by name alone means is not sure enough for a question: another source must say the same of the same member. */
function seenTwice(lists: readonly ReadList[]): { readonly lists: readonly ListResult[]; readonly alone: number } {
  const sources = new Map<MemberId, Set<string>>();
  for (const { source, members } of lists) {
    for (const member of members) sources.set(member, (sources.get(member) ?? new Set()).add(source));
  }
  const isAlone = (member: MemberId): boolean => (sources.get(member)?.size ?? 0) < 2;
  const alone = lists.flatMap(({ byName, members }) => (byName ? members.filter(isAlone) : []));
  const kept = lists.map(({ byName, members, ...list }) => ({
    ...list,
    members: byName ? members.filter((member) => !isAlone(member)) : members,
  }));
  return { lists: kept, alone: new Set(alone).size };
}

/** Reads one list, which is named after its file: two files are two sources. */
async function readList(
  file: string,
  entries: readonly RollEntry[],
  { texts }: RollDesk,
): Promise<Result<ReadList, Trouble>> {
  const source = basename(file)
    .replace(/\.[^.]*$/, '')
    .toLowerCase();
  if (!isId(source)) return cannot(texts.text('roll-list-name', { file }));
  const content = await readFile(file).catch(() => undefined);
  if (content === undefined) return cannot(texts.text('roll-no-file', { file }));
  const byName = !(await hasColumn(file, 'member_id'));
  const members = byName ? await readNamed(file, entries) : await readNumbers(file);
  if (!members.ok) return members;
  return ok({ source, sha256: createHash('sha256').update(content).digest('hex'), members: members.value, byName });
}

async function hasColumn(file: string, column: string): Promise<boolean> {
  const text = await new FolderReader('').text(file);
  const [header = ''] = (text ?? '').split(/\r?\n/, 1);
  return header.split(',').some((name) => name.trim().replaceAll('"', '') === column);
}

const readNumbers = (file: string): Promise<Result<readonly MemberId[], Trouble>> =>
  readTable(file, { needed: ['member_id'], read: memberOf });

async function readNamed(file: string, entries: readonly RollEntry[]): Promise<Result<readonly MemberId[], Trouble>> {
  const people = await readTable<NamedPerson>(file, {
    needed: ['name', 'address', 'postcode'],
    optional: ['born'],
    read: (row) => {
      const name = row.label('name');
      const born = row.text('born') === '' ? null : row.date('born');
      if (name === undefined || born === undefined) return undefined;
      return { name, address: row.text('address'), postcode: row.text('postcode'), born };
    },
  });
  return people.ok ? ok(membersNamed(people.value, entries)) : people;
}
