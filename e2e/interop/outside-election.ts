import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import {
  type Ciphertext,
  type Credential,
  type Decrypter,
  decryptShares,
  openShare,
  ownersOf,
  readWith,
  trusteeSecretCodec,
  type Vote,
  type VoteAnswer,
} from '@selectorate/ballot';
import { unwrap } from '@selectorate/basics';
import type { ToolTrustee } from '../belenios/tool-trustees.ts';
import { tellArchive } from './own-archive.ts';
import { ballotsIn, type Counted, open, read } from './own-count.ts';
import { credentialOfCode } from './own-side.ts';

const FOLDER = join(
  process.env['SELECTORATE_VECTORS'] ?? resolve(import.meta.dirname, '../../../shared/vectors'),
  'belenios',
);

/** An election that a tool made: its archive, and what its folder has of the secrets of voters and trustees. */
export interface OutsideElection {
  readonly name: string;
  /** The archive's own name: `UUID`. */
  readonly uuid: string;
  readonly archive: Uint8Array;
  /** The voters' codes; none where they were not kept. */
  readonly codes: readonly string[];
  /** The texts of files with this ending. */
  readonly files: (ending: string) => readonly string[];
  /** Puts the files of a shared key's members into a folder; in the order of the members, where no trustee is before them. */
  readonly layOutMembers: (folder: string) => Promise<readonly ToolTrustee[]>;
}

/** All of them; none where they are not at hand. */
export function outsideElections(): readonly OutsideElection[] {
  return existsSync(FOLDER) ? readdirSync(FOLDER).toSorted().map(electionIn) : [];
}

function electionIn(name: string): OutsideElection {
  const names = readdirSync(join(FOLDER, name)).toSorted();
  const bytes = (file: string): Buffer => readFileSync(join(FOLDER, name, file));
  const files = (ending: string): string[] =>
    names.filter((file) => file.endsWith(ending)).map((file) => bytes(file).toString('utf8').trim());
  const file = names.find((one) => /\.bel(\.gz)?$/.test(one));
  if (file === undefined) throw new Error(`no archive in ${name}`);
  const archive = new Uint8Array(file.endsWith('.gz') ? gunzipSync(bytes(file)) : bytes(file));
  const layOutMembers = async (folder: string): Promise<readonly ToolTrustee[]> => {
    const trustees = files('.cert').map(async (cert, i): Promise<ToolTrustee> => {
      const { message } = JSON.parse(cert) as { message: string };
      const { context } = JSON.parse(message) as { context: { index: number } };
      const [keyFile, decryptionKeyFile] = [join(folder, `${i}.key`), join(folder, `${i}.dkey`)];
      await writeFile(keyFile, files('.key')[i] ?? '');
      await writeFile(decryptionKeyFile, files('.dkey')[i] ?? '');
      return { kind: 'threshold', owner: context.index, keyFile, decryptionKeyFile };
    });
    return (await Promise.all(trustees)).toSorted((a, b) => a.owner - b.owner);
  };
  const uuid = file.replace(/\.bel.*$/, '');
  return { name, uuid, archive, codes: files('.privcreds').flatMap(codesIn), files, layOutMembers };
}

/** 2.0 writes a line "identity code" a voter, later versions an object from login to code. */
const codesIn = (text: string): string[] =>
  text.startsWith('{')
    ? Object.values(JSON.parse(text) as Record<string, string>)
    : text.split('\n').map((line) => line.replace(/^.* /, ''));

export const readElection = async ({ archive }: OutsideElection): Promise<Counted> =>
  read((await tellArchive(archive)).steps);

/** The trustees whose secrets are in the folder: single ones, and members whose share is encrypted as 3.3 does it. */
export function decryptersOf({ files }: OutsideElection, { context, trustees }: Counted): readonly Decrypter[] {
  const { group } = context;
  const owners = ownersOf(trustees);
  const ownerOf = (publicKey: string): number | undefined =>
    owners.find(({ key }) => key.publicKey === publicKey)?.owner;
  const single = files('.privkey').flatMap((text): Decrypter[] => {
    const secret = unwrap(readWith(trusteeSecretCodec(group), text));
    const owner = ownerOf(group.write(group.powerOfGenerator(secret)));
    return owner === undefined ? [] : [{ owner, secret }];
  });
  const shares = files('.dkey');
  const shared = files('.key').flatMap((seed, i) =>
    owners.flatMap(({ owner, key: { publicKey } }): Decrypter[] => {
      const secret = openShare(seed, { privateKey: shares[i] ?? '', publicKey }, context);
      return secret.ok ? [{ owner, secret: secret.value }] : [];
    }),
  );
  return [...single, ...shared].toSorted((a, b) => a.owner - b.owner);
}

/** What a ballot in the archive says, and whose it is. */
export interface OpenedBallot {
  readonly vote: Vote;
  readonly credential: Credential;
}

/** Opens every ballot with the trustees' secrets, which nobody may do but in a rehearsal, and finds the code it was cast with. */
export function openBallots(
  { codes, uuid }: OutsideElection,
  counted: Counted,
  decrypters: readonly Decrypter[],
): readonly OpenedBallot[] {
  const { context } = counted;
  const { questions, group } = context.election;
  const ballots = ballotsIn(counted);
  const rows = questions.map((_, q) =>
    ballots.flatMap(({ answers }): readonly Ciphertext[] => {
      const answer = answers[q];
      return answer?.kind === 'ranked' ? [answer.choices] : (answer?.choices ?? []);
    }),
  );
  const decryptions = new Map(
    decrypters.map((one) => [one.owner, unwrap(decryptShares(rows, one, context)).decryption]),
  );
  const decoded = open(counted, rows, { decryptions, most: 1 });
  const credentials = new Map(
    codes.map((code) => {
      const credential = credentialOfCode(code, { uuid, group });
      return [credential.publicKey, credential];
    }),
  );
  return ballots.map(({ credential: key }, i) => {
    const credential = credentials.get(key);
    if (credential === undefined) throw new Error(`no code for the credential of ballot ${i}`);
    const vote = questions.map((question, q): VoteAnswer => {
      const answer = decoded[q];
      if (answer?.kind === 'ranked') return { kind: 'ranked', ranks: answer.ballots[i]?.listed ?? [] };
      const blank = question.kind === 'choice' && question.blank ? 1 : 0;
      const width = question.answers.length + blank;
      const numbers = (answer?.counts ?? []).slice(i * width, (i + 1) * width).map(Number);
      return blank === 1 && numbers[0] === 1 ? { kind: 'blank' } : { kind: 'choice', choices: numbers.slice(blank) };
    });
    return { vote, credential };
  });
}
