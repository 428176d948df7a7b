import { throwIllegalValue } from '@selectorate/basics';
import { iterateBallots, margin, printBlt, roundTableCsv, urcvtSummaries } from '@selectorate/count';
import { textsIn, type Texts } from '@selectorate/messages';
import type { ExitCode, Io } from '../io.ts';
import { type Asked, OUTPUTS, type Output, readAsked } from './asked.ts';
import { compareRules, comparisonJson, tellComparison } from './compare.ts';
import { countAsked, type Counted, readRule } from './counted.ts';
import { countPage } from './page/count-page.ts';
import { rulesJson, tellRules } from './rules.ts';
import { tellExplanation, tellHeadline } from './tell-explanation.ts';
import type { Trouble } from './trouble.ts';
import { checkPlaces, type OutputFile, writeOutputs } from './write-outputs.ts';

/** `count FILE… --rule NAME`, `count rules`, `count compare FILE…`. */
export async function countCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  const texts = textsIn('en');
  const [first = '', ...rest] = args;
  if (args.length === 0 || ['help', '--help', '-h'].includes(first)) {
    (args.length === 0 ? io.err : io.out)(usage(texts));
    return args.length === 0 ? 2 : 0;
  }
  const named = first === 'rules' || first === 'compare';
  const asked = readAsked(named ? rest : args, texts);
  if (!asked.ok) return refuse(asked.error, io);
  if (asked.value.flags.has('help')) {
    io.out(usage(texts));
    return 0;
  }
  if (first === 'rules') return listRules(asked.value, io, texts);
  if (first === 'compare') return compareCommand(asked.value, io, texts);
  return countFiles(asked.value, args, io);
}

async function listRules({ files, outputs }: Asked, io: Io, texts: Texts): Promise<ExitCode> {
  for (const name of files) {
    const rule = readRule(name, texts);
    if (!rule.ok) return refuse(rule.error, io);
  }
  const { json } = outputs;
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

async function countFiles(asked: Asked, args: readonly string[], io: Io): Promise<ExitCode> {
  const texts = textsIn('en');
  const places = OUTPUTS.flatMap((output) => asked.outputs[output] ?? []);
  const free = await checkPlaces(places, [...asked.files, ...[asked.contest ?? []].flat()], texts);
  if (!free.ok) return refuse(free.error, io);
  const counted = await countAsked(asked, args, texts);
  if (!counted.ok) return refuse(counted.error, io);
  const files = OUTPUTS.flatMap((output): readonly OutputFile[] => {
    const place = asked.outputs[output];
    return place === undefined ? [] : [{ place, text: render(output, counted.value, texts) }];
  });
  await writeOutputs(files, io);
  const speak = places.includes('-') ? io.err : io.out;
  for (const { file, repaired } of counted.value.gathered.files) {
    for (const { code, line } of repaired)
      io.err(texts.text('counting-repaired', { file, line, repair: texts.text(`repair-${code}`) }));
  }
  for (const line of tellHeadline(counted.value, texts)) speak(line);
  if (asked.flags.has('explain')) for (const line of tellExplanation(counted.value, texts)) speak(line);
  for (const { place } of files) if (place !== '-') speak(texts.text('counting-written', { file: place }));
  return 0;
}

function render(output: Output, counted: Counted, texts: Texts): string {
  const { count, gathered } = counted;
  switch (output) {
    case 'json':
      return pretty(countJson(counted));
    case 'html':
      return countPage(counted, texts);
    case 'blt':
      return printBlt({
        candidates: gathered.candidates.ids,
        seats: count.contest.seats,
        withdrawn: count.contest.withdrawn.map(({ candidate }) => candidate),
        tieOrder: null,
        papers: gathered.rounds.flatMap((ballots) => [...iterateBallots(ballots)]),
        names: gathered.names,
        title: counted.title,
      });
    case 'csv':
      return roundTableCsv(count, gathered.candidates.nameOf);
    case 'urcvt':
      return pretty(urcvtJson(counted));
    case 'abif':
      return '';
    default:
      return throwIllegalValue(output);
  }
}

/** What RCVis reads: one summary, or a list of them where a rule makes several passes. */
function urcvtJson({ count, gathered, title }: Counted): unknown {
  const heading = { contest: title, date: '', jurisdiction: '', office: '', label: gathered.candidates.nameOf };
  const summaries = urcvtSummaries(count, heading);
  return summaries.length === 1 ? summaries[0] : summaries;
}

/** The result as published, and beside it what it says nothing of: names, files, hashes, bounds. */
function countJson({ count, gathered, title, hashes, command }: Counted): unknown {
  const { candidates } = gathered;
  return {
    ...count,
    about: {
      title,
      names: Object.fromEntries(candidates.ids.map((id) => [id, candidates.nameOf(id)])),
      ballots: { files: gathered.files.map(({ file }) => file), sha256: hashes },
      margin: margin(count),
      command,
    },
  };
}

const pretty = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

function refuse({ exit, lines }: Trouble, io: Io): ExitCode {
  for (const line of lines) io.err(line);
  return exit;
}

/** What can be asked for: each usage with its lines beneath. */
const usage = (texts: Texts): string =>
  texts
    .textIds()
    .filter((id) => id === 'usage-count' || id.startsWith('usage-count.'))
    .map((id) => (/-\d+$/.test(id) ? `  ${texts.text(id)}` : texts.text(id)))
    .join('\n');
