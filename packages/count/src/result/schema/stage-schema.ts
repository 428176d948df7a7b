import { REASONS } from '../../table/reasons.ts';
import { type JsonSchema, kinds, listOf, oneOf, orNull, ref, shape, whole } from './json-schema.ts';

const CANDIDATE = ref('candidate');
const CANDIDATES = listOf(CANDIDATE);
const VOTES = ref('votes');
const VOTES_BY_CANDIDATE = listOf(shape({ candidate: CANDIDATE, votes: VOTES }));
const PURPOSE = oneOf('elect', 'exclude', 'order');
const REASON = oneOf(...REASONS);
const RUNG = oneOf(
  'condorcet-among-tied',
  'fewest-first-preferences',
  'earlier-stages-backwards',
  'earlier-stages-forwards',
  'lot-order',
  'sha256',
  'physical-lot',
  'together',
);
const STATUS = oneOf('continuing', 'elected', 'excluded', 'withdrawn');
const JUDGED = listOf(shape({ candidate: CANDIDATE, constraints: listOf({ type: 'string' }) }));

const action = kinds({
  'first-preferences': {},
  scores: { of: oneOf('approvals', 'points') },
  surplus: { of: CANDIDATES, surplus: VOTES, value: orNull(VOTES) },
  exclusion: { of: CANDIDATES, value: orNull(VOTES) },
  redistribution: {},
  'next-pass': { seat: whole(1) },
  'new-round': { round: whole(1) },
});

const transfer = kinds({
  transfer: { from: CANDIDATE, to: CANDIDATE, votes: VOTES },
  'non-transferable': { from: CANDIDATE, reason: REASON, votes: VOTES },
});

const working = kinds({
  'keep-factors': { iterations: whole(0), factors: listOf(shape({ candidate: CANDIDATE, factor: VOTES })) },
  quotients: {
    quotients: listOf(shape({ candidate: CANDIDATE, quotient: VOTES })),
    electedSoFar: CANDIDATES,
  },
  pairwise: { candidates: CANDIDATES, votes: listOf(listOf(VOTES)) },
  strengths: { candidates: CANDIDATES, strengths: listOf(listOf(VOTES)) },
  sections: {
    sections: listOf(
      shape({
        section: ref('section'),
        weight: VOTES,
        live: VOTES,
        votesPerPaper: VOTES,
        tallies: VOTES_BY_CANDIDATE,
      }),
    ),
    shared: VOTES_BY_CANDIDATE,
  },
  judged: { guarded: JUDGED, doomed: JUDGED },
  'passed-over': { candidates: JUDGED },
  thresholds: {
    tests: listOf(
      shape({
        what: oneOf('yes', 'cast'),
        of: oneOf('valid', 'cast', 'entitled'),
        comparator: oneOf('>', '>='),
        threshold: ref('fraction'),
        votes: VOTES,
        base: VOTES,
        met: { type: 'boolean' },
      }),
    ),
  },
});

const evidence = kinds({
  tallies: { stage: whole(1), votes: VOTES_BY_CANDIDATE },
  pairwise: {
    pairs: listOf(shape({ candidate: CANDIDATE, over: CANDIDATE, votes: VOTES, against: VOTES })),
  },
  order: { order: CANDIDATES },
  digests: {
    seed: { type: 'string' },
    digests: listOf(shape({ candidate: CANDIDATE, digest: { type: 'string', pattern: '^[0-9a-f]{64}$' } })),
  },
  lot: { lot: ref('lot') },
  harmless: { together: VOTES, next: VOTES },
});

/** What a stage is made of, by name. */
export const stageDefinitions: { readonly [name: string]: JsonSchema } = {
  lot: shape({ stage: whole(1), purpose: PURPOSE, among: CANDIDATES, drawn: CANDIDATE }),
  tie: shape({
    purpose: PURPOSE,
    tied: CANDIDATES,
    steps: listOf(shape({ rule: RUNG, left: CANDIDATES, evidence })),
    chosen: CANDIDATES,
  }),
  stage: shape({
    n: whole(1),
    action,
    quota: orNull(VOTES),
    tallies: listOf(shape({ candidate: CANDIDATE, votes: VOTES, status: STATUS })),
    transfers: listOf(transfer),
    nonTransferable: listOf(shape({ reason: REASON, votes: VOTES })),
    residual: VOTES,
    elected: listOf(
      shape({
        candidate: CANDIDATE,
        by: oneOf('quota', 'last-left', 'most-votes', 'guarded', 'pairwise', 'thresholds'),
      }),
    ),
    excluded: CANDIDATES,
    ties: listOf(ref('tie')),
    workings: listOf(working),
  }),
};
