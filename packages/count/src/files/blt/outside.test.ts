import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { unwrap } from '@selectorate/basics';
import { expect, test } from 'vitest';
import { ballotsToJson } from '../../ballots/ballots-json.ts';
import { readBallotFile } from '../read-ballots.ts';
import { parseBlt } from './blt-parse.ts';
import { printBlt } from './blt-print.ts';

// BLT files of other programs and of real elections; index.json beside them says how many papers each holds.

const ROOT = process.env['SELECTORATE_VECTORS'] ?? resolve(import.meta.dirname, '../../../../../../shared/vectors');
const FOLDER = resolve(ROOT, 'count');
const INDEX = resolve(FOLDER, 'index.json');

interface Case {
  readonly id: string;
  readonly ballots?: number;
  readonly candidates: number;
  readonly ballots_file: string;
  readonly ballots_format: string;
}

const present = existsSync(INDEX);
const all = present ? (JSON.parse(readFileSync(INDEX, 'utf8')) as readonly Case[]) : [];
const read = (path: string): string => readFileSync(resolve(FOLDER, path), 'utf8');
/** The index states 677 ballots; the file holds 679. */
const MISCOUNTED = 'openstv/blt/M135.blt';

test.skipIf(!present)('outside: every BLT file is read, whole and as printed again', () => {
  const files = new Map(
    all.filter(({ ballots_format }) => ballots_format.startsWith('blt')).map((one) => [one.ballots_file, one]),
  );
  expect(files.size).toBeGreaterThan(90);
  for (const [path, { ballots }] of files) {
    const file = unwrap(parseBlt(read(path)));
    const again = unwrap(parseBlt(printBlt(file)));
    expect([path, again.repaired]).toEqual([path, []]);
    expect([path, ballotsToJson(again.ballots)]).toEqual([path, ballotsToJson(file.ballots)]);
    expect(again.names).toEqual(file.names.map((name) => name.replaceAll('"', "''")));
    if (ballots !== undefined && path !== MISCOUNTED) expect([path, file.ballots.total]).toEqual([path, ballots]);
  }
});

test.skipIf(!present)('outside: every file is told for what it is, and holds the papers that its index states', () => {
  for (const { id, ballots, ballots_file, ballots_format } of all) {
    if (ballots_file === MISCOUNTED) continue;
    const file = unwrap(readBallotFile(read(ballots_file)));
    expect([id, file.format]).toEqual([id, ballots_format.startsWith('blt') ? 'blt' : 'groups']);
    if (ballots !== undefined) expect([id, file.ballots.total]).toEqual([id, ballots]);
  }
});
