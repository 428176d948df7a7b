import { dirname, resolve } from 'node:path';
import { ok, type Result } from '@selectorate/basics';
import { parseRctabConfig, prepareRctab, readBallotFile } from '@selectorate/count';
import type { Texts } from '@selectorate/messages';
import { type NamedFile, readText, wrongIn } from './ballot-file.ts';
import { candidatesOf } from './candidates.ts';
import type { Gathered } from './gather.ts';
import { faulty, type Trouble } from './trouble.ts';

/** The contest of an RCTab configuration and the tables of cast votes that it names, beside it. */
export async function gatherRctab(config: string, texts: Texts): Promise<Result<Gathered, Trouble>> {
  const text = await readText(config, texts);
  if (!text.ok) return text;
  const parsed = parseRctabConfig(text.value);
  if (!parsed.ok) {
    const faults = parsed.error.map(({ code, path, whatToDo }) =>
      texts.text(`counting-rctab-${code}`, { file: config, at: path === '' ? '(top)' : path, whatToDo }),
    );
    return faulty(...faults, texts.text('counting-nothing-counted'));
  }
  const files: NamedFile[] = [];
  for (const { path, mapping } of parsed.value.sources) {
    const file = resolve(dirname(config), path);
    const table = await readText(file, texts);
    if (!table.ok) return table;
    const read = readBallotFile(table.value, { format: 'cvr', mapping });
    if (!read.ok) return wrongIn(file, read.error, texts);
    files.push({ ...read.value, file });
  }
  const { ballots, names, contest, request, writeIns } = prepareRctab(parsed.value, files);
  return ok({
    rounds: [ballots],
    names,
    candidates: candidatesOf(ballots.candidates, names),
    seats: contest.seats,
    withdrawn: contest.withdrawn.map(({ candidate }) => candidate),
    writeIns,
    title: parsed.value.title,
    files,
    request,
    notes: parsed.value.notes.map(({ path, code }) => texts.text(`counting-rctab-note-${code}`, { at: path })),
  });
}
