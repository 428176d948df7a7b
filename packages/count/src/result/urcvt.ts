import { add, type CandidateId, compare, type Rational, ZERO } from '@selectorate/basics';
import { decimalText } from './decimal-text.ts';
import { number, total } from './figures.ts';
import { lostToRounding } from './flow.ts';
import type { Count, Stage, Transfer, Votes } from './result.ts';
import { formatVotes } from './votes.ts';

// The summary that the Universal RCV Tabulator (RCTab) writes and RCVis draws, by its published schema
// (`universaltabulator.schema.json` of rcvformats) and its published samples. Votes are decimals as text.

export interface UrcvtSummary {
  readonly config: {
    readonly contest: string;
    readonly date: string;
    readonly jurisdiction: string;
    readonly office: string;
    readonly threshold: string;
  };
  readonly results: readonly UrcvtRound[];
}

export interface UrcvtRound {
  readonly round: number;
  readonly tally: UrcvtVotes;
  readonly tallyResults: readonly (
    | { readonly elected: string; readonly transfers: UrcvtVotes }
    | { readonly eliminated: string; readonly transfers: UrcvtVotes }
  )[];
}

/** Votes by candidate; among transfers also `exhausted` and `residual surplus`. */
export type UrcvtVotes = { readonly [name: string]: string };

/** What a summary is headed with, and the text for each candidate. `date` is an ISO day. */
export interface UrcvtHeading {
  readonly contest: string;
  readonly date: string;
  readonly jurisdiction: string;
  readonly office: string;
  readonly label: (candidate: CandidateId) => string;
}

/**
 * A count as summaries that RCVis reads: one, or one for each pass of a sequential rule. Rounds are the stages; transfers stand
 * where somebody was elected or excluded, all that moved from them later in the pass added up. Withdrawn and excluded
 * candidates leave the tally. Two candidates with the same label would become one: that throws, as the caller's bug.
 */
export function urcvtSummaries(count: Count, heading: UrcvtHeading): readonly UrcvtSummary[] {
  const labels = count.candidates.map(heading.label);
  if (new Set(labels).size !== labels.length) throw new RangeError('urcvt: two candidates with one label');
  const { contest, date, jurisdiction, office, label } = heading;
  return passesOf(count).map((pass) => ({
    config: { contest, date, jurisdiction, office, threshold: decimalText(pass.at(-1)?.quota ?? '0') },
    results: pass.map((stage, at) => roundOf(stage, pass.slice(at), { label, round: at + 1 })),
  }));
}

function passesOf({ stages }: Count): readonly (readonly Stage[])[] {
  const passes: Stage[][] = [];
  for (const stage of stages) {
    if (passes.length === 0 || stage.action.kind === 'next-pass') passes.push([]);
    passes.at(-1)?.push(stage);
  }
  return passes;
}

type Told = { readonly label: UrcvtHeading['label']; readonly round: number };

/** `onward`: this stage and those after it. */
function roundOf(stage: Stage, onward: readonly Stage[], { label, round }: Told): UrcvtRound {
  const standing = stage.tallies.filter(({ status }) => status === 'continuing' || status === 'elected');
  const transfersOf = (candidate: CandidateId): UrcvtVotes => transfersFrom(candidate, onward, label);
  return {
    round,
    tally: Object.fromEntries(standing.map(({ candidate, votes }) => [label(candidate), decimalText(votes)])),
    tallyResults: [
      ...stage.elected.map(({ candidate }) => ({ elected: label(candidate), transfers: transfersOf(candidate) })),
      ...stage.excluded.map((candidate) => ({ eliminated: label(candidate), transfers: transfersOf(candidate) })),
    ],
  };
}

function transfersFrom(from: CandidateId, onward: readonly Stage[], label: UrcvtHeading['label']): UrcvtVotes {
  const moved = new Map<string, Rational>();
  const put = (name: string, votes: Rational): void => {
    if (compare(votes, ZERO) > 0) moved.set(name, add(moved.get(name) ?? ZERO, votes));
  };
  for (const [at, stage] of onward.entries()) {
    const before = onward[at - 1];
    if (before === undefined) continue;
    const transfers = stage.transfers.filter((transfer) => transfer.from === from);
    for (const transfer of transfers) put(nameOf(transfer, label), number(transfer.votes));
    if (compare(total(transfers), ZERO) > 0) put('residual surplus', lostToRounding(from, before, stage));
  }
  return Object.fromEntries(
    [...moved].map(([name, votes]): [string, Votes] => [name, decimalText(formatVotes(votes))]),
  );
}

const nameOf = (transfer: Transfer, label: UrcvtHeading['label']): string =>
  transfer.kind === 'transfer' ? label(transfer.to) : 'exhausted';
