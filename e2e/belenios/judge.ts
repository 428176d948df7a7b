import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Tool } from '../../scripts/belenios-tools.mjs';
import { ballotsOf, setupOnly } from './archive-file.ts';
import { askTool, runTool, type ToolRun } from './run-tool.ts';

/** What a tool says of something: whether it accepts it, and its words. */
export interface Judgement {
  readonly ok: boolean;
  readonly output: string;
}

/** An archive under its name, which must be its election's: `UUID.bel`. */
export interface NamedArchive {
  readonly uuid: string;
  readonly archive: Buffer;
}

/**
 * What `election verify` says of the archive in the file, which must be named `UUID.bel`. A refusal is final. An acceptance by
 * 3.0 or 3.3 says nothing of the ballots: run again and again on one archive with a false proof, a false signature or a ballot
 * of another election they accept it most times and refuse it some times. {@link verifyEveryBallot} does not miss one. And one
 * by 2.0 or 3.0 says nothing of the encrypted tally, which they do not look at.
 */
export async function verifyElection(tool: Tool, belFile: string): Promise<Judgement> {
  return inFolder(async (folder) => {
    await copyFile(belFile, join(folder, basename(belFile)));
    return judgement(await runTool(tool, ['election', 'verify', '--dir', folder], { folder }));
  });
}

/**
 * What a tool says of one ballot, against an archive that holds only the setup (see {@link setupOnly}). 2.0 has no command for it:
 * there the ballot is added to the archive and the whole verified.
 */
export async function verifyBallot(tool: Tool, setup: NamedArchive, ballot: string): Promise<Judgement> {
  return inFolder(async (folder) => {
    await writeFile(join(folder, `${setup.uuid}.bel`), setup.archive);
    if (tool.version === '2.0') {
      await askTool(tool, ['archive', 'add-event', '--type=Ballot'], { folder, input: ballot });
      return judgement(await runTool(tool, ['election', 'verify'], { folder }));
    }
    const file = join(folder, 'ballot.json');
    await writeFile(file, ballot);
    return judgement(await runTool(tool, ['election', 'verify-ballot', '--ballot', file], { folder }));
  });
}

/** The ballots of the archive that the tool refuses, each with its place (from 0) and the tool's words. */
export async function verifyEveryBallot(tool: Tool, belFile: string): Promise<{ place: number; output: string }[]> {
  const archive = await readFile(belFile);
  const setup = { uuid: basename(belFile, '.bel'), archive: setupOnly(archive) };
  const refused: { place: number; output: string }[] = [];
  for (const [place, ballot] of ballotsOf(archive).entries()) {
    const { ok, output } = await verifyBallot(tool, setup, ballot);
    if (!ok) refused.push({ place, output });
  }
  return refused;
}

const judgement = ({ status, output, complaint }: ToolRun): Judgement => ({
  ok: status === 0,
  output: `${complaint}${output}`,
});

async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'selectorate-judge-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
