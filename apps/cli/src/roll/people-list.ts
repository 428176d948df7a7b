import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { isId, ok, type Result } from '@selectorate/basics';
import {
  type CheckInput,
  importPeopleList,
  type ListedPerson,
  type ListResult,
  membersOnLists,
  type RollEntry,
} from '@selectorate/roll';
import { cannot, type Trouble } from '../count/trouble.ts';
import type { RollArguments } from './roll-arguments.ts';
import type { RollDesk } from './roll-desk.ts';
import { readRows } from './small-tables.ts';

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
  const [dead, gone] = [deceased.value, goneAway.value];
  const alone = dead.alone + gone.alone;
  return ok({
    lists: {
      ...(dead.lists.length === 0 ? {} : { deceased: dead.lists }),
      ...(gone.lists.length === 0 ? {} : { goneAway: gone.lists }),
    },
    remarks: alone === 0 ? [] : [desk.texts.text('roll-list-by-name-alone', { count: alone })],
  });
}

interface ReadLists {
  readonly lists: readonly ListResult[];
  /** Members whom one list names by name, and no second list at all. */
  readonly alone: number;
}

async function readLists(
  files: readonly string[],
  entries: readonly RollEntry[],
  desk: RollDesk,
): Promise<Result<ReadLists, Trouble>> {
  const lists: ReadList[] = [];
  for (const file of files) {
    const list = await readList(file, desk);
    if (!list.ok) return list;
    lists.push(list.value);
  }
  const found = membersOnLists(entries, lists);
  return ok({
    lists: found.map(({ source, members }, i) => ({ source, sha256: lists[i]?.sha256 ?? '', members })),
    alone: found.reduce((sum, { byNameAlone }) => sum + byNameAlone, 0),
  });
}

interface ReadList {
  readonly source: string;
  readonly sha256: string;
  readonly people: readonly ListedPerson[];
}

/** Reads one list, which is named after its file: two files are two sources. */
async function readList(file: string, desk: RollDesk): Promise<Result<ReadList, Trouble>> {
  const source = sourceOf(file);
  if (!isId(source)) return cannot(desk.texts.text('roll-list-name', { file }));
  const people = await readRows(file, desk, importPeopleList);
  if (!people.ok) return people;
  const sha256 = createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
  return ok({ source, sha256, people: people.value });
}

/** `Register office (1).csv` is the source `register-office-1`. */
const sourceOf = (file: string): string =>
  basename(file)
    .replace(/\.[^.]*$/, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9.]+/g, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '');
