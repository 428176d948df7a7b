import { readFile } from 'node:fs/promises';
import { err, ok, type PersonId, type Result } from '@selectorate/basics';
import { nativeCheck, newKey, readKeyFile, type SigningKey } from '@selectorate/machine';
import type { Texts } from '@selectorate/messages';
import type { PolicyWitness } from '@selectorate/record';
import type { ContestFolder } from '../folder/contest-folder.ts';
import type { Io } from '../io.ts';
import type { Keyring } from '../play/keyring.ts';
import { People } from '../play/people.ts';
import { type Performed, progressOf, type Stage } from '../play/stage.ts';
import { tellRefusal } from '../play/tell-refusal.ts';
import { fetchRecord } from './fetch-record.ts';
import { outputFilesAt } from './output-files-at.ts';
import { playAt } from './play-at.ts';
import { signIn, takeUpLink } from './sign-in.ts';
import { tellTrouble } from './trouble.ts';
import { Visitors } from './visitors.ts';
import { readWitnesses } from './witnesses.ts';

/** What stood on the command line about the server. */
export interface AtServer {
  readonly url: string;
  /** One of the two: the server's set-up link, or the key file of an officer it knows. */
  readonly setUp: string | undefined;
  readonly officer: string | undefined;
  /** What the organisation is called, where the set-up link is taken up. */
  readonly organisation: string | undefined;
  readonly witnesses: string | undefined;
  readonly announce: string | undefined;
}

/** At a server, over HTTP. Whoever prepares the contests comes in with the first of them and stays. */
export async function atServer(asked: AtServer, io: Io, texts: Texts): Promise<Result<Stage, readonly string[]>> {
  const origin = originOf(asked.url);
  if (origin === undefined) return err([texts.text('at-address-unusable', { url: asked.url })]);
  const known = asked.officer === undefined ? undefined : await readKey(asked.officer);
  if (asked.officer !== undefined && known === undefined)
    return err([texts.text('at-officer-key-unusable', { file: asked.officer })]);
  const witnesses = asked.witnesses === undefined ? ok([]) : await readWitnesses(asked.witnesses);
  if (!witnesses.ok) return err([texts.text('at-witnesses-unusable', { what: witnesses.error })]);
  const play = new AtServerStage({
    asked,
    io,
    texts,
    visitors: new Visitors(origin),
    witnesses: witnesses.value,
    known,
  });
  return ok(play);
}

interface StageOptions {
  readonly asked: AtServer;
  readonly io: Io;
  readonly texts: Texts;
  readonly visitors: Visitors;
  readonly witnesses: readonly PolicyWitness[];
  readonly known: SigningKey | undefined;
}

class AtServerStage implements Stage {
  readonly #options: StageOptions;
  #officer: SigningKey | undefined;

  constructor(options: StageOptions) {
    this.#options = options;
  }

  async play(contest: ContestFolder, keyring: Keyring): Promise<Result<Performed, readonly string[]>> {
    const { io, texts, visitors, witnesses, asked } = this.#options;
    const officer = await this.#comeIn(contest, keyring);
    if (!officer.ok) return officer;
    const played = await playAt(contest, {
      visitors,
      officer: officer.value,
      keyring,
      witnesses,
      announce: asked.announce,
      check: nativeCheck,
      inviting: (done, total) => {
        io.progress(texts.text('at-inviting'), done, total);
      },
      progress: progressOf(contest, io, texts),
    });
    if (!played.ok)
      return err('place' in played.error ? tellRefusal(played.error, texts) : tellTrouble(played.error, texts));
    const { house } = played.value.played;
    const record = await fetchRecord(visitors.origin, house.contest, played.value.policy);
    if (!record.ok) return err(tellTrouble(record.error, texts));
    return ok({ played: played.value.played, files: await outputFilesAt(played.value.played, record.value) });
  }

  /** The officer who prepares the contests takes up the set-up link, or signs in, once. */
  async #comeIn(contest: ContestFolder, keyring: Keyring): Promise<Result<SigningKey, readonly string[]>> {
    if (this.#officer !== undefined) return ok(this.#officer);
    const { asked, texts, visitors, known } = this.#options;
    const host = new People(contest).all.find(({ role }) => role === 'returning-officer');
    const key = known ?? (host === undefined ? newKey('officer', 'EdDSA') : keyring.of(host.person as PersonId));
    const visitor = visitors.of(key);
    const name = host?.label ?? key.file.name;
    const organisation = asked.organisation ?? contest.document.title;
    const entered =
      asked.setUp === undefined
        ? await signIn(visitor, key)
        : await takeUpLink(visitor, asked.setUp, { name, key, organisation, known: false });
    if (!entered.ok) return err(tellTrouble(entered.error, texts));
    this.#officer = key;
    return ok(key);
  }
}

/** The origin of a server; undefined for anything that is not the root of a web address. */
function originOf(text: string): string | undefined {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) return undefined;
  const { origin, pathname, search, hash } = new URL(text);
  return pathname === '/' && search === '' && hash === '' ? origin : undefined;
}

const readKey = async (file: string): Promise<SigningKey | undefined> =>
  readKeyFile(await readFile(file, 'utf8').catch(() => ''));
