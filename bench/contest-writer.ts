import { type ContestId, type PersonId, toBase64Url, toHex, unwrap } from '@selectorate/basics';
import {
  buildRecordFiles,
  type CheckpointNote,
  cosigner,
  leafHash,
  LogTree,
  type NoteSigner,
  noteSigner,
  parseCheckpointNote,
  type Policy,
  printCheckpoint,
  printNote,
  sha256,
} from '@selectorate/record';
import { pinRulebook, type Rulebook } from '@selectorate/rulebook';
import {
  type Act,
  type ActBodies,
  type ActKind,
  admit,
  apply,
  beforeContest,
  bodyOf,
  challengeOf,
  earliestLapse,
  encodeAct,
  fromSeconds,
  hashHex,
  type Instant,
  type KeyProof,
  type Seen,
  SERVER,
  type State,
  toSeconds,
} from '@selectorate/selection';
import { newKey, rawSecret, type SigningKey } from '@selectorate/machine';

const ENTRIES_A_CHECKPOINT = 1_000;

/**
 * Writes a long contest quickly: keys of the platform, one checkpoint for a thousand acts of one moment, commitments to
 * private parts that nobody kept. What it leaves is a genuine record all the same: every act admitted under the rules and
 * signed by its people over a cosigned checkpoint.
 */
export class ContestWriter {
  readonly contest = 'bench' as ContestId;
  readonly entries: Uint8Array[] = [];
  readonly blobs: Uint8Array[] = [];
  readonly #rulebook: Uint8Array;
  readonly #checkpoints: CheckpointNote[] = [];
  readonly #tree = new LogTree();
  readonly #keys = new Map<string, SigningKey>();
  readonly #log: NoteSigner;
  #state: State;
  #seen: Seen;
  #at: Instant;

  constructor(rulebook: Rulebook, opened: Instant) {
    this.#rulebook = pinRulebook(rulebook).bytes;
    this.#state = beforeContest(rulebook, hashHex(this.#rulebook));
    this.#seen = { size: 0, root: toHex(this.#tree.rootAt()) };
    this.#at = opened;
    this.#log = noteSigner('bench.example/log', rawSecret(this.keyOf('log').file));
  }

  get state(): State {
    return this.#state;
  }

  get at(): Instant {
    return this.#at;
  }

  get rulebookHash(): string {
    return hashHex(this.#rulebook);
  }

  keyOf(person: string): SigningKey {
    const known = this.#keys.get(person) ?? newKey(person, person.startsWith('unit-') ? 'ES256' : 'EdDSA');
    this.#keys.set(person, known);
    return known;
  }

  /** Records an act of these people now. Throws if the rules refuse it: the bench's own story would be wrong. */
  act<Kind extends ActKind>(
    kind: Kind,
    body: ActBodies[Kind],
    by: readonly string[],
    parts: readonly string[] = [],
  ): void {
    if (this.entries.length - this.#seen.size >= ENTRIES_A_CHECKPOINT) this.until(this.#at);
    const seq = this.entries.length;
    const commitments = Object.fromEntries(parts.map((part) => [part, hashHex(`${part} ${seq}`)]));
    const draft = { contest: this.contest, by: by as readonly PersonId[], kind, body: bodyOf(kind, body), commitments };
    const proof = draft.by.map((signer): KeyProof => {
      const words = { signer, signedAt: this.#at, seen: this.#seen };
      const signature = toBase64Url(this.keyOf(signer).sign(challengeOf(draft, words)));
      return { type: 'key', ...words, signature };
    });
    const act: Act = { ...draft, seq, at: this.#at, proof };
    const allowed = admit(this.#state, act);
    if (!allowed.ok && allowed.error.code === 'seen-too-early' && this.#seen.size < seq) {
      this.checkpoint();
      return this.act(kind, body, by, parts);
    }
    if (!allowed.ok) throw new Error(`bench: act ${seq}, ${kind}: ${JSON.stringify(allowed.error)}`);
    this.#state = apply(this.#state, act);
    const entry = encodeAct(act);
    this.entries.push(entry);
    this.#tree.append(leafHash(entry));
  }

  /** Time goes on to this moment or, if that has passed, one second on; the clock says what lapsed on the way. */
  until(moment: Instant): void {
    this.checkpoint();
    const next = fromSeconds(toSeconds(this.#at) + 1);
    this.#at = moment > next ? moment : next;
    for (let due = earliestLapse(this.#state, this.#at); due !== undefined; due = earliestLapse(this.#state, this.#at))
      this.act('pass-deadline', { deadline: due.id }, [SERVER]);
  }

  /** The finished record, and the policy of a reader who knows its log and its witness. */
  finish(): { readonly files: ReadonlyMap<string, Uint8Array>; readonly policy: Policy } {
    this.checkpoint();
    const files = buildRecordFiles({
      signer: this.#log,
      entries: this.entries,
      checkpoints: this.#checkpoints,
      rulebook: this.#rulebook,
      blobs: this.blobs,
    });
    const witnesses = this.#witnesses().map(({ key }, i) => ({ name: `w${i}`, key }));
    const groups = [{ name: 'all', threshold: witnesses.length, members: witnesses.map(({ name }) => name) }];
    return { files, policy: { logs: [{ key: this.#log.key }], witnesses, groups, quorum: 'all' } };
  }

  /** The keys that the first act names. */
  keys(): Pick<ActBodies['open-contest'], 'log' | 'server' | 'witnesses'> {
    const named = (name: string, person: string) => ({ name, key: this.keyOf(person).publicKey });
    return {
      log: named('bench.example/log', 'log'),
      server: this.keyOf(SERVER).publicKey,
      witnesses: WITNESSES.map((name) => named(name, name)),
    };
  }

  #witnesses() {
    return WITNESSES.map((name) => cosigner(name, rawSecret(this.keyOf(name).file)));
  }

  /** What happened so far is published and cosigned, so that people can sign for having seen it. */
  checkpoint(): void {
    const size = this.entries.length;
    if (size === this.#seen.size) return;
    const root = this.#tree.rootAt();
    const text = printCheckpoint({ origin: this.#log.key.name, size, root, extensions: [] });
    const cosignatures = this.#witnesses().map((witness) => witness.cosign(text, toSeconds(this.#at)));
    const bytes = printNote({ text, signatures: [this.#log.sign(text), ...cosignatures] });
    this.#checkpoints.push(unwrap(parseCheckpointNote(bytes)));
    this.#seen = { size, root: toHex(root) };
  }
}

const WITNESSES = ['witness-1.example', 'witness-2.example'];

/** Stands for something that nobody kept: the root of a roll, say. */
export const hashOf = (text: string): string => toHex(sha256(new TextEncoder().encode(text)));
