import type { FaultPlace, Report, Step } from '@selectorate/ballot';

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

/** What has been gone through by the time a step says how far it is. */
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
export function partsBehind({ reached, mixedBy, decryptedBy }: Report): ReadonlySet<Part> {
  const isTallied = reached !== 'Setup' && reached !== 'Ballot' && reached !== 'EndBallots';
  return new Set<Part>([
    'archive',
    'election',
    'credentials',
    'trustees',
    'ballots',
    'sidecar',
    ...(isTallied ? (['tally'] as const) : []),
    ...(mixedBy.length > 0 ? (['shuffles'] as const) : []),
    ...(decryptedBy.length > 0 ? (['decryptions'] as const) : []),
    ...(reached === 'Result' ? (['result'] as const) : []),
  ]);
}

/** The part of the procedure that a fault belongs to. */
export function partOf({ part }: FaultPlace): Part {
  if (part === 'ballot') return 'ballots';
  if (part === 'shuffle') return 'shuffles';
  return part === 'decryption' ? 'decryptions' : part;
}
