import { concatBytes, throwIllegalValue } from '@selectorate/basics';
import type { UntrustedBytes } from '../archive/byte-source.ts';
import type { BoxEntry } from '../box/entry.ts';
import { type Codec, readWith } from '../codec/codec.ts';
import type { Proof } from '../objects/common.ts';
import { LineSource } from './line-source.ts';
import type { SidecarFault, SidecarFaultCode } from './sidecar-faults.ts';
import {
  type AttachmentLine,
  type CastLine,
  type HintsLine,
  type ParticipationLine,
  type RegistrationLine,
  type SecondProofsLine,
  type SidecarHeader,
  type SidecarLine,
  sidecarLineCodec,
} from './sidecar-lines.ts';
import { joinRows } from './sidecar-writer.ts';

/** Something a line says, and which line. */
export interface Placed<T> {
  readonly line: number;
  readonly value: T;
}

/** What a sidecar says, but for hints and second proofs, which are handed out on the way. */
export interface SidecarContents {
  /** Null where the first line is no header: then nothing else was read. */
  readonly header: SidecarHeader | null;
  readonly registration: Placed<RegistrationLine> | null;
  readonly spares: readonly string[];
  /** Commitments in the order of the public list of credentials. */
  readonly map: readonly string[];
  /** The journal of the box. */
  readonly entries: readonly Placed<BoxEntry>[];
  /** The hints for the link and the receipt of each entry that has such, by the line of the entry. */
  readonly castHints: ReadonlyMap<number, Uint8Array>;
  readonly participation: Placed<ParticipationLine> | null;
  readonly tags: readonly string[];
  readonly faults: readonly SidecarFault[];
}

export interface ReadSidecarOptions {
  /** The order of the election's group. */
  readonly order: bigint;
  /** phi of the election it should belong to. */
  readonly fingerprint: string;
}

/** The sections of a sidecar, in their order; hints may stand in any after the map. */
const SECTIONS: readonly (readonly SidecarLine['kind'][])[] = [
  ['sidecar'],
  ['registration'],
  ['spares'],
  ['map'],
  ['cast', 'activate', 'revoke', 'issue-paper', 'exclude', 'close'],
  ['participation'],
  ['tags'],
  ['second-proofs'],
];

/** So many lines about one object: 350 MiB of hints, enough for a mix of 1,700,000 ballots. */
const MOST_PIECES = 512;

const ONCE: ReadonlySet<SidecarLine['kind']> = new Set(['sidecar', 'registration', 'participation']);

/**
 * Reads a sidecar beside its archive: hints and second proofs come in the archive's order, so whoever goes through the archive
 * asks for each object's in turn, and no more than one object's lie in memory. Everything else is kept.
 */
export class SidecarReader {
  private readonly lines: LineSource;
  private readonly codec: Codec<SidecarLine>;
  private readonly fingerprint: string;
  private readonly faults: SidecarFault[] = [];
  private header: SidecarHeader | null = null;
  private registration: Placed<RegistrationLine> | null = null;
  private readonly spares: string[] = [];
  private readonly map: string[] = [];
  private readonly entries: Placed<BoxEntry>[] = [];
  private readonly castHints = new Map<number, Uint8Array>();
  private participation: Placed<ParticipationLine> | null = null;
  private readonly tags: string[] = [];
  private section = -1;
  private held: AttachmentLine | null = null;
  private ended = false;

  constructor(sidecar: UntrustedBytes, { order, fingerprint }: ReadSidecarOptions) {
    this.lines = new LineSource(sidecar);
    this.codec = sidecarLineCodec(order);
    this.fingerprint = fingerprint;
  }

  /** The hints for the object of this name, if they come next; else null, and what comes next stays. */
  async hintsFor(of: string): Promise<Uint8Array | null> {
    const pieces = await this.attachment('hints', of);
    return pieces === null ? null : concatBytes(...pieces.map(({ data }) => data));
  }

  /** The second proofs for the partial decryption of this name, if they come next. They stand before its hints. */
  async secondProofsFor(of: string): Promise<readonly (readonly Proof[])[] | null> {
    const pieces = await this.attachment('second-proofs', of);
    return pieces === null ? null : joinRows(pieces.map(({ rows }) => rows));
  }

  /** Reads to the end. Hints that nobody asked for in their turn are a fault of order. */
  async finish(): Promise<SidecarContents> {
    for (let next = await this.peek(); next !== null; next = await this.peek()) {
      this.fault('sidecar-order', next.of);
      this.held = null;
    }
    await this.lines.close();
    const { header, registration, spares, map, entries, castHints, participation, tags, faults } = this;
    return { header, registration, spares, map, entries, castHints, participation, tags, faults };
  }

  private async attachment<K extends AttachmentLine['kind']>(
    kind: K,
    of: string,
  ): Promise<Extract<AttachmentLine, { kind: K }>[] | null> {
    const pieces: Extract<AttachmentLine, { kind: K }>[] = [];
    for (;;) {
      const next = await this.peek();
      if (next?.kind !== kind || next.of !== of) return this.endEarly(pieces, of);
      const isNext = next.piece === pieces.length + 1 && next.piece <= next.pieces && next.pieces <= MOST_PIECES;
      if (!isNext) return this.endEarly(pieces, of);
      this.held = null;
      pieces.push(next as Extract<AttachmentLine, { kind: K }>);
      if (next.piece >= next.pieces) return pieces;
    }
  }

  private endEarly(pieces: readonly unknown[], of: string): null {
    if (pieces.length > 0) this.fault('sidecar-order', of);
    return null;
  }

  /** The next hints or second proofs; whatever else stands before them is taken in. */
  private async peek(): Promise<HintsLine | SecondProofsLine | null> {
    while (this.held === null && !this.ended) await this.readLine();
    return this.held;
  }

  private async readLine(): Promise<void> {
    const text = await this.lines.take();
    if (text === null) {
      this.ended = true;
      if (this.header === null) this.fault('sidecar-header');
      return;
    }
    if (!text.ok) {
      this.fault(text.error);
      this.ended = true;
      return;
    }
    const line = readWith(this.codec, text.value);
    if (this.section === -1 && (!line.ok || line.value.kind !== 'sidecar')) {
      this.fault('sidecar-header');
      this.ended = true;
    } else if (line.ok) this.takeIn(line.value);
    else this.fault('sidecar-unreadable');
  }

  private takeIn(line: SidecarLine): void {
    this.checkSection(line.kind);
    const place = this.lines.number;
    switch (line.kind) {
      case 'sidecar':
        this.header ??= line;
        if (line.election !== this.fingerprint) this.fault('sidecar-other-election');
        break;
      case 'registration':
        this.registration ??= { line: place, value: line };
        break;
      case 'spares':
        for (const credential of line.credentials) this.spares.push(credential);
        break;
      case 'map':
        for (const commitment of line.commitments) this.map.push(commitment);
        break;
      case 'cast':
        this.takeCast(line);
        break;
      case 'activate':
      case 'revoke':
      case 'issue-paper':
      case 'exclude':
      case 'close':
        this.entries.push({ line: place, value: line });
        break;
      case 'participation':
        this.participation ??= { line: place, value: line };
        break;
      case 'tags':
        for (const tag of line.tags) this.tags.push(tag);
        break;
      case 'hints':
      case 'second-proofs':
        this.held = line;
        break;
      default:
        throwIllegalValue(line);
    }
  }

  private takeCast({ hints, ...entry }: CastLine): void {
    this.entries.push({ line: this.lines.number, value: entry });
    if (hints !== null) this.castHints.set(this.lines.number, hints);
  }

  private checkSection(kind: SidecarLine['kind']): void {
    if (kind === 'hints') return;
    const section = SECTIONS.findIndex((kinds) => kinds.includes(kind));
    if (section < this.section || (section === this.section && ONCE.has(kind))) this.fault('sidecar-order');
    this.section = Math.max(section, this.section);
  }

  private fault(code: SidecarFaultCode, of?: string): void {
    const line = this.lines.number === 0 ? null : this.lines.number;
    this.faults.push(of === undefined ? { code, line } : { code, line, of });
  }
}
