import type { CandidateId } from '@selectorate/basics';
import type { CandidateRow } from './contest-folder.ts';
import type { FolderReader } from './folder-reader.ts';

/** Candidates in the order of the ballot paper; at most one of them is the incumbent. */
export async function readCandidates(reader: FolderReader, file: string): Promise<readonly CandidateRow[]> {
  const rows = await reader.table(file, ['candidate_id', 'label', 'incumbent']);
  const candidates = rows.flatMap((row) => {
    const candidate = row.id<CandidateId>('candidate_id');
    const label = row.label('label');
    const incumbent = row.oneOf('incumbent', ['yes', 'no']);
    if (candidate === undefined || label === undefined || incumbent === undefined) return [];
    return [{ file: row.file, line: row.line, candidate, label, incumbent: incumbent === 'yes' }];
  });
  const [, another] = candidates.filter(({ incumbent }) => incumbent);
  if (another !== undefined)
    reader.fault({ file, line: another.line, column: 'incumbent', found: 'yes', expected: 'at most one incumbent' });
  const twice = candidates.find(
    ({ candidate }, i) => candidates.findIndex((each) => each.candidate === candidate) !== i,
  );
  if (twice !== undefined)
    reader.fault({
      file,
      line: twice.line,
      column: 'candidate_id',
      found: twice.candidate,
      expected: 'each candidate once',
    });
  return candidates;
}
