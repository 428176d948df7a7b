import type { Judged, Sentence } from '@selectorate/count';
import { sayList } from './say-list.ts';
import { sayOfVotes } from './say-of-votes.ts';
import type { Telling } from './telling.ts';
import { tellDecision } from './tell-decision.ts';
import { tellTest } from './tell-test.ts';
import { tellTieAtStage } from './tell-tie.ts';

type Of<Kind extends Sentence['kind']> = Extract<Sentence, { kind: Kind }>;

/** How each kind of sentence is said. A kind without its words does not compile. */
const SAID: { readonly [Kind in Sentence['kind']]: (sentence: Of<Kind>, telling: Telling) => string } = {
  opening: ({ papers, valid, candidates, seats }, { votes, texts }) =>
    texts.text('counting-said-opening', {
      papers: votes.say(papers),
      valid: votes.say(valid),
      number: papers === '1' ? 1 : 2,
      counting: valid === '1' ? 1 : 2,
      candidates,
      seats,
    }),
  decided: ({ elected, why }, telling) => tellDecision(elected, why, telling),
  withdrawn: ({ candidate, when }, { candidates, texts }) =>
    texts.text(`counting-said-withdrawn-${when}`, { candidate: candidates.nameOf(candidate) }),
  'new-round': ({ round }, { texts }) => texts.text('counting-said-new-round', { round }),
  'next-pass': ({ seat }, { texts }) => texts.text('counting-said-next-pass', { seat }),
  scores: ({ of }, { texts }) => texts.text(`counting-said-scores-${of}`),
  surplus: ({ candidates, surplus, value }, telling) => {
    const args = { of: namesIn(candidates, telling), surplus: telling.votes.say(surplus) };
    return value === null
      ? telling.texts.text('counting-said-surplus', args)
      : telling.texts.text('counting-said-surplus-value', { ...args, value: telling.votes.say(value) });
  },
  'value-class': ({ candidates, value }, telling) =>
    telling.texts.text('counting-said-value-class', {
      of: namesIn(candidates, telling),
      value: telling.votes.say(value),
    }),
  redistribution: ({ iterations }, { texts }) =>
    iterations === null
      ? texts.text('counting-said-redistribution')
      : texts.text('counting-said-redistribution-iterations', { iterations }),
  transfer: ({ from, to, votes, of }, telling) =>
    telling.texts.text('story-count-transfer', {
      from: telling.candidates.nameOf(from),
      to: telling.candidates.nameOf(to),
      votes: telling.votes.say(votes),
      of: telling.votes.say(of),
    }),
  stopped: ({ from, reason, votes, of }, telling) =>
    telling.texts.text('counting-said-stopped', {
      from: telling.candidates.nameOf(from),
      votes: telling.votes.say(votes),
      of: sayOfVotes(of, telling),
      reason: telling.texts.text(`counting-reason-${reason}`),
    }),
  sections: ({ sections }, { votes, texts }) =>
    texts.text('counting-said-sections', {
      sections: sections
        .map(({ section, weight, live }) =>
          texts.text('counting-said-section', { section, weight: votes.say(weight), live: votes.say(live) }),
        )
        .join('; '),
    }),
  overtake: ({ candidate, overtaken, because }, telling) => {
    const { candidates, votes, texts } = telling;
    const args = { candidate: candidates.nameOf(candidate), overtaken: candidates.nameOf(overtaken) };
    return because === null
      ? texts.text('story-count-overtake', args)
      : texts.text('counting-said-overtake-because', {
          ...args,
          from: candidates.nameOf(because.from),
          votes: votes.say(because.votes),
          of: sayOfVotes(because.of, telling),
        });
  },
  needed: ({ votes }, telling) => telling.texts.text('story-count-needed', { votes: telling.votes.say(votes) }),
  lead: ({ candidates, votes }, telling) =>
    telling.texts.text('counting-said-lead', {
      number: candidates.length,
      candidates: namesIn(candidates, telling),
      votes: telling.votes.say(votes),
    }),
  pairwise: ({ candidate, other, votes, against }, telling) =>
    telling.texts.text('counting-said-pairwise', {
      candidate: telling.candidates.nameOf(candidate),
      other: telling.candidates.nameOf(other),
      votes: telling.votes.say(votes),
      against: telling.votes.say(against),
    }),
  threshold: ({ test }, telling) => tellTest(test, telling),
  judged: ({ guarded, doomed }, telling) =>
    [...judgedWords('guarded', guarded, telling), ...judgedWords('doomed', doomed, telling)].join(' '),
  'passed-over': ({ candidates }, telling) => judgedWords('passed-over', candidates, telling).join(' '),
  tie: ({ tie }, telling) => tellTieAtStage(tie, telling),
  exclusion: ({ candidates, votes }, telling) =>
    telling.texts.text('counting-said-exclusion', {
      number: candidates.length,
      candidates: namesIn(candidates, telling),
      votes: telling.votes.say(votes),
    }),
  election: ({ candidate, by, votes }, telling) =>
    telling.texts.text(`counting-said-election-${by}`, {
      candidate: telling.candidates.nameOf(candidate),
      votes: by === 'most-votes' ? telling.votes.say(votes) : sayOfVotes(votes, telling),
    }),
  reopened: (_, { texts }) => texts.text('counting-said-reopened'),
  vacant: ({ seats }, { texts }) => texts.text('counting-headline-vacant', { vacant: seats }),
};

/** One sentence of a count's story in words. */
export const tellSentence = <Kind extends Sentence['kind']>(sentence: Of<Kind>, telling: Telling): string =>
  (SAID[sentence.kind] as (each: Of<Kind>, by: Telling) => string)(sentence, telling);

const judgedWords = (
  how: 'guarded' | 'doomed' | 'passed-over',
  judged: readonly Judged[],
  { candidates, texts }: Telling,
): readonly string[] =>
  judged.map(({ candidate, constraints }) =>
    texts.text(`counting-said-${how}`, {
      candidate: candidates.nameOf(candidate),
      constraints: constraints.join(', '),
    }),
  );

const namesIn = (ids: readonly string[], { candidates, texts }: Telling): string =>
  sayList(ids.map(candidates.nameOf), texts);
