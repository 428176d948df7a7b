import { fetchFile, ReadingFailed } from './fetch-file.ts';

/** One contest as the server lists it. Only the title and its place are taken from here: the rest is worked out anew. */
export interface ListedContest {
  readonly contest: string;
  readonly title: string | null;
  /** Entries of its log. */
  readonly size: number;
  readonly stage: string;
  readonly binding: boolean;
  readonly clock: 'rehearsal' | 'civil';
}

export interface RecordsIndex {
  readonly contests: readonly ListedContest[];
  readonly engine: 'trial' | 'postgresql';
}

const ADDRESS = '/records/index.json';

/** The contests of this server. */
export async function readRecordsIndex(signal?: AbortSignal): Promise<RecordsIndex> {
  const bytes = await fetchFile(ADDRESS, signal);
  const index = parseRecordsIndex(new TextDecoder().decode(bytes));
  if (index === undefined) throw new ReadingFailed('not-as-expected', ADDRESS);
  return index;
}

/** Reads the list; undefined when it has another shape. */
export function parseRecordsIndex(untrusted: string): RecordsIndex | undefined {
  const json = readJson(untrusted);
  if (!isObject(json) || json['schema'] !== 'selectorate-records/1' || !Array.isArray(json['contests']))
    return undefined;
  const contests = (json['contests'] as readonly unknown[]).map(listedContest);
  const { engine } = json as { readonly engine?: unknown };
  if (engine !== 'trial' && engine !== 'postgresql') return undefined;
  return contests.every((each) => each !== undefined) ? { contests, engine } : undefined;
}

function listedContest(item: unknown): ListedContest | undefined {
  if (!isObject(item)) return undefined;
  const { contest, title, size, stage, binding, clock } = item as Readonly<Record<keyof ListedContest, unknown>>;
  const named = typeof contest === 'string' && /^[a-z0-9][a-z0-9.-]{0,63}$/.test(contest);
  if (!named || !(typeof title === 'string' || title === null) || typeof size !== 'number') return undefined;
  if (typeof stage !== 'string' || typeof binding !== 'boolean') return undefined;
  return clock === 'rehearsal' || clock === 'civil' ? { contest, title, size, stage, binding, clock } : undefined;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
