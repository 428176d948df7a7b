import { err, ok, type Result } from '@selectorate/basics';
import { type MatchModel, rowGlances, rowPreparer } from '@selectorate/roll/matching';
import { surveyPrepared } from './duckdb/survey-prepared.ts';
import type { RegisterSource } from './match-order.ts';
import type { NationalFault } from './national-fault.ts';
import type { RegisterCsv, RegisterText } from './register/register-csv.ts';
import { type FileSurvey, surveyFile } from './register/survey-file.ts';
import type { RowChunk, TaskSource } from './threads/match-task.ts';

/** A register ready to be read by threads, in files or what is like them: places of a prepared register, or rows as one file. */
export interface RegisterReading {
  readonly rows: number;
  readonly rowsByFile: readonly number[];
  readonly places: readonly (string | undefined)[];
  /** What these files have, as threads are told; rows are numbered through the whole register. */
  sourceOf(files: readonly number[]): TaskSource;
  /** The next rows of a register that has no files. */
  more(): Promise<RowChunk>;
}

export async function readingOf(
  register: RegisterSource,
  model: MatchModel,
): Promise<Result<RegisterReading, NationalFault>> {
  if (register.kind === 'rows') return ok(readingOfRows(register.rows, register.open));
  if (register.kind === 'prepared') return readingOfPrepared(register, model);
  const surveys: FileSurvey[] = [];
  for (const { path } of register.files) {
    const survey = await surveyFile(path);
    if (!survey.ok) return err(survey.error);
    surveys.push(survey.value);
  }
  return ok(readingOfFiles(register.files, surveys));
}

function readingOfFiles(files: readonly RegisterCsv[], surveys: readonly FileSurvey[]): RegisterReading {
  const rowsByFile = surveys.map(({ rows }) => rows);
  const firstRows = rowsByFile.map((_, file) => sum(rowsByFile.slice(0, file)));
  const pieces = surveys.map((survey, file) =>
    survey.pieces.map((piece) => ({ file, piece: { ...piece, firstRow: piece.firstRow + (firstRows[file] ?? 0) } })),
  );
  return {
    rows: sum(rowsByFile),
    rowsByFile,
    places: files.map(({ place }) => place),
    sourceOf: (which) => ({ kind: 'csv', files, pieces: which.flatMap((file) => pieces[file] ?? []) }),
    more: noMore,
  };
}

const noMore = (): Promise<RowChunk> => Promise.resolve({ rows: [], firstRow: 0 });

const USUAL_MEMORY = 256;

async function readingOfPrepared(
  { files, memory = USUAL_MEMORY }: Extract<RegisterSource, { readonly kind: 'prepared' }>,
  model: MatchModel,
): Promise<Result<RegisterReading, NationalFault>> {
  const survey = await surveyPrepared(files, model, memory);
  if (!survey.ok) return survey;
  const places = survey.value;
  return ok({
    rows: sum(places.map(({ rows }) => rows)),
    rowsByFile: places.map(({ rows }) => rows),
    places: places.map(({ place }) => place),
    sourceOf: (which) => ({
      kind: 'prepared',
      reading: { files, memory, width: rowGlances(rowPreparer(model)).width },
      pieces: which.flatMap((place) => places[place] ?? []),
    }),
    more: noMore,
  });
}

function readingOfRows(rows: number, open: () => AsyncIterable<readonly RegisterText[]>): RegisterReading {
  const source = chunksOf(open());
  return {
    rows,
    rowsByFile: [rows],
    places: [undefined],
    sourceOf: () => ({ kind: 'asked' }),
    // A generator answers in the order in which it is asked, however many ask at once.
    more: async () => (await source.next()).value ?? { rows: [], firstRow: rows },
  };
}

const CHUNK = 4_000;

/** Chunks that are worth sending to a thread, of what a thread looks at and nothing else. */
async function* chunksOf(read: AsyncIterable<readonly RegisterText[]>): AsyncGenerator<RowChunk, undefined> {
  let [chunk, firstRow]: [RegisterText[], number] = [[], 0];
  for await (const rows of read) {
    for (const { elector, given, family, address, postcode } of rows) {
      chunk.push({ elector, given, family, address, postcode });
      if (chunk.length < CHUNK) continue;
      yield { rows: chunk, firstRow };
      firstRow += chunk.length;
      chunk = [];
    }
  }
  if (chunk.length > 0) yield { rows: chunk, firstRow };
  return undefined;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
