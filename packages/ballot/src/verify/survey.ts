import { fromUtf8, unwrap, utf8 } from '@selectorate/basics';
import { type ArchiveFault, archiveFault } from '../archive/archive-faults.ts';
import type { UntrustedBytes } from '../archive/byte-source.ts';
import type { DataMember } from '../archive/read-members.ts';
import { EVENT_TYPES, type EventType } from '../objects/events.ts';
import type { Platform } from '../platform.ts';
import { credentialOf } from '../vote/credential-of.ts';
import { StepReader, type StepOf } from './step-reader.ts';

/** What a first reading of an archive finds out, without any arithmetic: whether it hangs together, and which ballots are last. */
export interface Survey {
  readonly faults: readonly ArchiveFault[];
  /** Null where the archive has none: then nothing can be checked. */
  readonly setup: StepOf<'Setup'> | null;
  /** The ballots in the order of the archive. */
  readonly ballots: readonly SurveyedBallot[];
  /** How far the election has got. */
  readonly reached: EventType | null;
  /** The hash of the last event. */
  readonly head: string | null;
}

export interface SurveyedBallot {
  /** SHA-256 of its text in hexadecimal, the tools' tracker in another spelling. */
  readonly hash: string;
  /** Null where the text is no ballot's. */
  readonly credential: string | null;
  /** Whether no later ballot bears the same credential. */
  readonly last: boolean;
}

export async function surveyArchive(archive: UntrustedBytes, platform: Pick<Platform, 'sha256'>): Promise<Survey> {
  const reader = new StepReader(archive, platform);
  const setup = await reader.next('Setup');
  const found: { hash: string; credential: string | null }[] = [];
  const tooLarge: ArchiveFault[] = [];
  for await (const { ballot } of reader.all('Ballot')) {
    found.push(identify(ballot));
    if (ballot.text.length > LARGEST_BALLOT) tooLarge.push(archiveFault('member-too-large', ballot.offset));
  }
  let reached: EventType | null = setup === null ? null : found.length === 0 ? 'Setup' : 'Ballot';
  for (const type of EVENT_TYPES.slice(2)) {
    for await (const step of reader.all(type)) reached = step.type;
  }
  const head = await reader.finish();
  return { faults: [...reader.faults, ...tooLarge], setup, ballots: markLast(found), reached, head };
}

/** Some thousands of answers; a larger text is nobody's vote and is not handed on. */
export const LARGEST_BALLOT = 4_000_000;

const identify = ({ hash, text }: DataMember): { hash: string; credential: string | null } => ({
  hash,
  credential: copied(credentialOf(text)),
});

/** The same text in memory of its own: a piece of a ballot's text would keep the whole of it alive. */
const copied = (text: string | null): string | null => (text === null ? null : unwrap(fromUtf8(utf8(text))));

function markLast(found: readonly { hash: string; credential: string | null }[]): SurveyedBallot[] {
  const lastOf = new Map(found.map(({ credential }, index) => [credential, index]));
  return found.map((ballot, index) => ({ ...ballot, last: lastOf.get(ballot.credential) === index }));
}
