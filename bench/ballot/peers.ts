import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { membersOf, setupOnly } from '../../e2e/belenios/archive-file.ts';
import { findTools, type Tool } from '../../scripts/belenios-tools.mjs';
import { ensureElection } from './cached-election.ts';
import type { Kind } from './election-kinds.ts';
import { each, type Figure } from './figures.ts';
import { ARCHIVE, type BenchSecrets, SECRETS } from './make-election.ts';
import type { RowName } from './rows.ts';
import { runTimed, type Timed } from './run-timed.ts';

/** The outside tools are asked for no more ballots than this; their figure stands for all. */
const MOST = 1_000;
/** Each ballot they make is a process of its own. */
const BALLOTS_MADE = 20;
/** The shell counts in hundredths of a second: small elections are asked about again and again. */
const LEAST = 1_000;
/** These read the archives that are made here; the oldest does not know the group. */
const VERSIONS: ReadonlySet<string> = new Set(['3.3', '3.0']);
const MIXES = 2;
const DECRYPTIONS = 2;

/** What the outside tools found here take for the same election, asked for each part of it. */
export async function measurePeers(kind: Kind, n: number, say: (line: string) => void): Promise<Figure[]> {
  const size = Math.min(n, MOST);
  const figures: Figure[] = [];
  for (const tool of findTools().filter(({ version }) => VERSIONS.has(version))) {
    say(`${kind}: belenios-tool ${tool.version}`);
    const source = await ensureElection(kind, size, say);
    const folder = await mkdtemp(join(tmpdir(), 'selectorate-bench-tool-'));
    try {
      figures.push(...(await measureTool({ tool, source, folder, kind, size })));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  return figures;
}

interface Asked {
  readonly tool: Tool;
  /** Where our election lies. */
  readonly source: string;
  /** Where the tool works. */
  readonly folder: string;
  readonly kind: Kind;
  readonly size: number;
}

async function measureTool(asked: Asked): Promise<Figure[]> {
  const { tool, kind, size } = asked;
  const times = Math.ceil(LEAST / size);
  const figure = (
    row: RowName,
    { cpuSeconds, wallSeconds, peakBytes }: Costs,
    items: number,
    note?: string,
  ): Figure => ({
    kind,
    row,
    by: tool.version,
    cpuMs: each(cpuSeconds, items),
    wallMs: wallSeconds === null ? null : each(wallSeconds, items),
    peakBytes,
    goalMs: null,
    sample: Math.min(items, size),
    note: note ?? null,
  });
  const verify = async (end: string | null, ...options: readonly string[]): Promise<Timed> => {
    await place(asked, end);
    return ask(asked, ['election', 'verify', ...options], times);
  };
  const all = size * times;
  const whole = await verify(null);
  const unchecked = await verify(null, SKIP);
  const figures = [
    figure('encrypt', await makeBallots(asked), BALLOTS_MADE, 'program’s start each'),
    figure('check single', less(whole, unchecked), all),
    figure('whole election without sidecar', whole, all),
  ];
  if (kind === 'yes-no') return figures;
  const [tallied, mixed] = [await verify('EncryptedTally', SKIP), await verify('EndShuffles', SKIP)];
  await place(asked, 'EncryptedTally');
  const shuffling = await ask(asked, ['election', 'shuffle', '--trustee-id=1'], times);
  // Decryptions are checked only where there is a result to open.
  return [
    ...figures,
    figure('produce shuffle', shuffling, all, 'with reading the archive'),
    figure('check shuffle single', less(mixed, tallied), MIXES * all),
    figure('decrypt', await decrypt(asked, times), all, 'with reading the archive'),
    figure('check share single', less(unchecked, mixed), DECRYPTIONS * all, 'with half of opening the result'),
  ];
}

const SKIP = '--skip-ballot-check';

type Costs = { readonly cpuSeconds: number; readonly wallSeconds: number | null; readonly peakBytes: number | null };

/** What the longer run did besides what the shorter did. */
const less = (longer: Timed, shorter: Timed): Costs => ({
  cpuSeconds: Math.max(0, longer.cpuSeconds - shorter.cpuSeconds),
  wallSeconds: null,
  peakBytes: longer.peakBytes,
});

async function makeBallots(asked: Asked): Promise<Timed> {
  const { source, folder, kind } = asked;
  const { codes } = await secretsOf(source);
  await writeFile(join(folder, ARCHIVE), setupOnly(await readFile(join(source, ARCHIVE))));
  const [code, choice] = [join(folder, 'credential'), join(folder, 'choice')];
  await writeFile(code, `${codes[0] ?? ''}\n`);
  await writeFile(choice, kind === 'ranked' ? '[[1,2,3,4,5]]\n' : '[[1,0]]\n');
  return ask(asked, ['election', 'generate-ballot', '--privcred', code, '--choice', choice], BALLOTS_MADE);
}

async function decrypt(asked: Asked, times: number): Promise<Timed> {
  const { trustees } = await secretsOf(asked.source);
  const key = join(asked.folder, 'trustee');
  await writeFile(key, JSON.stringify(trustees[0] ?? ''));
  await place(asked, 'EndShuffles');
  return ask(asked, ['election', 'decrypt', '--privkey', key, '--trustee-id=1'], times);
}

const secretsOf = async (source: string): Promise<BenchSecrets> =>
  JSON.parse(await readFile(join(source, SECRETS), 'utf8')) as BenchSecrets;

/** Gives the tool our archive up to its last event of that type, or all of it. */
async function place({ source, folder }: Asked, end: string | null): Promise<void> {
  if (end === null) return copyFile(join(source, ARCHIVE), join(folder, ARCHIVE));
  const archive = await readFile(join(source, ARCHIVE));
  const last = membersOf(archive).findLast(
    ({ name, text }) => name.endsWith('.event.json') && text.includes(`"type":"${end}"`),
  );
  await writeFile(join(folder, ARCHIVE), archive.subarray(0, last?.end ?? 0));
}

/** The cheaper of two runs: whatever else the machine does can only add to what a run costs. */
async function ask({ tool, folder }: Asked, args: readonly string[], times: number): Promise<Timed> {
  const program = tool.program([...args, '--dir', folder]);
  const [first, second] = [await runTimed(program, times), await runTimed(program, times)];
  return second.cpuSeconds < first.cpuSeconds ? second : first;
}
