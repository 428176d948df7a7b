import { appendFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { askTool } from './run-tool.ts';
import type { ToolPlace } from './tool-place.ts';

/** A trustee whose share is always needed. `owner` is its place among all trustees, from 1. */
export interface SingleTrustee {
  readonly kind: 'single';
  readonly owner: number;
  readonly privateKeyFile: string;
}

/** One of the trustees of whom a threshold suffices. */
export interface ThresholdTrustee {
  readonly kind: 'threshold';
  readonly owner: number;
  readonly keyFile: string;
  /** The share, encrypted to the key. */
  readonly decryptionKeyFile: string;
}

export type ToolTrustee = SingleTrustee | ThresholdTrustee;

export interface Threshold {
  readonly needed: number;
  readonly of: number;
}

/** Makes the keys of trustees who are all needed; adds their public parts to `public_keys.jsons`. */
export async function makeSingleTrustees(place: ToolPlace, count: number): Promise<SingleTrustee[]> {
  const trustees: SingleTrustee[] = [];
  for (let owner = 1; owner <= count; owner++) {
    const folder = await folderFor(place, owner);
    await askTool(place.tool, ['setup', 'generate-trustee-key', '--group', place.group], { folder });
    const publicKey = await readFile(await onlyFile(folder, '.pubkey'), 'utf8');
    await appendFile(join(place.folder, 'public_keys.jsons'), lineOf(publicKey));
    trustees.push({ kind: 'single', owner, privateKeyFile: await onlyFile(folder, '.privkey') });
  }
  return trustees;
}

/**
 * The ceremony of trustees of whom some suffice, all parts played by the tool; writes `threshold.json`. Their places follow those
 * of `before` single trustees.
 */
export async function makeThresholdTrustees(
  place: ToolPlace,
  { needed, of }: Threshold,
  before = 0,
): Promise<ThresholdTrustee[]> {
  const { folder, tool, group } = place;
  const step = (number: number, args: readonly string[], where: { folder: string; input?: string }): Promise<string> =>
    askTool(tool, ['setup', 'generate-trustee-key-threshold', '--group', group, '--step', `${number}`, ...args], where);
  const context = (index: number): string[] =>
    tool.version === '2.0' ? [] : ['--threshold-context', `${index}/${needed}/${of}`];
  const [certs, polynomials] = [join(folder, 'certs.jsons'), join(folder, 'polynomials.jsons')];

  const keyFiles: string[] = [];
  for (let index = 1; index <= of; index++) {
    const own = await folderFor(place, before + index);
    await step(1, context(index), { folder: own });
    await appendFile(certs, lineOf(await readFile(await onlyFile(own, '.cert'), 'utf8')));
    keyFiles.push(await onlyFile(own, '.key'));
  }
  await step(2, ['--certs', certs], { folder });
  for (const [i, key] of keyFiles.entries()) {
    const how = tool.version === '2.0' ? ['--threshold', `${needed}`] : context(i + 1);
    await appendFile(polynomials, lineOf(await step(3, [...how, '--certs', certs, '--key', key], { folder })));
  }
  // Writes an ID.vinput for each into the folder, as step 6 does an ID.dkey.
  await step(4, ['--certs', certs, '--polynomials', polynomials], { folder });
  let outputs = '';
  for (const key of keyFiles) {
    const input = await readFile(join(folder, `${nameOf(key)}.vinput`), 'utf8');
    outputs += lineOf(await step(5, ['--certs', certs, '--key', key], { folder, input }));
  }
  const threshold = await step(6, ['--certs', certs, '--polynomials', polynomials], { folder, input: outputs });
  await writeFile(join(folder, 'threshold.json'), threshold);
  return keyFiles.map((keyFile, i) => ({
    kind: 'threshold',
    owner: before + i + 1,
    keyFile,
    decryptionKeyFile: join(folder, `${nameOf(keyFile)}.dkey`),
  }));
}

async function folderFor({ folder }: ToolPlace, owner: number): Promise<string> {
  const own = join(folder, `trustee-${owner}`);
  await mkdir(own, { recursive: true });
  return own;
}

async function onlyFile(folder: string, ending: string): Promise<string> {
  const [name, ...others] = (await readdir(folder)).filter((each) => each.endsWith(ending));
  if (name === undefined || others.length > 0) throw new Error(`expected one *${ending} in ${folder}`);
  return join(folder, name);
}

const nameOf = (keyFile: string): string => keyFile.replace(/^.*\//, '').replace(/\.key$/, '');
const lineOf = (text: string): string => `${text.trimEnd()}\n`;
