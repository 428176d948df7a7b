import { textsIn, type Texts } from '@selectorate/messages';
import { readArguments } from '../arguments.ts';
import type { ExitCode, Io } from '../io.ts';
import { cosignRecord } from '../witness/cosign.ts';
import { newWitnessKey } from '../witness/new-key.ts';
import { couldNotBegin, type Outcome } from '../witness/outcome.ts';
import { rebuildLog } from '../witness/rebuild.ts';
import { writeJson } from '../write-json.ts';

const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  new: ['name', 'out'],
  cosign: ['key', 'mirror', 'log', 'out', 'at'],
  rebuild: ['mirror', 'out'],
};

interface Asked {
  readonly places: readonly string[];
  readonly options: Readonly<Record<string, string | undefined>>;
}

/**
 * `witness new --name NAME --out FILE`, `witness cosign RECORD --key FILE --mirror DIR --log KEY [--out FILE] [--at TIME]`,
 * `witness rebuild --mirror DIR --out DIR`; each with `--json FILE`.
 */
export async function witnessCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  const texts = textsIn('en');
  const [name = '', ...rest] = args;
  const read = readArguments(rest, { options: ['json', ...(OPTIONS[name] ?? [])] });
  const outcome = read.ok ? await act(name, read.value, texts) : couldNotBegin(read.error);
  const json = read.ok ? read.value.options['json'] : undefined;
  if (json !== undefined) await writeJson(json, outcome.json, io);
  if (json !== '-') for (const line of outcome.out) io.out(line);
  for (const line of outcome.err) io.err(line);
  return outcome.exit;
}

async function act(name: string, { places, options }: Asked, texts: Texts): Promise<Outcome> {
  const [record, ...more] = places;
  const { name: label, out, key, mirror, log, at } = options;
  if (name === 'new' && record === undefined && label !== undefined && out !== undefined)
    return newWitnessKey({ name: label, out }, texts);
  if (name === 'rebuild' && record === undefined && mirror !== undefined && out !== undefined)
    return rebuildLog({ mirror, out }, texts);
  const complete = key !== undefined && mirror !== undefined && log !== undefined && more.length === 0;
  if (name === 'cosign' && record !== undefined && complete)
    return cosignRecord({ record, key, mirror, log, out, at }, texts);
  return couldNotBegin(texts.text('usage-witness'));
}
