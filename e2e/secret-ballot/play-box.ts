import { concatBytes, toHex, unwrap } from '@selectorate/basics';
import { verifyElection } from '@selectorate/ballot';
import { readWith } from '../../packages/ballot/src/codec/codec.ts';
import { admitBallot, type BoxMemory, type CheckedCast } from '../../packages/ballot/src/box/admit-ballot.ts';
import { type Box, openBox as openJournal } from '../../packages/ballot/src/box/box.ts';
import type { ExclusionGround } from '../../packages/ballot/src/box/entry.ts';
import { admittedBallots, exclusionsOf } from '../../packages/ballot/src/box/figures.ts';
import { signByOfficers, signByRegistrar, signClose } from '../../packages/ballot/src/box/messages.ts';
import { ed25519Signer, signatureCheck, type Signer } from '../../packages/ballot/src/box/signing.ts';
import { publicListCodec } from '../../packages/ballot/src/credential/public-list.ts';
import { makeCastHints } from '../../packages/ballot/src/sidecar/check-casts.ts';
import { makeLink } from '../../packages/ballot/src/sidecar/link.ts';
import { makeParticipation, type Participant } from '../../packages/ballot/src/sidecar/participation.ts';
import { makeReceipt, promisedBy, type Receipt } from '../../packages/ballot/src/sidecar/receipt.ts';
import { makeRegistration, mapCommitment, type MapOpening } from '../../packages/ballot/src/sidecar/registration.ts';
import type { SidecarKeys } from '../../packages/ballot/src/sidecar/sidecar-lines.ts';
import { type SidecarParts, writeSidecar } from '../../packages/ballot/src/sidecar/write-sidecar.ts';
import { castBallot } from '../../packages/ballot/src/vote/prepare-ballot.ts';
import type { Vote } from '../../packages/ballot/src/vote/vote.ts';
import { bench, bytesAtHand } from './bench.ts';
import { archiveOfSteps, completeElection, type CompleteElection, type OpenBox } from './play-election.ts';

const SPARES = 3;
const CONTEST = 'harbour';
const PROMISED_WITHIN = 60;
const ROLL = 'a'.repeat(64);

/** A box with its journal, and everybody who signs, in one hand. The last three voters of the election's plan are spares. */
export class PlayedBox {
  readonly of: OpenBox;
  readonly box: Box;
  readonly receipts: Receipt[] = [];
  readonly openings: readonly MapOpening[];
  readonly keys: SidecarKeys;
  readonly listed: readonly string[];
  readonly spares: readonly string[];
  readonly texts = new Map<string, string>();
  readonly memory: BoxMemory & { readonly audited: Set<string> } = { audited: new Set(), alphas: new Set() };
  readonly server: Signer;
  readonly registrar: Signer;
  readonly officers: readonly [Signer, Signer];
  private now = 1_795_000_000;

  constructor(of: OpenBox, people?: Pick<PlayedBox, 'server' | 'registrar' | 'officers'>) {
    this.of = of;
    const { context, credentials, setup, bench: own } = of;
    const { random } = own.platform;
    this.listed = unwrap(readWith(publicListCodec, setup.credentials)).map(({ publicKey }) => publicKey);
    const spares = new Set(credentials.slice(-SPARES).map(({ publicKey }) => publicKey));
    this.spares = this.listed.filter((key) => spares.has(key));
    this.server = people?.server ?? ed25519Signer(random(32));
    this.registrar = people?.registrar ?? ed25519Signer(random(32));
    this.officers = people?.officers ?? [ed25519Signer(random(32)), ed25519Signer(random(32))];
    this.keys = {
      server: this.server.key,
      registrar: this.registrar.key,
      officers: this.officers.map(({ key }) => key),
    };
    this.openings = this.listed.map((credential) => ({
      credential,
      leaf: spares.has(credential) ? null : toHex(random(32)),
      salt: toHex(random(32)),
    }));
    this.box = openJournal({
      fingerprint: context.fingerprint,
      credentials: this.listed,
      spares: this.spares,
      server: this.server.key,
      registrar: this.registrar.key,
      officers: this.keys.officers,
      platform: own.platform,
      check: signatureCheck(bench.groupOf('Ed25519')),
    });
  }

  tick(): number {
    return (this.now += 1);
  }

  /** Casts and answers with the ballot's hash. */
  cast(voter: number, vote: Vote): string {
    const made = this.make(voter, vote);
    unwrap(admitBallot(this.box, made, this.memory));
    return made.entry.ballot;
  }

  /** As a box does that ought to refuse. */
  castAnyway(voter: number, vote: Vote): void {
    this.box.recordAnyway(this.make(voter, vote).entry);
  }

  private make(voter: number, vote: Vote): CheckedCast {
    const { context, credentials } = this.of;
    const credential = credentials[voter];
    if (credential === undefined) throw new RangeError(`cast: no voter ${voter}`);
    const signed = unwrap(castBallot(vote, credential, context));
    const ballot = toHex(context.platform.sha256(signed.text));
    this.texts.set(ballot, signed.text);
    const linked = { ballot, credential: credential.publicKey, prev: this.box.headOf(credential.publicKey) ?? null };
    const at = this.tick();
    const receipt = makeReceipt({ election: context.fingerprint, ballot, by: at + PROMISED_WITHIN }, this.server);
    this.receipts.push(receipt);
    const link = makeLink(linked, credential.secret, context);
    const entry = { kind: 'cast', at, ...linked, link, receipt: promisedBy(receipt) } as const;
    return { entry, ballot: signed.ballot };
  }

  keyOf(voter: number): string {
    return this.of.credentials[voter]?.publicKey ?? '';
  }

  activate(voter: number, replaces: number | null): void {
    const { fingerprint, platform } = this.of.context;
    const opening = { credential: this.keyOf(voter), leaf: null, salt: toHex(platform.random(32)) };
    const entry = {
      kind: 'activate',
      at: this.tick(),
      credential: this.keyOf(voter),
      purpose: replaces === null ? 'missed' : 'reissue',
      replaces: replaces === null ? null : this.keyOf(replaces),
      commitment: mapCommitment(opening, fingerprint, platform),
    } as const;
    unwrap(this.box.record(signByRegistrar(entry, this.registrar, fingerprint)));
  }

  revoke(voter: number): void {
    const entry = { kind: 'revoke', at: this.tick(), credential: this.keyOf(voter) } as const;
    unwrap(this.box.record(signByRegistrar(entry, this.registrar, this.of.context.fingerprint)));
  }

  issuePaper(voter: number): void {
    const entry = { kind: 'issue-paper', at: this.tick(), credential: this.keyOf(voter) } as const;
    unwrap(this.box.record(signByOfficers(entry, this.officers, this.of.context.fingerprint)));
  }

  exclude(voter: number, ground: ExclusionGround): void {
    const entry = { kind: 'exclude', at: this.tick(), credential: this.keyOf(voter), ground } as const;
    unwrap(this.box.record(signByOfficers(entry, this.officers, this.of.context.fingerprint)));
  }

  close(): void {
    const { fingerprint, platform } = this.of.context;
    const { journal } = this.box;
    unwrap(this.box.record(signClose(journal, this.tick(), { server: this.server, fingerprint, platform })));
  }

  /** The ballots that count for the archive, in the order of the record. */
  admitted(): readonly string[] {
    const { journal } = this.box;
    return admittedBallots(journal, exclusionsOf(journal)).map(({ ballot }) => this.texts.get(ballot) ?? '');
  }
}

/** An archive and its sidecar. */
export interface PlayedFiles {
  readonly election: CompleteElection;
  readonly archive: Uint8Array;
  readonly parts: SidecarParts;
  readonly sidecar: Uint8Array;
}

/** The closed box's archive and sidecar, all in order. */
export async function filesOf(played: PlayedBox): Promise<PlayedFiles> {
  const { of, box, registrar, server } = played;
  const { context } = of;
  const election = completeElection(of, played.admitted());
  const archive = archiveOfSteps(election.steps, of.bench);
  const known = { fingerprint: context.fingerprint, contest: CONTEST, platform: context.platform };
  const map = played.openings.map((opening) => mapCommitment(opening, context.fingerprint, context.platform));
  const list = toHex(context.platform.sha256(of.setup.credentials));
  const registration = { roll: ROLL, list, spares: played.spares, map };
  const { journal } = box;
  const counted = new Set(admittedBallots(journal, exclusionsOf(journal)).map(({ credential }) => credential)).size;
  const participants = Array.from({ length: counted }, (): Participant => ({
    salt: toHex(context.platform.random(32)),
    contest: CONTEST,
    channel: 'web',
  }));
  const parts: SidecarParts = {
    header: { election: context.fingerprint, contest: CONTEST, keys: played.keys },
    registration: { line: makeRegistration(registration, registrar, known), spares: played.spares, map },
    journal,
    castHints: (ballot) => {
      const entry = box.castOf(ballot);
      const ed25519 = bench.groupOf('Ed25519');
      return entry === undefined ? null : makeCastHints(entry, { context, server: server.key, ed25519 });
    },
    hints: () => null,
    participation: makeParticipation(participants, registrar, known),
    tally: tallyParts(election, (text) => toHex(context.platform.sha256(text))),
  };
  const hinted = { ...parts, hints: await hintsFor(archive, concatBytes(...writeSidecar(parts, context.group.order))) };
  return { election, archive, parts: hinted, sidecar: concatBytes(...writeSidecar(hinted, context.group.order)) };
}

/** Hints for a decryption fit its check with the second proofs, so that these must be there already. */
async function hintsFor(archive: Uint8Array, sidecar: Uint8Array): Promise<SidecarParts['hints']> {
  const hints = new Map<string, Uint8Array>();
  await verifyElection(bytesAtHand(archive), bytesAtHand(sidecar), {
    ...bench,
    verdict: 'archive',
    onHints: (hash, bytes) => hints.set(hash, bytes),
  });
  return (hash) => hints.get(hash) ?? null;
}

function tallyParts(
  { steps, secondProofs }: CompleteElection,
  hashOf: (text: string) => string,
): SidecarParts['tally'] {
  const proofs = [...secondProofs];
  return steps.flatMap((step) => {
    if (step.type === 'Shuffle') return [{ hash: hashOf(step.shuffle), secondProofs: null }];
    if (step.type === 'Result') return [{ hash: hashOf(step.result), secondProofs: null }];
    if (step.type !== 'PartialDecryption') return [];
    return [{ hash: hashOf(step.partialDecryption), secondProofs: proofs.shift() ?? null }];
  });
}
