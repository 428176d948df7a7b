import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { deriveCredential, newCode, type PublicCredential, publicListCodec } from '@selectorate/ballot';
import { err, ok, parseWholeNumber, type Result } from '@selectorate/basics';
import type { Group, GroupName } from '@selectorate/group';
import { FOR_ALL, SECRET, writeNew } from '../secret-ballot/files.ts';
import { readMessage } from '../trustee/message.ts';
import { CARD, PUBLIC_CREDENTIALS } from './draft.ts';
import { cannot, type Desk, type Stepped } from './step.ts';

export interface CredentialsAsked {
  /** The election's folder, or its card where the registrar works on another machine. */
  readonly place: string;
  readonly voters: string;
  /** Where the secret codes go. */
  readonly codes: string;
  readonly out: string | undefined;
}

/** `ballot credential`: a secret code for every voter, and the list of what belongs to them, without names. */
export async function makeCredentials(asked: CredentialsAsked, desk: Desk): Promise<Stepped> {
  const { texts, bench } = desk;
  const isFolder = (await stat(asked.place).catch(() => undefined))?.isDirectory() === true;
  const cardFile = isFolder ? join(asked.place, CARD) : asked.place;
  const card = await readMessage(cardFile, { kind: ['card'] }, texts);
  if (!card.ok) return { ok: false, error: { exit: 2, text: card.error } };
  const voters = await readVoters(asked.voters, desk);
  if (!voters.ok) return { ok: false, error: { exit: 2, text: voters.error } };
  const group = bench.groupOf(card.value.body['group'] as GroupName);
  const made = voters.value.map(({ name, weight }) => {
    const code = newCode(bench.platform.random);
    const { publicKey } = deriveCredential(code, card.value.election, { group, platform: bench.platform });
    return { name, code, entry: { publicKey, weight, named: false } };
  });
  const list = publicListCodec.write(
    inOrder(
      made.map(({ entry }) => entry),
      group,
    ),
  );
  const out = asked.out ?? join(isFolder ? asked.place : dirname(asked.place), PUBLIC_CREDENTIALS);
  const codes = Object.fromEntries(made.map(({ name, code }) => [name, code]));
  // The list goes first: without the codes it can be made again, while codes without their list would be sent out for nothing.
  if ((await stat(asked.codes).catch(() => undefined)) !== undefined)
    return cannot(texts, 'ballot-file-taken', { file: asked.codes });
  if ((await writeNew(out, `${list}\n`, FOR_ALL)) === 'taken') return cannot(texts, 'ballot-file-taken', { file: out });
  if ((await writeNew(asked.codes, `${JSON.stringify(codes, null, 2)}\n`, SECRET)) === 'taken')
    return cannot(texts, 'ballot-file-taken', { file: asked.codes });
  return ok([
    texts.text('ballot-credentials-made', { voters: made.length, out }),
    texts.text('ballot-credentials-secret', { codes: asked.codes }),
    texts.text('ballot-credentials-next'),
  ]);
}

const inOrder = (list: readonly PublicCredential[], group: Group): readonly PublicCredential[] =>
  list.toSorted((a, b) => group.compareTexts(a.publicKey, b.publicKey));

interface Voter {
  readonly name: string;
  readonly weight: number | null;
}

const LARGEST_WEIGHT = 999_999_999;

/** A line a voter: a name, or `name,login,weight` as the protocol's tools have it. */
async function readVoters(file: string, { texts }: Desk): Promise<Result<readonly Voter[], string>> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return err(texts.text('trustee-file-missing', { file }));
  const voters: Voter[] = [];
  const names = new Set<string>();
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const [name = '', , weightText] = line.split(',').map((part) => part.trim());
    const weight = weightText === undefined || weightText === '' ? null : parseWholeNumber(weightText);
    const wrong = weight === undefined || (weight !== null && (weight < 1 || weight > LARGEST_WEIGHT));
    if (name === '' || wrong) return err(texts.text('ballot-voters-line', { file, line: i + 1 }));
    if (names.has(name)) return err(texts.text('ballot-voters-twice', { file, line: i + 1, name }));
    names.add(name);
    voters.push({ name, weight });
  }
  return voters.length === 0 ? err(texts.text('ballot-voters-none', { file })) : ok(voters);
}
