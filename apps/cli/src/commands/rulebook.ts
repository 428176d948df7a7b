import { err, ok } from '@selectorate/basics';
import { textsIn, type Texts } from '@selectorate/messages';
import { diffRulebooks, presetFileJsonSchema, PRESETS, rulebookJsonSchema } from '@selectorate/rulebook';
import { readArguments } from '../arguments.ts';
import type { ExitCode, Io } from '../io.ts';
import { explain } from '../rulebook/explanation.ts';
import { readRulebookFile } from '../rulebook/read-rulebook-file.ts';
import type { Answer } from '../rulebook/said.ts';
import { tellDifferences } from '../rulebook/tell-differences.ts';
import { tellExplanation } from '../rulebook/tell-explanation.ts';
import { whatIfAnswer } from '../rulebook/what-if.ts';
import { writeJson } from '../write-json.ts';

interface Asked {
  readonly places: readonly string[];
  readonly options: Readonly<Record<string, string | undefined>>;
}

/** `rulebook explain FILE | diff FILE FILE | what-if FILE --units FILE --returns FILE | schema`, each with `--json FILE`. */
export async function rulebookCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  const texts = textsIn('en');
  const [name = '', ...rest] = args;
  const read = readArguments(rest, { options: ['json', ...(name === 'what-if' ? ['units', 'returns'] : [])] });
  const answer = read.ok ? await answerTo(name, read.value, texts) : err([read.error]);
  if (!answer.ok) {
    for (const line of answer.error) io.err(line);
    return 2;
  }
  const json = read.ok ? read.value.options['json'] : undefined;
  if (json !== undefined) await writeJson(json, answer.value.json, io);
  if (json !== '-') for (const line of answer.value.lines) io.out(line);
  return 0;
}

async function answerTo(name: string, { places, options }: Asked, texts: Texts): Promise<Answer> {
  const [first, second, ...more] = places;
  const { units, returns } = options;
  if (name === 'explain' && first !== undefined && second === undefined) return explainAnswer(first, texts);
  if (name === 'diff' && first !== undefined && second !== undefined && more.length === 0)
    return diffAnswer(first, second, texts);
  if (
    name === 'what-if' &&
    first !== undefined &&
    second === undefined &&
    units !== undefined &&
    returns !== undefined
  ) {
    const rulebook = await readRulebookFile(first, texts);
    return rulebook.ok ? whatIfAnswer(rulebook.value, { units, returns }, texts) : rulebook;
  }
  if (name === 'schema' && first === undefined) return schemaAnswer();
  return err([texts.text('usage-rulebook')]);
}

async function explainAnswer(file: string, texts: Texts): Promise<Answer> {
  const rulebook = await readRulebookFile(file, texts);
  if (!rulebook.ok) return rulebook;
  const explanation = explain(rulebook.value);
  return ok({ lines: tellExplanation(explanation, texts), json: explanation });
}

async function diffAnswer(fileBefore: string, fileAfter: string, texts: Texts): Promise<Answer> {
  const before = await readRulebookFile(fileBefore, texts);
  const after = await readRulebookFile(fileAfter, texts);
  if (!before.ok || !after.ok) return err([...(before.ok ? [] : before.error), ...(after.ok ? [] : after.error)]);
  const both = { before: before.value, after: after.value };
  const differences = diffRulebooks(both.before, both.after);
  return ok({
    lines: tellDifferences(differences, both, texts),
    json: { schema: 'selectorate-rulebook-diff/1', before: fileBefore, after: fileAfter, differences },
  });
}

/** The schemas of both forms of a rulebook file: the whole rulebook, and a preset with its parameters. */
function schemaAnswer(): Answer {
  const presets = Object.fromEntries(PRESETS.map((preset) => [preset.id, presetFileJsonSchema(preset)]));
  const json = { rulebook: rulebookJsonSchema(), presets };
  return ok({ lines: [JSON.stringify(json, null, 2)], json });
}
