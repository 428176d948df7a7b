import { throwIllegalValue } from '@selectorate/basics';
import type { Tie, TieEvidence } from '@selectorate/count';
import { sayList } from './say-list.ts';
import type { Telling } from './telling.ts';

/** A tie in lines: who was tied for what at which stage, what each rung looked at, who was chosen. */
export const tellTie = (stage: number, tie: Tie, telling: Telling): readonly string[] => [
  telling.texts.text(`counting-tie-${tie.purpose}`, { stage, tied: namesOf(telling)(tie.tied) }),
  ...tellBreaking(tie, telling, tellEvidence),
];

/** The same inside the story of its stage, without digests. */
export const tellTieAtStage = (tie: Tie, telling: Telling): string =>
  [
    telling.texts.text(`counting-said-tie-${tie.purpose}`, { tied: namesOf(telling)(tie.tied) }),
    ...tellBreaking(tie, telling, tellBriefly),
  ].join(' ');

function tellBreaking(
  tie: Tie,
  telling: Telling,
  tellLookedAt: (evidence: TieEvidence, telling: Telling) => string,
): readonly string[] {
  const { texts } = telling;
  const names = namesOf(telling);
  return [
    ...tie.steps.map(({ rule, left, evidence }) =>
      texts.text('counting-tie-step', {
        rule: texts.text(`counting-tie-rule-${rule}`),
        evidence: tellLookedAt(evidence, telling),
        left: names(left),
      }),
    ),
    texts.text(`counting-tie-chosen-${tie.purpose}`, { chosen: names(tie.chosen) }),
  ];
}

const namesOf =
  ({ candidates, texts }: Telling) =>
  (ids: readonly string[]): string =>
    sayList(ids.map(candidates.nameOf), texts);

const tellBriefly = (evidence: TieEvidence, telling: Telling): string =>
  evidence.kind === 'digests'
    ? telling.texts.text('counting-evidence-seed', { seed: evidence.seed })
    : tellEvidence(evidence, telling);

function tellEvidence(evidence: TieEvidence, telling: Telling): string {
  const { texts, votes, candidates } = telling;
  const names = namesOf(telling);
  switch (evidence.kind) {
    case 'tallies':
      return texts.text('counting-evidence-tallies', {
        stage: evidence.stage,
        votes: evidence.votes.map((each) => `${candidates.nameOf(each.candidate)} ${votes.say(each.votes)}`).join(', '),
      });
    case 'pairwise':
      return evidence.pairs
        .map((pair) =>
          texts.text('counting-evidence-pair', {
            candidate: candidates.nameOf(pair.candidate),
            over: candidates.nameOf(pair.over),
            votes: votes.say(pair.votes),
            against: votes.say(pair.against),
          }),
        )
        .join('; ');
    case 'order':
      return texts.text('counting-evidence-order', { order: evidence.order.map(candidates.nameOf).join(', ') });
    case 'digests':
      return texts.text('counting-evidence-digests', {
        seed: evidence.seed,
        digests: evidence.digests.map((each) => `${candidates.nameOf(each.candidate)} ${each.digest}`).join(', '),
      });
    case 'lot':
      return texts.text('counting-evidence-lot', {
        among: names(evidence.lot.among),
        drawn: candidates.nameOf(evidence.lot.drawn),
      });
    case 'harmless':
      return texts.text('counting-evidence-harmless', {
        together: votes.say(evidence.together),
        next: votes.say(evidence.next),
      });
    default:
      return throwIllegalValue(evidence);
  }
}
