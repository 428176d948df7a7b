import { createHash } from 'node:crypto';
import { formatIsoDate } from '@selectorate/basics';
import { REGISTER_FIELDS, type RegisterRow } from '@selectorate/roll';
import { readDay } from './freeze.ts';
import { readSaidOfList } from './import-options.ts';
import { checkOutputFolder, jsonText, type OutputFolder, writeOutputFolder } from './output-folder.ts';
import { openRegister, REGISTER_FACTS, REGISTER_FILE } from './register-source.ts';
import type { RollArguments } from './roll-arguments.ts';
import { type Answer, type RollDesk, told } from './roll-desk.ts';

interface Importing {
  readonly file: string;
  readonly output: OutputFolder;
  readonly asked: RollArguments;
}

/** What can be said of a register beforehand. */
const REGISTER = { fields: REGISTER_FIELDS, options: ['columns', 'dates', 'sheet'] } as const;

/** `roll import FILE --register --basis FILE --out DIR`. */
export async function importRegisterAnswer({ file, output, asked }: Importing, desk: RollDesk): Promise<Answer> {
  const { texts } = desk;
  const free = await checkOutputFolder(output, desk);
  if (!free.ok) return free;
  const day = readDay(asked.one('day'), desk);
  if (!day.ok) return day;
  const today = asked.has('rehearsal') ? formatIsoDate(day.value) : undefined;
  const said = await readSaidOfList(asked, REGISTER, desk);
  if (!said.ok) return said;
  const register = await openRegister({ place: file, basis: asked.one('basis'), today, said: said.value }, desk);
  if (!register.ok) return register;
  const { basis, electors, totals, rows } = register.value;
  const digest = createHash('sha256');
  const facts = () => ({ schema: 'selectorate-register/1', basis, electors, file: digest.digest('hex'), totals });
  const written = await writeOutputFolder(
    output,
    [
      { name: REGISTER_FILE, isPrivate: true, content: linesOf(rows(), (line) => digest.update(line)) },
      { name: REGISTER_FACTS, isPrivate: true, content: later(() => jsonText(facts())) },
    ],
    desk,
  );
  if (!written.ok) return written;
  return told(
    [
      texts.text('roll-register-imported', { electors }),
      ...(today === undefined ? [] : [texts.text('roll-rehearsal')]),
      texts.text('roll-register-until', { until: basis.until, decidedBy: basis.decidedBy }),
      texts.text('roll-wrote', { folder: output.place }),
    ],
    { schema: 'selectorate-register-import/1', basis, electors, totals },
  );
}

async function* linesOf(
  chunks: AsyncIterable<readonly RegisterRow[]>,
  seen: (line: string) => void,
): AsyncIterable<string> {
  for await (const rows of chunks) {
    const lines = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    seen(lines);
    yield lines;
  }
}

/** A text that is made only when its turn to be written comes. */
function* later(text: () => string): Iterable<string> {
  yield text();
}
