import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  archiveWriter,
  type Election,
  electionCodec,
  newCode,
  openElection,
  publicListCodec,
  readWith,
  trusteesCodec,
} from '@selectorate/ballot';
import { concatBytes, ok, parseWholeNumber, type Result } from '@selectorate/basics';
import type { GroupName } from '@selectorate/group';
import { FOR_ALL, unfinishedOf, writeNew } from '../secret-ballot/files.ts';
import { tellMessage, type Message, writeMessage } from '../trustee/message.ts';
import { verifyFiles } from './append-step.ts';
import { CARD, DRAFT, type Draft, PUBLIC_CREDENTIALS, questionsOf, readDraft, readTemplate } from './draft.ts';
import { gatheredTrustees } from './gather-trustees.ts';
import { alone } from './in-folder.ts';
import { cannot, type Desk, type Refused, type Stepped } from './step.ts';

const GROUPS: readonly GroupName[] = ['Ed25519', 'BELENIOS-2048', 'RFC-3526-2048'];
const MOST_TRUSTEES = 50;
const UUID_LENGTH = 14;

export interface StartAsked {
  readonly folder: string;
  readonly questions: string;
  readonly trustees: string;
  readonly threshold: string | undefined;
  readonly group: string | undefined;
}

/** `ballot setup start`: an identifier, the questions, and the card that trustees and registrar begin with. */
export async function startElection(asked: StartAsked, desk: Desk): Promise<Stepped> {
  const { texts, bench } = desk;
  const { folder, group = 'Ed25519' } = asked;
  const name = GROUPS.find((known) => known === group);
  if (name === undefined) return cannot(texts, 'ballot-group-unknown', { group, known: GROUPS.join(', ') });
  const trustees = numberFrom(asked.trustees, MOST_TRUSTEES);
  const threshold = asked.threshold === undefined ? null : numberFrom(asked.threshold, trustees ?? MOST_TRUSTEES);
  if (trustees === undefined || threshold === undefined)
    return cannot(texts, 'ballot-trustees-number', { most: MOST_TRUSTEES });
  const election = await readTemplate(asked.questions, texts);
  if (!election.ok) return { ok: false, error: { exit: 2, text: election.error } };
  const uuid = newCode(bench.platform.random).replaceAll('-', '').slice(0, UUID_LENGTH);
  const draft: Draft = {
    schema: 'selectorate-election-draft/1',
    uuid,
    group: name,
    trustees,
    threshold,
    election: election.value,
  };
  await mkdir(folder, { recursive: true });
  return alone(folder, desk, async () => {
    const card = cardOf(draft);
    const written = await writeNew(join(folder, DRAFT), `${JSON.stringify(draft, null, 2)}\n`, FOR_ALL);
    if (written === 'taken') return cannot(texts, 'ballot-draft-taken', { folder });
    await writeNew(join(folder, CARD), writeMessage(card), FOR_ALL);
    return ok([
      texts.text('ballot-started', { uuid, folder }),
      tellMessage(card, join(folder, CARD), texts),
      texts.text('ballot-started-next', { folder, card: join(folder, CARD) }),
    ]);
  });
}

function numberFrom(text: string, most: number): number | undefined {
  const number = parseWholeNumber(text);
  return number === undefined || number < 1 || number > most ? undefined : number;
}

const cardOf = ({ uuid, group, trustees, threshold, election }: Draft): Message => ({
  kind: 'card',
  election: uuid,
  from: 'organiser',
  to: 'trustees',
  body: { name: election.name, group, trustees: String(trustees), threshold: String(threshold ?? 0) },
});

/** `ballot setup finish`: trustees' key and list of credentials together make the election and open the box. */
export async function finishSetUp(folder: string, desk: Desk): Promise<Stepped> {
  const draft = await readDraft(folder, desk);
  if (!draft.ok) return draft;
  return alone(folder, desk, async () => {
    const { texts } = desk;
    if ((await readdir(folder)).some((name) => name.endsWith('.bel')))
      return cannot(texts, 'ballot-set-up-already', { folder });
    const made = await electionOf(folder, draft.value, desk);
    return made.ok ? writeSetUp(folder, made.value, desk) : made;
  });
}

interface SetUpTexts {
  readonly uuid: string;
  readonly election: string;
  readonly trustees: string;
  readonly credentials: string;
}

async function electionOf(folder: string, draft: Draft, desk: Desk): Promise<Result<SetUpTexts, Refused>> {
  const { bench, texts } = desk;
  const gathered = await gatheredTrustees(folder, draft, desk);
  if (!gathered.ok) return gathered;
  const { uuid } = draft;
  const list = await readFile(join(folder, PUBLIC_CREDENTIALS), 'utf8').catch(() => null);
  if (list === null) return cannot(texts, 'ballot-no-credentials', { folder });
  const credentials = list.trimEnd();
  if (!readWith(publicListCodec, credentials).ok)
    return cannot(texts, 'ballot-credentials-unreadable', { file: join(folder, PUBLIC_CREDENTIALS) });
  const group = bench.groupOf(draft.group);
  const election: Election = {
    version: 1,
    description: draft.election.description,
    name: draft.election.name,
    group: draft.group,
    publicKey: gathered.value.publicKey,
    questions: questionsOf(draft.election),
    uuid,
    administrator: draft.election.administrator ?? null,
    credentialAuthority: draft.election.credential_authority ?? null,
  };
  const text = electionCodec.write(election);
  const trustees = trusteesCodec(group.order).write(gathered.value.trustees);
  const opened = openElection(text, bench);
  if (!opened.ok)
    return cannot(texts, 'ballot-election-refused', { meaning: texts.text(`ballot-fault-${opened.error.code}`) });
  return ok({ uuid, election: text, trustees, credentials });
}

async function writeSetUp(folder: string, made: SetUpTexts, desk: Desk): Promise<Stepped> {
  const { texts, bench } = desk;
  const { uuid, election, trustees, credentials } = made;
  const file = join(folder, `${uuid}.bel`);
  const timestamp = Math.floor(Date.now() / 1000);
  const writer = archiveWriter({ timestamp, platform: bench.platform });
  const bytes = [...writer.begin(), ...writer.addStep({ type: 'Setup', election, trustees, credentials })];
  // Verified under another name first: what bears the name of an election is one.
  const unfinished = unfinishedOf(file);
  await writeNew(unfinished, concatBytes(...bytes), FOR_ALL);
  try {
    const checked = await verifyFiles(unfinished, null, desk);
    if (!checked.ok) return checked;
    await writeNew(file, concatBytes(...bytes), FOR_ALL);
    const { fingerprint, credentials: voters } = checked.value;
    return ok([
      texts.text('ballot-set-up-done', { file, voters, fingerprint }),
      texts.text('ballot-set-up-next', { folder }),
    ]);
  } finally {
    await rm(unfinished, { force: true });
  }
}
