import type { Report, Step } from '@selectorate/ballot';

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

/** The parts that a sound election has behind it. */
export function partsBehind(report: Report, hasSidecar: boolean): ReadonlySet<Part> {
  const { reached, mixedBy, decryptedBy } = report;
  const tallied = !['Setup', 'Ballot', 'EndBallots'].includes(reached);
  const parts: Part[] = ['archive', 'election', 'credentials', 'trustees', 'ballots'];
  if (tallied) parts.push('tally');
  if (mixedBy.length > 0) parts.push('shuffles');
  if (decryptedBy.length > 0) parts.push('decryptions');
  if (reached === 'Result') parts.push('result');
  if (hasSidecar) parts.push('sidecar');
  return new Set(parts);
}
