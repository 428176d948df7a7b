import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  castBallot,
  type Credential,
  deriveCredential,
  deriveOldCredential,
  electionCodec,
  newCode,
  newTrusteeSecret,
  openShare,
  ownersOf,
  parseCode,
  parseOldCode,
  publicListCodec,
  readWith,
  sortedList,
  type ThresholdKey,
  thresholdKeyCodec,
  type TrusteeItem,
  trusteeKeyCodec,
  trusteeKeyOf,
  trusteesCodec,
  trusteeSecretCodec,
} from '@selectorate/ballot';
import { unwrap } from '@selectorate/basics';
import { type Element, type Group } from '@selectorate/group';
import { bench } from '../secret-ballot/bench.ts';
import type { ToolTrustee } from '../belenios/tool-trustees.ts';
import { addStep, beginArchive, tellPlace } from './own-archive.ts';
import { ownCeremony } from './own-ceremony.ts';
import { type Counted, decryptionStep, read, resultStep, shuffleStep, tallyStep } from './own-count.ts';
import type { Place, Side } from './side.ts';

const { platform } = bench;
const TIMESTAMP = 1_795_324_723;

/** A step done by packages/ballot, from the same files that the tools work with. */
export const ours: Side = {
  name: 'ours',

  async makeCredentials(place, weights) {
    const context = { group: bench.groupOf(place.group), platform };
    const codes = weights.map(() => newCode(platform.random));
    const list = codes.map((code, i) => {
      const weight = weights[i] ?? 1;
      const { publicKey } = deriveCredential(code, place.uuid, context);
      return { publicKey, weight: weight === 1 ? null : weight, named: false };
    });
    await writeFile(join(place.folder, 'public_creds.json'), publicListCodec.write(sortedList(list, context)));
    return codes;
  },

  async makeTrustee({ folder, group: name }, owner) {
    const context = { group: bench.groupOf(name), platform };
    const secret = newTrusteeSecret(context);
    const own = join(folder, `trustee-${owner}`);
    await mkdir(own, { recursive: true });
    const privateKeyFile = join(own, 'own.privkey');
    await writeFile(privateKeyFile, trusteeSecretCodec(context.group).write(secret));
    const key = trusteeKeyCodec(context.group.order).write(trusteeKeyOf(secret, context));
    await appendFile(join(folder, 'public_keys.jsons'), `${key}\n`);
    return { kind: 'single', owner, privateKeyFile };
  },

  async makeElection({ folder, uuid, group: name }, questions) {
    const group = bench.groupOf(name);
    const trustees = await trusteesIn(folder, group);
    await writeFile(join(folder, 'trustees.json'), trusteesCodec(group.order).write(trustees));
    const election = electionCodec.write({
      version: 1,
      name: 'Harbour committee',
      description: 'Invented for a test',
      group: name,
      publicKey: group.write(keyOf(trustees, group)),
      questions,
      uuid,
      administrator: 'Officer A',
      credentialAuthority: 'Registrar B',
    });
    await writeFile(join(folder, 'election.json'), election);
  },

  async openArchive(place) {
    const text = async (name: string): Promise<string> => (await readFile(join(place.folder, name), 'utf8')).trim();
    const [election, trustees] = [await text('election.json'), await text('trustees.json')];
    const credentials = await text('public_creds.json');
    await beginArchive(place, TIMESTAMP, [{ type: 'Setup', election, trustees, credentials }]);
  },

  add: addStep,

  async makeBallot(place, code, vote) {
    const { context } = await readPlace(place);
    return { type: 'Ballot', ballot: unwrap(castBallot(vote, credentialOfCode(code, place), context)).text };
  },

  computeTally: async (place) => tallyStep(await readPlace(place)),
  shuffle: async (place, owner) => shuffleStep(await readPlace(place), owner),
  computeResult: async (place) => resultStep(await readPlace(place)),

  async decrypt(place, trustee) {
    const counted = await readPlace(place);
    return decryptionStep(counted, { owner: trustee.owner, secret: await secretOf(trustee, counted) });
  },

  ceremony: ownCeremony('current'),
};

/** Ours, its shared keys in the form that 2.0 writes. */
export const oursInOlderForm: Side = { ...ours, ceremony: ownCeremony('older') };

const readPlace = async (place: Place): Promise<Counted> => read((await tellPlace(place)).steps);

/** The credential of a code of either sort. */
export function credentialOfCode(code: string, { uuid, group }: Omit<Place, 'folder'>): Credential {
  const setting = { group: bench.groupOf(group), platform };
  const old = parseOldCode(code);
  return old.ok
    ? deriveOldCredential(old.value, uuid, setting)
    : deriveCredential(unwrap(parseCode(code)), uuid, setting);
}

/** A trustee's secret from its files, whoever made them. */
async function secretOf(trustee: ToolTrustee, { context, trustees }: Counted): Promise<bigint> {
  const text = async (file: string): Promise<string> => (await readFile(file, 'utf8')).trim();
  if (trustee.kind === 'single') {
    return unwrap(readWith(trusteeSecretCodec(context.group), await text(trustee.privateKeyFile)));
  }
  const owner = ownersOf(trustees).find((one) => one.owner === trustee.owner);
  const share = { privateKey: await text(trustee.decryptionKeyFile), publicKey: owner?.key.publicKey ?? '' };
  return unwrap(openShare(await text(trustee.keyFile), share, context));
}

async function trusteesIn(folder: string, group: Group): Promise<TrusteeItem[]> {
  const lines = async (name: string): Promise<string[]> => {
    const file = join(folder, name);
    return existsSync(file) ? (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '') : [];
  };
  const [single, shared] = [trusteeKeyCodec(group.order), thresholdKeyCodec(group.order)];
  return [
    ...(await lines('public_keys.jsons')).map(
      (line) => ({ kind: 'single', key: unwrap(readWith(single, line)) }) as const,
    ),
    ...(await lines('threshold.json')).map(
      (line) => ({ kind: 'threshold', key: unwrap(readWith(shared, line)) }) as const,
    ),
  ];
}

const keyOf = (trustees: readonly TrusteeItem[], group: Group): Element =>
  trustees
    .flatMap((item) => (item.kind === 'single' ? [item.key.publicKey] : firstPowers(item.key)))
    .reduce((product, text) => group.multiply(product, unwrap(group.read(text))), group.identity);

/** g to the constant of each member's polynomial. */
const firstPowers = ({ coefexps }: ThresholdKey): string[] =>
  coefexps.map(({ message }) => (JSON.parse(message) as { coefexps: [string] }).coefexps[0]);
