import { parseWholeNumber } from '@selectorate/basics';
import { textsIn, type Texts } from '@selectorate/messages';
import { readArguments } from '../arguments.ts';
import type { ExitCode, Io } from '../io.ts';
import { cosignRecord } from '../witness/cosign.ts';
import { newWitnessKey } from '../witness/new-key.ts';
import { couldNotBegin, type Outcome } from '../witness/outcome.ts';
import { rebuildLog } from '../witness/rebuild.ts';
import { type ServeAsked, serveWitness } from '../witness/serve.ts';
import { writeJson } from '../write-json.ts';

const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  new: ['name', 'out'],
  cosign: ['key', 'mirror', 'log', 'out', 'at'],
  rebuild: ['mirror', 'out'],
  serve: ['key', 'mirrors', 'logs', 'port', 'host'],
};
const FLAGS: Readonly<Record<string, readonly string[]>> = { serve: ['rehearsal'] };

interface Asked {
  readonly places: readonly string[];
  readonly options: Readonly<Record<string, string | undefined>>;
  readonly flags: ReadonlySet<string>;
}

/**
 * `witness new --name NAME --out FILE`, `witness cosign RECORD --key FILE --mirror DIR --log KEY [--out FILE] [--at TIME]`,
 * `witness rebuild --mirror DIR --out DIR`, `witness serve --key FILE --mirrors DIR --logs FILE [--port N] [--host H]
 * [--rehearsal]`, which ends when it is told to stop; each with `--json FILE`.
 */
export async function witnessCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  const texts = textsIn('en');
  const [name = '', ...rest] = args;
  const read = readArguments(rest, { options: ['json', ...(OPTIONS[name] ?? [])], flags: FLAGS[name] ?? [] });
  const json = read.ok ? read.value.options['json'] : undefined;
  const serve = read.ok && name === 'serve' ? serveAsked(read.value) : undefined;
  if (serve !== undefined) return serveUntilStopped(serve, { json, io }, texts);
  return tell(read.ok ? await act(name, read.value, texts) : couldNotBegin(read.error), json, io);
}

async function tell(outcome: Outcome, json: string | undefined, io: Io): Promise<ExitCode> {
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

const DEFAULT_PORT = '4700';
const LARGEST_PORT = 65_535;

/** What `serve` needs, complete; undefined if it is not. */
function serveAsked({ places, options, flags }: Asked): ServeAsked | undefined {
  const { key, mirrors, logs, port = DEFAULT_PORT, host = '127.0.0.1' } = options;
  const number = parseWholeNumber(port);
  if (key === undefined || mirrors === undefined || logs === undefined || places.length > 0) return undefined;
  if (number === undefined || number > LARGEST_PORT) return undefined;
  return { key, mirrors, logs, port: number, host, rehearsal: flags.has('rehearsal') };
}

/** Serves until the process is told to stop; what is being answered then is answered first. */
async function serveUntilStopped(
  asked: ServeAsked,
  { json, io }: { readonly json: string | undefined; readonly io: Io },
  texts: Texts,
): Promise<ExitCode> {
  const serving = await serveWitness(asked, io, texts);
  if (!('stop' in serving)) return tell(serving, json, io);
  const told = toldToStop();
  await tell(serving.begun, json, io);
  await told;
  await serving.stop();
  return 0;
}

/** Ctrl-C or SIGTERM; said twice, it is still one stop. */
const toldToStop = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.on(signal, () => {
        resolve();
      });
    }
  });
