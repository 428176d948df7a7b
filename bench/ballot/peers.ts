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
/** These read the archives that are made here; the oldest does not know the group. */
const VERSIONS = ['3.3', '3.0'];
const MIXES = 2;
const DECRYPTIONS = 2;

/** What the outside tools found here take for the same election, asked for each part of it. */
export async function measurePeers(kind: Kind, n: number, say: (line: string) => void): Promise<Figure[]> {
  const size = Math.min(n, MOST);
  const figures: Figure[] = [];
  for (const tool of findTools().filter(({ version }) => VERSIONS.includes(version))) {
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
  const figure = (
    row: RowName,
    { cpuSeconds, wallSeconds, peakBytes }: Costs,
    items = size,
    note?: string,
  ): Figure => ({
    kind,
    row,
    by: tool.version,
    cpuMs: each(cpuSeconds, items),
    wallMs: wallSeconds === null ? null : each(wallSeconds, items),
    peakBytes,
    goalMs: null,
    sample: items > size ? size : items,
    note: note ?? null,
  });
  const verify = async (end: string | null, ...options: readonly string[]): Promise<Timed> => {
    await place(asked, end);
    return ask(asked, ['election', 'verify', ...options]);
  };
  const skip = '--skip-ballot-check';
  const figures = [figure('encrypt', await makeBallots(asked), BALLOTS_MADE, 'program’s start each')];
  const withBallots = await verify('EndBallots');
  figures.push(figure('check single', less(withBallots, await verify('EndBallots', skip))));
  if (kind === 'ranked') {
    const [before, mixed] = [await verify('EncryptedTally', skip), await verify('Shuffle', skip)];
    figures.push(figure('check shuffle single', less(mixed, before), MIXES * size));
    const [ended, decrypted] = [await verify('EndShuffles', skip), await verify('PartialDecryption', skip)];
    figures.push(figure('check share single', less(decrypted, ended), DECRYPTIONS * size));
    await place(asked, 'EncryptedTally');
    figures.push(figure('produce shuffle', await ask(asked, ['election', 'shuffle', '--trustee-id=1'])));
    figures.push(figure('decrypt', await decrypt(asked)));
  }
  return [...figures, figure('whole election without sidecar', await verify(null))];
}

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

async function decrypt(asked: Asked): Promise<Timed> {
  const { trustees } = await secretsOf(asked.source);
  const key = join(asked.folder, 'trustee');
  await writeFile(key, JSON.stringify(trustees[0] ?? ''));
  await place(asked, 'EndShuffles');
  return ask(asked, ['election', 'decrypt', '--privkey', key, '--trustee-id=1']);
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

const ask = ({ tool, folder }: Asked, args: readonly string[], times = 1): Promise<Timed> =>
  runTimed(tool.program([...args, '--dir', folder]), times);
