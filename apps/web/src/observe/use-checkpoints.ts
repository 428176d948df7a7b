import { CHECKPOINT, type ManifestFile } from '@selectorate/record';
import { useQuery } from '@tanstack/react-query';
import { fetchMany } from '../record/fetch-file.ts';
import { readListed } from '../record/file-store.ts';
import { type ObservedRecord, recordAddress } from '../record/observed-record.ts';
import { keysOf, readCheckpoint, type SeenCheckpoint } from './read-checkpoints.ts';

const FOLDER = `${CHECKPOINT}s/`;

/** The newest `most` published checkpoints, newest first; `total` is how many there are. */
export function useCheckpoints(record: ObservedRecord, most: number) {
  const all = record.files.filter(({ path }) => path.startsWith(FOLDER)).toSorted((a, b) => sizeOf(b) - sizeOf(a));
  const query = useQuery({
    queryKey: ['record', record.folder, 'checkpoints', all.length, most],
    queryFn: ({ signal }) => readAll(record, all.slice(0, most), signal),
    staleTime: Infinity,
    placeholderData: (before) => before,
  });
  return { shown: query.data ?? [], total: all.length, isLoading: query.isLoading };
}

async function readAll(
  record: ObservedRecord,
  files: readonly ManifestFile[],
  signal: AbortSignal,
): Promise<readonly SeenCheckpoint[]> {
  const keys = keysOf(record.state);
  const read: SeenCheckpoint[] = [];
  await fetchMany(files, async (file) => {
    const seen = readCheckpoint(await readListed(recordAddress(record.folder), file, signal), keys);
    if (seen !== undefined) read.push(seen);
  });
  return read.toSorted((a, b) => b.size - a.size);
}

const sizeOf = ({ path }: ManifestFile): number => Number(path.slice(FOLDER.length));
