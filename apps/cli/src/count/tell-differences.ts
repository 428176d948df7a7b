import { throwIllegalValue } from '@selectorate/basics';
import type { KeyingDifference, KeyingReport, Ranking } from '@selectorate/count';
import type { Texts } from '@selectorate/messages';

const MOST_DIFFERENCES = 40;

type Keyings = Omit<KeyingReport, 'agreed'> & { readonly a: string; readonly b: string };

/** Where two keyings differ, paper by paper, and what to do about it. */
export function tellDifferences({ a, b, headings, papers }: Keyings, texts: Texts): readonly string[] {
  return [
    texts.text('counting-keyings-differ', { a, b, differences: papers.length }),
    ...headings.map((heading) => `  ${texts.text(`counting-keyed-heading-${heading}`)}`),
    ...papers.slice(0, MOST_DIFFERENCES).map((each) => `  ${tellDifference(each, texts)}`),
    texts.text('counting-keyings-differ.do'),
  ];
}

function tellDifference(difference: KeyingDifference, texts: Texts): string {
  const words = (ranking: Ranking): string =>
    ranking.length === 0
      ? texts.text('counting-blank-paper')
      : ranking.map((rank) => rank.map((index) => index + 1).join('=') || '-').join(' ');
  switch (difference.kind) {
    case 'keyed-differently':
      return texts.text('counting-keyed-differently', {
        lineA: difference.a.line,
        a: words(difference.a.ranking),
        lineB: difference.b.line,
        b: words(difference.b.ranking),
      });
    case 'only-in-a':
      return texts.text('counting-keyed-only-in-first', {
        line: difference.a.line,
        ranking: words(difference.a.ranking),
      });
    case 'only-in-b':
      return texts.text('counting-keyed-only-in-second', {
        line: difference.b.line,
        ranking: words(difference.b.ranking),
      });
    default:
      return throwIllegalValue(difference);
  }
}
