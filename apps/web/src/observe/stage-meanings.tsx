import { Details, useTexts } from '@selectorate/ui';
import type { Stage } from '@selectorate/selection';
import { useContest } from './contest-view.tsx';

/** Each stage with what it means and does not mean; the present one unfolded. */
export function StageMeanings({ stages }: { readonly stages: readonly Stage[] }) {
  const texts = useTexts();
  const { state } = useContest();
  return stages.map((stage) => (
    <Details key={stage} summary={texts.text(`stage-${stage}`)} open={stage === state.stage}>
      <p>
        <strong>{texts.text('ui-means')}.</strong> {texts.text(`stage-${stage}.means`)}
      </p>
      <p>
        <strong>{texts.text('ui-does-not-mean')}.</strong> {texts.text(`stage-${stage}.does-not-mean`)}
      </p>
    </Details>
  ));
}
