import { sayNumber, Table, useTexts } from '@selectorate/ui';
import { ActLink, Proof } from '../act-links.tsx';
import { useContest } from '../contest-view.tsx';
import { wordFor } from '../where-it-stands.ts';

/** Signed changes to the roll after its freeze, counted by reason; without any the root is that of the freeze. */
export function RollDeltas() {
  const texts = useTexts();
  const { state } = useContest();
  const amendments = state.roll?.amendments ?? [];
  if (state.roll === null) return null;
  return (
    <section>
      <h2>{texts.text('observe-roll-deltas')}</h2>
      {amendments.length === 0 ? (
        <p>{texts.text('observe-roll-deltas-none')}</p>
      ) : (
        <>
          <Table
            caption={texts.text('observe-roll-deltas')}
            hideCaption
            columns={[
              { label: texts.text('observe-roll-act') },
              { label: texts.text('observe-roll-deltas-reasons'), prose: true },
              { label: texts.text('observe-roll-root'), prose: true },
            ]}
            rows={amendments.map(({ seq, root, reasons }) => ({
              key: String(seq),
              cells: [
                <ActLink key="act" seq={seq} />,
                Object.entries(reasons)
                  .map(([reason, count]) => `${wordFor(reason, texts)}: ${sayNumber(count)}`)
                  .join('; '),
                <code key="root">{root}</code>,
              ],
            }))}
          />
          <Proof standing="S" acts={amendments.map(({ seq }) => seq)}>
            {texts.text('observe-roll-deltas-proof')}
          </Proof>
        </>
      )}
    </section>
  );
}
