import { DateTime, Empty, useTexts } from '@selectorate/ui';
import type { Discretion } from '@selectorate/selection';
import { clauseText } from './act-item.tsx';
import { ActLink, Proof } from './act-links.tsx';
import { nameOf, useContest, wordsOf } from './contest-view.tsx';
import { sayCodes, wordFor } from './where-it-stands.ts';

/** Every decision of discretion: what, by whom, under which power, for which reasons. */
export function Discretions() {
  const texts = useTexts();
  const { state } = useContest();
  const all = [...state.discretions];
  return (
    <section>
      <h2>{texts.text('story-heading-discretion')}</h2>
      <p>{texts.text('observe-discretion.lead')}</p>
      {all.length === 0 ? <Empty title={texts.text('observe-no-discretion')} /> : null}
      <ol className="act-list">
        {all.map((each) => (
          <DiscretionItem key={each.seq} discretion={each} />
        ))}
      </ol>
      <Proof standing="P" acts={all.map(({ seq }) => seq)}>
        {texts.text('finding-discretion-published')}
      </Proof>
    </section>
  );
}

function DiscretionItem({ discretion }: { readonly discretion: Discretion }) {
  const texts = useTexts();
  const view = useContest();
  const { seq, kind, by, power, ground, affects } = discretion;
  const act = view.record.acts.find((each) => each.seq === seq);
  const reasons = wordsOf(view, seq, 'reasons');
  return (
    <li>
      <ActLink seq={seq} />
      <div>
        <h3>{texts.text(`act-${kind}.done`)}</h3>
        {act === undefined ? null : (
          <p>
            <DateTime instant={act.at} zone={view.zone} />
          </p>
        )}
        <p>
          {texts.text('observe-discretion-says', {
            ground: wordFor(ground, texts),
            affects: sayCodes(affects, view, texts),
            by: by.map((each) => nameOf(view, each)).join(', '),
          })}
        </p>
        <p className="soft">
          {texts.text('observe-power')} <code>{power}</code>. {clauseText(view, power, texts)}
        </p>
        <p className="quote">{reasons ?? texts.text('observe-reasons-sealed')}</p>
      </div>
    </li>
  );
}
