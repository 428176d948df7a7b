import { type Count, type Sentence, story } from '@selectorate/count';
import type { Texts } from '@selectorate/messages';

type Label = (id: string) => string;

/** The story of a count in paragraphs, one for each round; round 0 is what stands before all. */
export function tellRounds(
  count: Count,
  label: Label,
  texts: Texts,
): readonly { readonly round: number; readonly words: string }[] {
  const rounds = new Map<number, string[]>();
  for (const sentence of story(count)) {
    const round = 'stage' in sentence ? sentence.stage : 0;
    rounds.set(round, [...(rounds.get(round) ?? []), tellSentence(sentence, label, texts)]);
  }
  return [...rounds].map(([round, sentences]) => ({ round, words: sentences.join(' ') }));
}

/** One sentence of a count's story in words. */
function tellSentence(sentence: Sentence, label: Label, texts: Texts): string {
  const names = (candidates: readonly string[]): string => candidates.map(label).join(', ');
  switch (sentence.kind) {
    case 'opening':
      return texts.text('story-count-opening', { valid: sentence.valid, candidates: sentence.candidates });
    case 'needed':
      return texts.text('story-count-needed', { votes: sentence.votes });
    case 'lead':
      return texts.text('story-count-lead', { candidates: names(sentence.candidates), votes: sentence.votes });
    case 'transfer':
      return texts.text('story-count-transfer', {
        from: label(sentence.from),
        to: label(sentence.to),
        votes: sentence.votes,
        of: sentence.of,
      });
    case 'stopped':
      return texts.text('story-count-stopped', { from: label(sentence.from), votes: sentence.votes, of: sentence.of });
    case 'overtake':
      return texts.text('story-count-overtake', {
        candidate: label(sentence.candidate),
        overtaken: label(sentence.overtaken),
      });
    case 'tie':
      return texts.text('story-count-tie', { tied: names(sentence.tie.tied) });
    case 'exclusion':
      return texts.text('story-count-exclusion', { candidates: names(sentence.candidates), votes: sentence.votes });
    case 'election':
      return texts.text('story-count-election', { candidate: label(sentence.candidate), votes: sentence.votes });
    default:
      return sentence satisfies never;
  }
}
