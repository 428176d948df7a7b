import { dirname, resolve } from 'node:path';
import { ok, type Result } from '@selectorate/basics';
import { type CvrFile, type CvrMapping, parseCvr, parseRctabConfig, prepareRctab } from '@selectorate/count';
import type { Texts } from '@selectorate/messages';
import { type NamedFile, readText, wrongIn } from './ballot-file.ts';
import { candidatesOf } from './candidates.ts';
import type { Gathered } from './gathered.ts';
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
  const tables: { readonly file: string; readonly table: CvrFile; readonly mapping: CvrMapping }[] = [];
  for (const { path, mapping } of parsed.value.sources) {
    const file = resolve(dirname(config), path);
    const content = await readText(file, texts);
    if (!content.ok) return content;
    const table = parseCvr(content.value, mapping);
    if (!table.ok) return wrongIn(file, table.error, texts);
    tables.push({ file, table: table.value, mapping });
  }
  const { ballots, names, contest, request, writeIns } = prepareRctab(
    parsed.value,
    tables.map(({ table }) => table),
  );
  return ok({
    rounds: [ballots],
    names,
    candidates: candidatesOf(ballots.candidates, names),
    seats: contest.seats,
    withdrawn: contest.withdrawn,
    writeIns,
    title: parsed.value.title,
    files: tables.map((each) => namedFile(each)),
    request,
    notes: parsed.value.notes.map(({ path, code }) => texts.text(`counting-rctab-note-${code}`, { at: path })),
  });
}

/** A table of a configuration as any other file of ballots. */
const namedFile = (each: {
  readonly file: string;
  readonly table: CvrFile;
  readonly mapping: CvrMapping;
}): NamedFile => ({
  ...each.table,
  file: each.file,
  format: 'cvr',
  because: 'asked-for',
  seats: null,
  withdrawn: [],
  tieOrder: null,
  title: '',
  invalid: 0,
  mapping: each.mapping,
});
