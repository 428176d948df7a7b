import { useTexts } from './texts-context.tsx';

/** Beside every stage: what it means, and what it does not. */
export function WhatThisMeans({ means, doesNotMean }: { readonly means: string; readonly doesNotMean: string }) {
  const texts = useTexts();
  return (
    <aside className="what-this-means" aria-label={texts.text('ui-means')}>
      <h3>{texts.text('ui-means')}</h3>
      <p>{means}</p>
      <h3>{texts.text('ui-does-not-mean')}</h3>
      <p>{doesNotMean}</p>
    </aside>
  );
}
