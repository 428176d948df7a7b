import { textsIn, type Texts } from '@selectorate/messages';
import type { ExitCode, Io } from '../io.ts';
import { type Asked, OUTPUTS, readAsked } from './asked.ts';
import { compareRules, comparisonJson, tellComparison } from './compare.ts';
import { countAsked, readRule } from './counted.ts';
import { readNominations, tellNominations } from './nominations.ts';
import { pretty, render } from './render.ts';
import { rulesJson, tellRules } from './rules.ts';
import { tellExplanation, tellHeadline } from './tell-explanation.ts';
import { tellNotes } from './tell-notes.ts';
import type { Trouble } from './trouble.ts';
import { checkPlaces, type OutputFile, writeOutputs } from './write-outputs.ts';

/** `count FILE… --rule NAME`, `count rules`, `count compare FILE…`, `count nominations FILE`. */
export async function countCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  const texts = textsIn('en');
  const [first = '', ...rest] = args;
  if (args.length === 0 || ['help', '--help', '-h'].includes(first)) {
    (args.length === 0 ? io.err : io.out)(usage(texts));
    return args.length === 0 ? 2 : 0;
  }
  const named = ['rules', 'compare', 'nominations'].includes(first);
  const asked = readAsked(named ? rest : args, texts);
  if (!asked.ok) return refuse(asked.error, io);
  if (asked.value.flags.has('help')) {
    io.out(usage(texts));
    return 0;
  }
  if (first === 'rules') return listRules(asked.value, io, texts);
  if (first === 'compare') return compareCommand(asked.value, io, texts);
  if (first === 'nominations') return nominationsCommand(asked.value, io, texts);
  return countFiles(asked.value, args, io);
}

async function listRules({ files, outputs }: Asked, io: Io, texts: Texts): Promise<ExitCode> {
  for (const name of files) {
    const rule = readRule(name, texts);
    if (!rule.ok) return refuse(rule.error, io);
  }
  const { json } = outputs;
  const places = await checkPlaces(json === undefined ? [] : [json], [], texts);
  if (!places.ok) return refuse(places.error, io);
  if (json !== undefined) await writeOutputs([{ place: json, text: pretty(rulesJson(texts)) }], io);
  if (json !== '-') for (const line of tellRules(files, texts)) io.out(line);
  return 0;
}

async function compareCommand(asked: Asked, io: Io, texts: Texts): Promise<ExitCode> {
  const { json } = asked.outputs;
  const places = await checkPlaces(json === undefined ? [] : [json], asked.files, texts);
  if (!places.ok) return refuse(places.error, io);
  const compared = await compareRules(asked, texts);
  if (!compared.ok) return refuse(compared.error, io);
  if (json !== undefined)
    await writeOutputs([{ place: json, text: pretty(comparisonJson(compared.value, texts)) }], io);
  if (json !== '-') for (const line of tellComparison(compared.value, texts)) io.out(line);
  return 0;
}

/** Exit 1 where the constraints cannot be met. */
async function nominationsCommand(asked: Asked, io: Io, texts: Texts): Promise<ExitCode> {
  const read = await readNominations(asked, texts);
  if (!read.ok) return refuse(read.error, io);
  const { json } = asked.outputs;
  const places = await checkPlaces(json === undefined ? [] : [json], asked.files, texts);
  if (!places.ok) return refuse(places.error, io);
  if (json !== undefined) await writeOutputs([{ place: json, text: pretty(read.value.check) }], io);
  if (json !== '-') for (const line of tellNominations(read.value, texts)) io.out(line);
  return read.value.check.conflict.length === 0 ? 0 : 1;
}

async function countFiles(asked: Asked, args: readonly string[], io: Io): Promise<ExitCode> {
  const texts = textsIn('en');
  const places = OUTPUTS.flatMap((output) => asked.outputs[output] ?? []);
  const free = await checkPlaces(
    places,
    [...asked.files, asked.contest ?? [], asked.mapping ?? [], asked.rctab ?? []].flat(),
    texts,
  );
  if (!free.ok) return refuse(free.error, io);
  const counted = await countAsked(asked, args, texts);
  if (!counted.ok) return refuse(counted.error, io);
  const files: OutputFile[] = [];
  for (const output of OUTPUTS) {
    const place = asked.outputs[output];
    if (place === undefined) continue;
    const text = render(output, counted.value, texts);
    if (!text.ok) return refuse(text.error, io);
    files.push({ place, text: text.value });
  }
  await writeOutputs(files, io);
  const speak = places.includes('-') ? io.err : io.out;
  for (const file of counted.value.gathered.files)
    for (const note of tellNotes(file, counted.value, texts)) io.err(note);
  for (const note of counted.value.gathered.notes) io.err(note);
  for (const line of tellHeadline(counted.value, texts)) speak(line);
  if (asked.flags.has('explain')) for (const line of tellExplanation(counted.value, texts)) speak(line);
  for (const { place } of files) if (place !== '-') speak(texts.text('counting-written', { file: place }));
  return 0;
}

function refuse({ exit, lines }: Trouble, io: Io): ExitCode {
  for (const line of lines) io.err(line);
  return exit;
}

/** What can be asked for: each usage with its lines beneath. */
const usage = (texts: Texts): string =>
  texts
    .textIds()
    .filter((id) => id === 'usage-count' || id.startsWith('usage-count.'))
    .map((id) => (/-\d+b?$/.test(id) ? `  ${texts.text(id)}` : texts.text(id)))
    .join('\n');
