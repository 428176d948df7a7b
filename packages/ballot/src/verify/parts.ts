import type { FaultPlace } from './faults.ts';
import type { Report } from './report.ts';
import type { Step } from './verification.ts';

/** The procedure as people read it. */
export const PARTS = [
  'archive',
  'election',
  'credentials',
  'trustees',
  'ballots',
  'tally',
  'shuffles',
  'decryptions',
  'result',
  'sidecar',
] as const;

export type Part = (typeof PARTS)[number];

/** What has been gone through by the time a step of the verification says how far it is. */
const BEGUN: Readonly<Record<Step, readonly Part[]>> = {
  survey: ['archive'],
  ballots: ['archive', 'election', 'credentials', 'trustees', 'ballots'],
  shuffles: ['tally', 'shuffles'],
  decryptions: ['tally', 'decryptions'],
  result: ['result'],
  sidecar: ['sidecar'],
};

export const begunBy = (step: Step): readonly Part[] => BEGUN[step];

/** The parts that a sound election has behind it; the sidecar's only under the verdict that counts it. */
export function partsBehind({ reached, mixedBy, decryptedBy }: Report, needsSidecar: boolean): ReadonlySet<Part> {
  const parts: Part[] = ['archive', 'election', 'credentials', 'trustees', 'ballots'];
  if (!['Setup', 'Ballot', 'EndBallots'].includes(reached)) parts.push('tally');
  if (mixedBy.length > 0) parts.push('shuffles');
  if (decryptedBy.length > 0) parts.push('decryptions');
  if (reached === 'Result') parts.push('result');
  if (needsSidecar) parts.push('sidecar');
  return new Set(parts);
}

/** The part of the procedure that a fault belongs to. */
export function partOf({ part }: FaultPlace): Part {
  if (part === 'ballot') return 'ballots';
  if (part === 'shuffle') return 'shuffles';
  return part === 'decryption' ? 'decryptions' : part;
}
