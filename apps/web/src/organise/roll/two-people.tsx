import type { AnswerOf, Endpoints } from '@selectorate/api';
import { needsTwoPeople, settlementFault, type Signal } from '@selectorate/roll';
import { DateTime, Notice, useTexts } from '@selectorate/ui';
import type { Inside } from '../parts/contest-page.tsx';

/** Somebody answered alone what takes two. */
export type Answered = AnswerOf<Endpoints['readReviewQueue']>['answered'][number];

/** Does a question name the person who looks at it? Then that person cannot settle it, alone or with another. */
export const namesYou = (signal: Signal, you: string): boolean =>
  settlementFault({ signal: signal.id, resolution: 'genuine', by: you, second: null, note: '-', at: '' }, signal) ===
  'person-concerned';

/** Whether one person settles a question or two, and where it stands: said before anybody answers (A25). */
export function TwoPeople({
  signal,
  answered,
  inside: { contest, naming, you },
}: {
  readonly signal: Signal;
  readonly answered: Answered | undefined;
  readonly inside: Inside;
}) {
  const texts = useTexts();
  if (namesYou(signal, you))
    return (
      <Notice tone="attention" title={texts.text('organise-roll-question-names-you')}>
        <p>{texts.text('organise-roll-question-names-you.do')}</p>
      </Notice>
    );
  if (!needsTwoPeople(signal)) return null;
  if (answered === undefined)
    return (
      <Notice title={texts.text('organise-roll-two')}>
        <p>{texts.text('organise-roll-two.means')}</p>
      </Notice>
    );
  const isYours = answered.by === you;
  return (
    <Notice
      tone="attention"
      title={texts.text(isYours ? 'organise-roll-two-yours' : 'organise-roll-two-theirs', {
        name: naming.person(answered.by),
      })}
    >
      <p>
        {texts.text('organise-roll-two-since')} <DateTime instant={answered.at} zone={contest.view.zone} />
      </p>
      <p>{texts.text(isYours ? 'organise-roll-two-yours.do' : 'organise-roll-two-theirs.do')}</p>
    </Notice>
  );
}
