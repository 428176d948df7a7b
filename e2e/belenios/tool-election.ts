import { appendFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { askTool } from './run-tool.ts';
import type { ToolPlace } from './tool-place.ts';
import type { ToolTrustee } from './tool-trustees.ts';

// One step of an election a function, each reading and writing files of one folder, so that a tool and our code can take turns:
// public_creds.json, public_keys.jsons and threshold.json, trustees.json, election.json, UUID.bel.

export type EventType =
  | 'Ballot'
  | 'EndBallots'
  | 'EncryptedTally'
  | 'Shuffle'
  | 'EndShuffles'
  | 'PartialDecryption'
  | 'Result';

/** What the organiser writes: the election without key, group and identifier. */
export interface Template {
  readonly name: string;
  readonly description: string;
  readonly administrator: string;
  readonly credential_authority: string;
  readonly questions: readonly unknown[];
}

/** A choice: for each question a number for each answer (bits, or a rank a candidate; a blank comes first where allowed). */
export type Choice = readonly (readonly number[])[];

export const archiveOf = ({ folder, uuid }: ToolPlace): string => join(folder, `${uuid}.bel`);

/** Makes the voters' credentials and writes `public_creds.json`. Answers with the secrets, in the order of the weights. */
export async function makeCredentials(place: ToolPlace, weights: readonly number[]): Promise<string[]> {
  const { tool, folder, uuid, group } = place;
  const weighted = weights.some((weight) => weight !== 1);
  const voters = weights.map((weight, i) => `voter${i}@election.example,v${i}${weighted ? `,${weight}` : ''}\n`);
  const list = join(folder, 'voters.txt');
  await writeFile(list, voters.join(''));
  await askTool(tool, ['setup', 'generate-credentials', '--uuid', uuid, '--group', group, '--file', list], { folder });
  const written = await readdir(folder);
  const take = async (ending: string): Promise<string> => {
    const file = join(folder, written.find((name) => name.endsWith(ending)) ?? ending);
    const text = await readFile(file, 'utf8');
    await rm(file);
    return text;
  };
  const entries = JSON.parse(await take('.pubcreds')) as string[];
  // From 3.0 on the tool writes the voter's name as a third part.
  const withoutNames = entries.map((entry) =>
    entry
      .split(',')
      .slice(0, weighted ? 2 : 1)
      .join(','),
  );
  await writeFile(join(folder, 'public_creds.json'), JSON.stringify(withoutNames));
  return secretsIn(await take('.privcreds'), weights.length);
}

/** 2.0 writes a line "identity secret" a voter, later versions an object from login to secret. */
function secretsIn(text: string, count: number): string[] {
  const logins = Array.from({ length: count }, (_, i) => `v${i}`);
  const lines = text
    .trim()
    .split('\n')
    .map((line) => line.split(/[ ,]/));
  const secrets: Readonly<Record<string, string>> = text.startsWith('{')
    ? (JSON.parse(text) as Record<string, string>)
    : Object.fromEntries(lines.map((parts) => [parts[1], parts.at(-1)]));
  return logins.map((login) => {
    const secret = secrets[login];
    if (secret === undefined) throw new Error(`no credential for ${login} in what the tool wrote`);
    return secret;
  });
}

/** Writes `trustees.json` and `election.json` from the trustees' public parts and the template. */
export async function makeElection(place: ToolPlace, template: Template): Promise<void> {
  const { tool, folder, uuid, group } = place;
  const file = join(folder, 'template.json');
  await writeFile(file, JSON.stringify(template));
  // The tool wants the list of single trustees even where there are none.
  await appendFile(join(folder, 'public_keys.jsons'), '');
  await askTool(tool, ['setup', 'make-trustees'], { folder });
  await askTool(tool, ['setup', 'make-election', '--uuid', uuid, '--group', group, '--template', file], { folder });
}

/** Makes `UUID.bel` with the Setup event of `election.json`, `trustees.json` and `public_creds.json`. */
export async function openArchive({ tool, folder }: ToolPlace): Promise<void> {
  await askTool(tool, ['archive', 'init'], { folder });
}

/** Adds an event: each line becomes an object of the archive, the last one is the event's payload. */
export async function addEvent({ tool, folder }: ToolPlace, type: EventType, lines: string): Promise<void> {
  await askTool(tool, ['archive', 'add-event', `--type=${type}`], { folder, input: lines });
}

/** One ballot, as one line. Nothing is added to the archive. */
export async function makeBallot({ tool, folder }: ToolPlace, secret: string, choice: Choice): Promise<string> {
  const [credentialFile, choiceFile] = [join(folder, 'credential.txt'), join(folder, 'choice.json')];
  await writeFile(credentialFile, `${secret}\n`);
  await writeFile(choiceFile, `${JSON.stringify(choice)}\n`);
  const from = tool.version === '2.0' ? '--ballot' : '--choice';
  const args = ['election', 'generate-ballot', '--privcred', credentialFile, from, choiceFile];
  return (await askTool(tool, args, { folder })).trimEnd();
}

/** The encrypted tally of the archive's ballots and its EncryptedTally payload, a line each. */
export const computeTally = ({ tool, folder }: ToolPlace): Promise<string> =>
  askTool(tool, ['election', 'compute-encrypted-tally'], { folder });

/** A shuffle by this trustee and the Shuffle payload, a line each. */
export const shuffle = ({ tool, folder }: ToolPlace, owner: number): Promise<string> =>
  askTool(tool, ['election', 'shuffle', `--trustee-id=${owner}`], { folder });

/** A trustee's partial decryption and the PartialDecryption payload, a line each. */
export function decrypt({ tool, folder }: ToolPlace, trustee: ToolTrustee): Promise<string> {
  const id = `--trustee-id=${trustee.owner}`;
  const args =
    trustee.kind === 'single'
      ? ['election', 'decrypt', '--privkey', trustee.privateKeyFile, id]
      : ['election', 'decrypt-threshold', '--key', trustee.keyFile, '--decryption-key', trustee.decryptionKeyFile, id];
  return askTool(tool, args, { folder });
}

/** The result of the partial decryptions in the archive, a line. */
export const computeResult = ({ tool, folder }: ToolPlace): Promise<string> =>
  askTool(tool, ['election', 'compute-result'], { folder });
