import type { ContestShape } from '@selectorate/api';
import { fromBase64 } from '@selectorate/basics';
import { pinRulebook, readPinnedRulebook, type Rulebook } from '@selectorate/rulebook';
import {
  type Act,
  beforeContest,
  hashHex,
  type OpenedPart,
  openPart,
  replayEntries,
  type State,
} from '@selectorate/selection';
import { fetchFile } from '../../record/fetch-file.ts';
import { type Names, namesIn } from '../../record/names.ts';
import { answerOf, client } from '../session/client.ts';
import { EMPTY_PLAN, type Plan, readPlan } from '../wizard/plan.ts';
import { checkHistory, type HistoryFault } from './check-history.ts';
import { rememberedHead, rememberHead } from './remembered-heads.ts';
import { EMPTY_LOG, grown, type KnownLog } from './roots.ts';

/** A contest as this page has it: what the server says, and what this browser makes of the record by itself. */
export interface LoadedContest {
  readonly view: ContestShape;
  readonly rulebook: Rulebook;
  /** From the entries, replayed here; before the first act, what the rulebook alone says. */
  readonly state: State;
  readonly acts: readonly Act[];
  readonly plan: Plan;
  readonly published: Names;
  /** Nothing is signed while the history is in doubt. */
  readonly historyFault: HistoryFault | null;
}

const logs = new Map<string, KnownLog>();
const parts = new Map<string, OpenedPart | null>();

/** Reads a contest and replays its entries; entries that were read before are not asked for again. */
export async function loadContest(contest: string): Promise<LoadedContest> {
  const view = await answerOf(client.readContest({ params: { contest } }));
  const [log, plan] = await Promise.all([readLog(contest, view.size), readSavedPlan(view)]);
  const { rulebook, bytes } = pinned(view.rulebook);
  const { state, acts } =
    log.entries.length === 0
      ? { state: beforeContest(rulebook, hashHex(bytes)), acts: [] }
      : replayEntries(log.entries, { rulebook, rulebookBytes: bytes });
  const historyFault = checkHistory(log, view.head, rememberedHead(contest));
  if (historyFault === null) rememberHead(contest, view.head);
  return { view, rulebook, state, acts, plan, published: namesIn(await publishedParts(contest, acts)), historyFault };
}

async function readLog(contest: string, size: number): Promise<KnownLog> {
  let log = logs.get(contest) ?? EMPTY_LOG;
  // Fewer than before: the store was replaced, and the comparison with what this device remembers will say so.
  if (log.entries.length > size) log = EMPTY_LOG;
  while (log.entries.length < size) {
    const { entries } = await answerOf(
      client.readEntries({ params: { contest }, query: { from: log.entries.length } }),
    );
    if (entries.length === 0) break;
    log = grown(
      log,
      entries.map((entry) => fromBase64(entry) ?? new Uint8Array()),
    );
  }
  logs.set(contest, log);
  return log;
}

/** The plan, for those who may read it; everybody else works from the record alone. */
async function readSavedPlan({ contest, you, people }: ContestShape): Promise<Plan> {
  const offices = new Set(['returning-officer', 'second-officer', 'scrutineer']);
  const holdsOffice = people.some(({ person, role }) => person === you.person && offices.has(role));
  if (!holdsOffice) return EMPTY_PLAN;
  const answered = await client.readPlan({ params: { contest } });
  return answered.ok ? readPlan(answered.value.plan) : EMPTY_PLAN;
}

function pinned(json: unknown): { readonly rulebook: Rulebook; readonly bytes: Uint8Array } {
  const { bytes } = pinRulebook(json as Rulebook);
  const read = readPinnedRulebook(bytes);
  if (!read.ok) throw new Error('the server keeps a rulebook that cannot be read');
  return { rulebook: read.value, bytes };
}

/** Kinds whose published parts say what things are called. */
const NAMING = new Set(['open-contest', 'register-unit', 'set-shortlist']);

async function publishedParts(contest: string, acts: readonly Act[]): Promise<readonly OpenedPart[]> {
  const wanted = acts.filter(({ kind }) => NAMING.has(kind)).flatMap(({ commitments }) => Object.values(commitments));
  const read = await Promise.all(wanted.map((commitment) => publishedPart(contest, commitment)));
  return read.filter((part) => part !== null);
}

/** A part that was published, checked against its commitment; null where it was not. */
async function publishedPart(contest: string, commitment: string): Promise<OpenedPart | null> {
  const known = parts.get(commitment);
  if (known !== undefined) return known;
  const opened = openPart(await published(contest, commitment), commitment);
  const part = opened.ok ? opened.value : null;
  if (part !== null) parts.set(commitment, part);
  return part;
}

async function published(contest: string, commitment: string): Promise<Uint8Array> {
  try {
    return await fetchFile(`/records/${contest}/published/${commitment}`);
  } catch {
    return new Uint8Array();
  }
}
