import { useTexts, WhatThisMeans } from '@selectorate/ui';

/** What a step means and does not mean, under a heading of its own. */
export function Understand({ means, doesNotMean }: { readonly means: string; readonly doesNotMean: string }) {
  const texts = useTexts();
  return (
    <>
      <h2>{texts.text('organise-understand')}</h2>
      <WhatThisMeans means={means} doesNotMean={doesNotMean} />
    </>
  );
}
