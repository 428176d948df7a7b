import type { BatchId, CandidateId, SectionId } from '@selectorate/basics';
import {
  type BltKeying,
  compareKeyings,
  type KeyingDifference,
  parseBltKeying,
  type Ranking,
} from '@selectorate/count';
import { REJECTED_REASONS, SPOILT_REASONS } from '@selectorate/selection';
import type { BatchRow } from './contest-folder.ts';
import type { FolderReader } from './folder-reader.ts';
import type { Row } from './row.ts';

const COLUMNS = [
  'batch',
  'channel',
  'issued',
  'returned',
  'spoilt',
  'spoilt_reasons',
  'rejected',
  'keyed_by_1',
  'keyed_by_2',
];

/** The batches of a ballot with both keyings of each. */
export async function readBatches(
  reader: FolderReader,
  folder: string,
  candidates: readonly CandidateId[],
): Promise<readonly BatchRow[]> {
  const rows = await reader.table(`${folder}/batches.csv`, COLUMNS, ['rejected_reasons', 'section']);
  const batches: BatchRow[] = [];
  for (const row of rows) {
    const batch = await readBatch(reader, row, { folder, candidates });
    if (batch !== undefined && batches.some((each) => each.batch === batch.batch))
      row.wrong('batch', 'each batch once');
    else if (batch !== undefined) batches.push(batch);
  }
  return batches;
}

interface About {
  readonly folder: string;
  readonly candidates: readonly CandidateId[];
}

async function readBatch(reader: FolderReader, row: Row, about: About): Promise<BatchRow | undefined> {
  const batch = row.id<BatchId>('batch');
  const channel = row.oneOf('channel', ['post', 'in-person']);
  const section = row.text('section') === '' ? null : row.id<SectionId>('section');
  const issued = row.whole('issued');
  const returned = row.whole('returned');
  const spoilt = byReason(row, { count: 'spoilt', reasons: 'spoilt_reasons', known: SPOILT_REASONS });
  const rejected = byReason(row, { count: 'rejected', reasons: 'rejected_reasons', known: REJECTED_REASONS });
  const first = row.label('keyed_by_1');
  const second = row.label('keyed_by_2');
  if (batch === undefined || channel === undefined || issued === undefined || returned === undefined) return undefined;
  if (section === undefined) return undefined;
  if (spoilt === undefined || rejected === undefined || first === undefined || second === undefined) return undefined;
  if (first === second) return row.wrong('keyed_by_2', 'another person than keyed_by_1');
  const keyings = await readKeyings(reader, batch, about);
  if (keyings === undefined) return undefined;
  const place = { file: row.file, line: row.line };
  return {
    ...place,
    batch,
    channel,
    issued,
    section,
    returned,
    spoilt,
    rejected,
    keyedBy: [first, second],
    ...keyings,
  };
}

/** A count and its reasons; what the sheet gives no reason for is counted as that. */
function byReason(
  row: Row,
  { count, reasons, known }: { count: string; reasons: string; known: readonly string[] },
): Readonly<Record<string, number>> | undefined {
  const total = row.whole(count);
  const given = row.reasons(reasons, known);
  if (total === undefined || given === undefined) return undefined;
  const explained = Object.values(given).reduce((sum, each) => sum + each, 0);
  if (explained > total) return row.wrong(reasons, `reasons for at most ${total} papers`);
  const unexplained = total - explained;
  return unexplained === 0 ? given : { ...given, 'not-stated': (given['not-stated'] ?? 0) + unexplained };
}

/** Both keyings, and the papers as agreed: the same, or what a third file says after the tellers looked together. */
async function readKeyings(
  reader: FolderReader,
  batch: BatchId,
  { folder, candidates }: About,
): Promise<Pick<BatchRow, 'keyings' | 'agreed' | 'differences'> | undefined> {
  const first = await readBltFile(reader, `${folder}/${batch}.1.blt`, candidates);
  const second = await readBltFile(reader, `${folder}/${batch}.2.blt`, candidates);
  if (first === undefined || second === undefined) return undefined;
  const differences = compareKeyings(first.papers, second.papers);
  const agreedFile = `${folder}/${batch}.agreed.blt`;
  const looked = differences.length > 0 && (await reader.has(agreedFile));
  const agreed = looked ? await readBltFile(reader, agreedFile, candidates) : first;
  if (agreed === undefined) return undefined;
  if (differences.length > 0 && !looked) {
    for (const difference of differences) tellDifference(reader, { folder, batch, difference });
    return undefined;
  }
  return { keyings: [first.ballots, second.ballots], agreed: agreed.ballots, differences: differences.length };
}

function tellDifference(
  reader: FolderReader,
  { folder, batch, difference }: { folder: string; batch: BatchId; difference: KeyingDifference },
): void {
  const expected = `what the first keying says; look at the paper together and write ${batch}.agreed.blt`;
  const second = `${folder}/${batch}.2.blt`;
  switch (difference.kind) {
    case 'keyed-differently':
      reader.fault({
        file: second,
        line: difference.b.line,
        column: null,
        found: words(difference.b.ranking),
        expected: `${words(difference.a.ranking)} (line ${difference.a.line}), ${expected}`,
      });
      return;
    case 'only-in-a':
      reader.fault({
        file: second,
        line: difference.afterLineOfB,
        column: null,
        found: 'no such paper',
        expected: `${words(difference.a.ranking)} (line ${difference.a.line}), ${expected}`,
      });
      return;
    case 'only-in-b':
      reader.fault({
        file: second,
        line: difference.b.line,
        column: null,
        found: words(difference.b.ranking),
        expected: `no such paper, ${expected}`,
      });
  }
}

/** A ranking as a BLT line says it. */
const words = (ranking: Ranking): string =>
  ranking.length === 0
    ? 'a blank paper'
    : ranking.map((rank) => rank.map((index) => index + 1).join('=') || '-').join(' ');

async function readBltFile(
  reader: FolderReader,
  file: string,
  candidates: readonly CandidateId[],
): Promise<BltKeying | undefined> {
  const text = await reader.text(file);
  if (text === undefined) return undefined;
  const blt = parseBltKeying(text, { candidates });
  if (!blt.ok)
    return reader.fault({
      file,
      line: blt.error.line,
      column: String(blt.error.column),
      found: blt.error.code,
      expected: blt.error.expected,
    });
  if (blt.value.withdrawn.length > 0)
    return reader.fault({
      file,
      line: 2,
      column: null,
      found: 'a withdrawn candidate',
      expected: 'candidates of the shortlist only',
    });
  return blt.value;
}
