import { type Sentence, story } from '@selectorate/count';
import { tellAction } from './tell-action.ts';
import { tellSentence } from './tell-sentence.ts';
import { sayOfVotes } from './say-of-votes.ts';
import type { Telling } from './telling.ts';

/** What is told of one stage; what comes before the first has no heading. */
export interface ToldStage {
  readonly n: number;
  readonly heading: string;
  readonly sentences: readonly string[];
}

/** The story of a count, stage by stage; what decided it stands before the first. */
export function tellStages(telling: Telling): readonly ToldStage[] {
  const { count, texts } = telling;
  const sentences = story(count);
  const of = (n: number): readonly string[] =>
    tellTogether(
      sentences.filter((each) => ('stage' in each ? each.stage : 0) === n),
      telling,
    );
  return [
    { n: 0, heading: '', sentences: of(0) },
    ...count.stages.map(({ n, action }) => ({
      n,
      heading: texts.text('counting-stage', { n, action: tellAction(action, telling) }),
      sentences: of(n),
    })),
  ];
}

type Move = Extract<Sentence, { kind: 'transfer' | 'stopped' }>;

const isMove = (sentence: Sentence): sentence is Move => sentence.kind === 'transfer' || sentence.kind === 'stopped';

/** Sentence by sentence; where the votes of one candidate went is said in one. */
function tellTogether(sentences: readonly Sentence[], telling: Telling): readonly string[] {
  return sentences.flatMap((sentence, at) => {
    if (!isMove(sentence)) return [tellSentence(sentence, telling)];
    const moves = sentences.filter(isMove).filter(({ from }) => from === sentence.from);
    if (moves.length === 1) return [tellSentence(sentence, telling)];
    return sentences.indexOf(moves[0] ?? sentence) === at ? [tellMoves(moves, telling)] : [];
  });
}

/** `Of the 19 votes of Medlar 12 moved to Alder, 5 to Birch; 2 stopped counting (no further choice).` */
function tellMoves(moves: readonly Move[], telling: Telling): string {
  const { candidates, votes, texts } = telling;
  const [{ from = '', of = '0' } = {}] = moves;
  const parts = moves.map((move) =>
    move.kind === 'transfer'
      ? texts.text('counting-said-moved-to', { votes: votes.say(move.votes), to: candidates.nameOf(move.to) })
      : texts.text('counting-said-moved-out', {
          votes: votes.say(move.votes),
          reason: texts.text(`counting-reason-${move.reason}`),
        }),
  );
  return texts.text('counting-said-moves', {
    from: candidates.nameOf(from),
    of: sayOfVotes(of, telling),
    moves: parts.join(', '),
  });
}
