import { isId } from '@selectorate/basics';
import { csvLine, type ReleasedRow, releaseList } from '@selectorate/roll';
import { cannot, faulty } from '../count/trouble.ts';
import { jsonLines } from './json-lines.ts';
import { checkOutputFolder, type OutputFolder, writeOutputFolder } from './output-folder.ts';
import { readReleaseKey } from './release-key.ts';
import type { RollArguments } from './roll-arguments.ts';
import { type Answer, type RollDesk, told } from './roll-desk.ts';
import { readRoll } from './roll-folder.ts';
import { readWhole } from './whole-number.ts';

/** `roll canaries ROLL --recipient ID --key FILE --n N --out DIR [--by ID]`: one recipient's copy of the list (A31). */
export function canariesAnswer(asked: RollArguments, desk: RollDesk): Promise<Answer> | null {
  const [roll, ...more] = asked.places;
  const [recipient, key, n, out] = ['recipient', 'key', 'n', 'out'].map((option) => asked.one(option));
  if (roll === undefined || more.length > 0 || recipient === undefined) return null;
  if (key === undefined || n === undefined || out === undefined) return null;
  const output = { place: out, replace: asked.has('replace') };
  return release({ roll, recipient, key, n, output, by: asked.one('by') ?? 'roll-officer' }, desk);
}

interface Releasing {
  readonly roll: string;
  readonly recipient: string;
  readonly key: string;
  readonly n: string;
  readonly output: OutputFolder;
  readonly by: string;
}

async function release(asked: Releasing, desk: RollDesk): Promise<Answer> {
  const { texts } = desk;
  const { recipient, by, output } = asked;
  const wrong = Object.entries({ recipient, by }).find(([, id]) => !isId(id));
  if (wrong !== undefined) return cannot(texts.text('roll-not-an-id', { option: wrong[0], found: wrong[1] }));
  const canaries = readWhole(asked.n, 'n', texts);
  if (!canaries.ok) return canaries;
  const free = await checkOutputFolder(output, desk);
  if (!free.ok) return free;
  const key = await readReleaseKey(asked.key, desk);
  if (!key.ok) return key;
  const roll = await readRoll(asked.roll, desk);
  if (!roll.ok) return roll;
  const order = { ...key.value, recipient, by, at: desk.now(), canaries: canaries.value };
  const released = releaseList(roll.value.entries, order);
  if (!released.ok) return faulty(texts.text(`roll-release-${released.error}`));
  const { rows, log } = released.value;
  const written = await writeOutputFolder(
    output,
    [
      { name: 'list.csv', isPrivate: true, content: listLines(key.value.fields, rows) },
      // A line, so that the logs of all recipients are one file when they are put after each other.
      { name: 'release.jsonl', isPrivate: true, content: jsonLines([log]) },
    ],
    desk,
  );
  if (!written.ok) return written;
  const { pool } = log;
  const json = { schema: 'selectorate-roll-canaries/1', recipient, at: log.at, by, rows: rows.length, pool };
  return told(
    [
      texts.text('roll-released', { recipient, rows: rows.length, canaries: canaries.value }),
      texts.text('roll-wrote', { folder: output.place }),
    ],
    json,
  );
}

function* listLines(fields: readonly string[], rows: readonly ReleasedRow[]): Generator<string> {
  yield csvLine(fields);
  for (const row of rows) yield csvLine(row);
}
