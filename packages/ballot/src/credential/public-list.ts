import { array, type Codec, anyText } from '../codec/codec.ts';
import type { ElectionContext } from '../objects/context.ts';

/** One entry of the public list: who may cast in the box, without a name. */
export interface PublicCredential {
  readonly publicKey: string;
  /** How many times the ballot counts; null where the list does not say, which means once. */
  readonly weight: number | null;
  /** Whether the entry has a third field, the voter's name. Read and told, never written. */
  readonly named: boolean;
}

const ENTRY = /^([0-9a-z]{1,700})(?:,([1-9][0-9]{0,8})?(,.*)?)?$/s;

const entryCodec: Codec<PublicCredential> = {
  write: ({ publicKey, weight }) => anyText.write(weight === null ? publicKey : `${publicKey},${weight}`),
  read: (cursor) => {
    const start = cursor.at;
    const entry = parseEntry(anyText.read(cursor));
    if (entry !== null) return entry;
    cursor.at = start;
    throw cursor.ended('a public key, or a public key and its weight');
  },
};

/** The list as the archive has it: `pk` or `pk,weight` each, in the order of the group. */
export const publicListCodec: Codec<readonly PublicCredential[]> = array(entryCodec);

export const hasNames = (list: readonly PublicCredential[]): boolean => list.some(({ named }) => named);

/** The list in its order, as it is written. */
export const sortedList = (
  list: readonly PublicCredential[],
  { group }: Pick<ElectionContext, 'group'>,
): readonly PublicCredential[] => list.toSorted((a, b) => group.compareTexts(a.publicKey, b.publicKey));

export const CREDENTIALS_FAULTS = [
  'credential-element',
  'credential-identity',
  'credential-twice',
  'credential-ranked-weight',
  'credentials-unsorted',
] as const;

export type CredentialsFault = (typeof CREDENTIALS_FAULTS)[number];

export interface PlacedCredentialsFault {
  readonly code: CredentialsFault;
  /** Index in the list, from 0. */
  readonly entry: number;
}

/**
 * What is wrong with a list of credentials. Each key is an element of the group and none the identity; of several that are no
 * elements the first is named. Names are not its business: see {@link hasNames}.
 */
export function checkPublicList(
  list: readonly PublicCredential[],
  context: ElectionContext,
): readonly PlacedCredentialsFault[] {
  return [
    ...wrongElements(list, context),
    ...repeated(list),
    ...unsorted(list, context),
    ...rankedWeights(list, context),
  ];
}

function wrongElements(
  list: readonly PublicCredential[],
  { group, platform }: ElectionContext,
): PlacedCredentialsFault[] {
  const read = group.readAll(
    list.map(({ publicKey }) => publicKey),
    platform.random,
  );
  if (!read.ok) return [{ code: 'credential-element', entry: read.error.index }];
  const identity = group.write(group.identity);
  return faultsWhere(list, 'credential-identity', ({ publicKey }) => publicKey === identity);
}

function repeated(list: readonly PublicCredential[]): PlacedCredentialsFault[] {
  const seen = new Set<string>();
  return faultsWhere(list, 'credential-twice', ({ publicKey }) => seen.size === seen.add(publicKey).size);
}

function unsorted(list: readonly PublicCredential[], { group }: ElectionContext): PlacedCredentialsFault[] {
  const entry = list.findIndex((credential, i) => {
    const before = list[i - 1];
    return before !== undefined && group.compareTexts(before.publicKey, credential.publicKey) > 0;
  });
  return entry === -1 ? [] : [{ code: 'credentials-unsorted', entry }];
}

/** A ranked vote is decrypted by itself: a weight would say whose it is, and the protocol allows none. */
function rankedWeights(list: readonly PublicCredential[], { election }: ElectionContext): PlacedCredentialsFault[] {
  if (!election.questions.some(({ kind }) => kind === 'ranked')) return [];
  return faultsWhere(list, 'credential-ranked-weight', ({ weight }) => (weight ?? 1) !== 1);
}

function faultsWhere(
  list: readonly PublicCredential[],
  code: CredentialsFault,
  isWrong: (credential: PublicCredential) => boolean,
): PlacedCredentialsFault[] {
  return list.flatMap((credential, entry) => (isWrong(credential) ? [{ code, entry }] : []));
}

/** A key, then a weight if there is a comma, then a name if there is another; a name may follow no weight. */
function parseEntry(text: string): PublicCredential | null {
  const found = ENTRY.exec(text);
  const [, publicKey, weight, name] = found ?? [];
  if (publicKey === undefined || text === `${publicKey},`) return null;
  return { publicKey, weight: weight === undefined ? null : Number(weight), named: name !== undefined };
}
