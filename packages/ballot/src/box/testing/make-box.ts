import { concatBytes, toHex, unwrap } from '@selectorate/basics';
import type { Group } from '@selectorate/group';
import type { Credential } from '../../credential/derive-credential.ts';
import type { ElectionContext } from '../../objects/context.ts';
import type { Platform } from '../../platform.ts';
import { makeLink } from '../../sidecar/link.ts';
import { makeReceipt, promisedBy, type Receipt } from '../../sidecar/receipt.ts';
import { type MapOpening, mapCommitment } from '../../sidecar/registration.ts';
import { castBallot } from '../../vote/prepare-ballot.ts';
import { choose, makeCredential, makeElection } from '../../vote/testing/make-election.ts';
import type { Vote } from '../../vote/vote.ts';
import { admitBallot, type Admission, type BoxMemory, type CheckedCast } from '../admit-ballot.ts';
import { type Box, openBox } from '../box.ts';
import type { ActivateEntry, BoxEntry, ExclusionGround, SparePurpose } from '../entry.ts';
import { signByOfficers, signByRegistrar, signClose } from '../messages.ts';
import { ed25519Signer, signatureCheck, type Signer } from '../signing.ts';

/** A box for tests, with everybody's secrets: invented voters and spares, a server, a registrar and three officers. */
export interface TestBox {
  readonly context: ElectionContext;
  readonly trusteeSecret: bigint;
  readonly box: Box;
  readonly voters: readonly Credential[];
  readonly spares: readonly Credential[];
  readonly credentials: readonly string[];
  readonly server: Signer;
  readonly registrar: Signer;
  readonly officers: readonly [Signer, Signer, Signer];
  readonly openings: readonly MapOpening[];
  readonly memory: BoxMemory;
  readonly texts: Map<string, string>;
  readonly receipts: Receipt[];
  /** The time at which the next entry is made; a second passes with each. */
  readonly tick: () => number;
  /** What a voter sends next, not yet admitted. */
  readonly prepare: (credential: Credential, vote?: Vote, prev?: string | null) => CheckedCast;
  /** Prepares and admits; throws if the box refuses. */
  readonly cast: (credential: Credential, vote?: Vote) => Admission;
  readonly activate: (spare: Credential, purpose: SparePurpose, replaces?: Credential) => BoxEntry;
  readonly revoke: (credential: Credential) => BoxEntry;
  readonly issuePaper: (credential: Credential) => BoxEntry;
  readonly exclude: (credential: Credential, ground: ExclusionGround) => BoxEntry;
  readonly close: () => BoxEntry;
}

export const YES: Vote = [{ kind: 'choice', choices: [1, 0] }];
export const NO: Vote = [{ kind: 'choice', choices: [0, 1] }];
const PROMISED_WITHIN = 60;

export interface MakeBoxOptions {
  readonly group: Group;
  readonly ed25519: Group;
  readonly platform: Platform;
  readonly voters?: number;
}

export function makeBox({ group, ed25519, platform, voters: howMany = 4 }: MakeBoxOptions): TestBox {
  const { context, trusteeSecret } = makeElection([choose(2, 0, 1)], { group, platform });
  const { fingerprint } = context;
  const voters = Array.from({ length: howMany }, () => makeCredential(context));
  const spares = Array.from({ length: 3 }, () => makeCredential(context)).toSorted(byKey(group));
  const credentials = [...voters, ...spares].toSorted(byKey(group)).map(({ publicKey }) => publicKey);
  const signer = (): Signer => ed25519Signer(platform.random(32));
  const [server, registrar] = [signer(), signer()];
  const officers = [signer(), signer(), signer()] as const;
  const salt = (): string => toHex(platform.random(32));
  const openings = credentials.map((credential) => {
    const isVoters = voters.some(({ publicKey }) => publicKey === credential);
    return { credential, leaf: isVoters ? salt() : null, salt: salt() };
  });
  const box = openBox({
    fingerprint,
    credentials,
    spares: spares.map(({ publicKey }) => publicKey),
    server: server.key,
    registrar: registrar.key,
    officers: officers.map(({ key }) => key),
    check: signatureCheck(ed25519),
    platform,
  });
  const memory: BoxMemory = { audited: new Set(), alphas: new Set() };
  const texts = new Map<string, string>();
  const receipts: Receipt[] = [];
  let now = 1_795_000_000;
  const tick = (): number => (now += 1);
  const prepare: TestBox['prepare'] = (credential, vote = YES, prev = box.headOf(credential.publicKey) ?? null) => {
    const signed = unwrap(castBallot(vote, credential, context));
    const hash = toHex(platform.sha256(signed.text));
    texts.set(hash, signed.text);
    const linked = { ballot: hash, credential: credential.publicKey, prev };
    const at = tick();
    const receipt = makeReceipt({ election: fingerprint, ballot: hash, by: at + PROMISED_WITHIN }, server);
    receipts.push(receipt);
    const link = makeLink(linked, credential.secret, context);
    return { entry: { kind: 'cast', at, ...linked, link, receipt: promisedBy(receipt) }, ballot: signed.ballot };
  };
  const two = [officers[0], officers[1]] as const;
  const commitmentFor = (opening: MapOpening): string => mapCommitment(opening, fingerprint, platform);
  const at = (publicKey: string): { at: number; credential: string } => ({ at: tick(), credential: publicKey });
  return {
    context,
    trusteeSecret,
    box,
    voters,
    spares,
    credentials,
    server,
    registrar,
    officers,
    openings,
    memory,
    texts,
    receipts,
    tick,
    prepare,
    cast: (credential, vote) => unwrap(admitBallot(box, prepare(credential, vote), memory)),
    activate: ({ publicKey }, purpose, replaces) => {
      const leaf = openings.find(({ credential }) => credential === replaces?.publicKey)?.leaf ?? null;
      const commitment = commitmentFor({ credential: publicKey, leaf, salt: saltOf(publicKey, platform) });
      const entry: Omit<ActivateEntry, 'signature'> = {
        kind: 'activate',
        ...at(publicKey),
        purpose,
        replaces: replaces?.publicKey ?? null,
        commitment,
      };
      return signByRegistrar(entry, registrar, fingerprint);
    },
    revoke: ({ publicKey }) => signByRegistrar({ kind: 'revoke', ...at(publicKey) }, registrar, fingerprint),
    issuePaper: ({ publicKey }) => signByOfficers({ kind: 'issue-paper', ...at(publicKey) }, two, fingerprint),
    exclude: ({ publicKey }, ground) => signByOfficers({ kind: 'exclude', ...at(publicKey), ground }, two, fingerprint),
    close: () => signClose(box.journal, tick(), { server, fingerprint, platform }),
  };
}

/** The salt of a spare's commitment when it is brought into use. */
export const saltOf = (credential: string, platform: Pick<Platform, 'sha256'>): string =>
  toHex(platform.sha256(`test salt ${credential}`));

export async function gather(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return concatBytes(...all);
}

const byKey =
  (group: Group) =>
  (a: Credential, b: Credential): number =>
    group.compareTexts(a.publicKey, b.publicKey);
