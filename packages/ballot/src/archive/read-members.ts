import { err, fromUtf8, ok, type Result, toHex } from '@selectorate/basics';
import { readWith } from '../codec/codec.ts';
import { headerCodec } from '../objects/events.ts';
import type { Platform } from '../platform.ts';
import { type ArchiveFault, archiveFault, type ArchiveFaultCode } from './archive-faults.ts';
import { ByteSource, type UntrustedBytes } from './byte-source.ts';
import { BLOCK, LARGEST_OCTAL, paddingAfter, readTarHeader, type TarHeader } from './tar.ts';

/** One file of an archive. The text is exactly the file's bytes read as UTF-8, so `hash` is the text's too. */
export type Member = ArchiveBeginning | DataMember | EventMember;

export interface ArchiveBeginning {
  readonly kind: 'header';
  /** Seconds since 1970, when the election began. */
  readonly timestamp: number;
  readonly offset: number;
}

export interface DataMember {
  readonly kind: 'data';
  /** SHA-256 in hexadecimal. */
  readonly hash: string;
  readonly text: string;
  /** Where the member begins, in bytes of the unpacked archive. */
  readonly offset: number;
}

export interface EventMember {
  readonly kind: 'event';
  readonly hash: string;
  readonly text: string;
  readonly offset: number;
}

export interface ReadArchiveOptions {
  readonly platform: Pick<Platform, 'sha256'>;
  /** The largest data member that is read, in bytes. */
  readonly largest?: number;
}

const LARGEST_DATA = 256 * 1024 * 1024;
const LARGEST_SMALL = 1024;

/**
 * The members of an archive, one at a time, each checked for what a member can show by itself: its header, name, padding, and
 * that its name is the hash of its bytes. After the first fault nothing more is read: what follows cannot be trusted to begin
 * where it seems to.
 */
export async function* readMembers(
  archive: UntrustedBytes,
  options: ReadArchiveOptions,
): AsyncGenerator<Member | ArchiveFault> {
  const source = new ByteSource(archive);
  try {
    let time: number | null = null;
    for (;;) {
      const offset = source.offset;
      const member = await readMember(source, time, options);
      if (member === null) return;
      if (!member.ok) {
        yield archiveFault(member.error, offset);
        return;
      }
      if (member.value.kind === 'header') time = member.value.timestamp;
      yield { ...member.value, offset };
    }
  } finally {
    await source.close();
  }
}

type Unplaced = Omit<ArchiveBeginning, 'offset'> | Omit<DataMember, 'offset'> | Omit<EventMember, 'offset'>;

/** Null at the end. `time` is null before the first member. */
async function readMember(
  source: ByteSource,
  time: number | null,
  { platform, largest = LARGEST_DATA }: ReadArchiveOptions,
): Promise<Result<Unplaced, ArchiveFaultCode> | null> {
  const block = await source.take(BLOCK);
  if (block.length === 0 && time !== null) return null;
  if (block.length < BLOCK) return err('archive-truncated');
  const header = readTarHeader(block);
  if (!header.ok) return header;
  const name = readName(header.value.name);
  if (name === undefined) return err('archive-name');
  if ((name.kind === 'header') !== (time === null)) return err('archive-beginning');
  if (time !== null && header.value.time !== time) return err('archive-timestamp');
  if (header.value.size > (name.kind === 'data' ? largest : LARGEST_SMALL)) return err('member-too-large');
  const body = await readBody(source, header.value);
  if (!body.ok) return body;
  const text = fromUtf8(body.value);
  if (!text.ok) return err('member-not-utf8');
  if (name.kind === 'header') return readBeginning(text.value, header.value.time);
  if (toHex(platform.sha256(body.value)) !== name.hash) return err('member-hash');
  return ok({ kind: name.kind, hash: name.hash, text: text.value });
}

async function readBody(source: ByteSource, { size }: TarHeader): Promise<Result<Uint8Array, ArchiveFaultCode>> {
  const whole = await source.take(size + paddingAfter(size));
  if (whole.length < size + paddingAfter(size)) return err('archive-truncated');
  for (let i = size; i < whole.length; i++) if (whole[i] !== 0) return err('archive-padding');
  return ok(whole.subarray(0, size));
}

type Name = { readonly kind: 'header' } | { readonly kind: 'data' | 'event'; readonly hash: string };

function readName(name: string): Name | undefined {
  if (name === 'BELENIOS') return { kind: 'header' };
  const [, hash, kind] = /^([0-9a-f]{64})\.(data|event)\.json$/.exec(name) ?? [];
  return hash === undefined ? undefined : { kind: kind === 'data' ? 'data' : 'event', hash };
}

function readBeginning(text: string, time: number): Result<Unplaced, ArchiveFaultCode> {
  const header = readWith(headerCodec, text);
  if (!header.ok || !/^(0|[1-9]\d{0,10})$/.test(header.value.timestamp)) return err('archive-beginning');
  const timestamp = Number(header.value.timestamp);
  if (timestamp > LARGEST_OCTAL) return err('archive-beginning');
  return timestamp === time ? ok({ kind: 'header', timestamp }) : err('archive-timestamp');
}
