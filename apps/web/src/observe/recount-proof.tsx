import { Notice, useTexts } from '@selectorate/ui';
import { Proof } from './act-links.tsx';
import { useContest } from './contest-view.tsx';
import { useCount } from './use-count.ts';

/** Under the figures of a count: that they were counted again here, or that they do not hold. */
export function RecountProof({ acts }: { readonly acts: readonly number[] }) {
  const texts = useTexts();
  const { record } = useContest();
  const { data } = useCount(record);
  if (data === undefined) return <p className="soft">{texts.text('observe-counting-again')}</p>;
  if (data.agrees)
    return (
      <Proof standing="P" acts={acts}>
        {texts.text('observe-proof-count')}
      </Proof>
    );
  return (
    <Notice tone="fault" title={texts.text('observe-count-missing')}>
      <p>{texts.text('observe-count-missing.do')}</p>
    </Notice>
  );
}
