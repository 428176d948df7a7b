import type { WaterfallStep } from '@selectorate/roll';
import { Table, useTexts } from '@selectorate/ui';

/** How a pair was weighed, one step under the other, each with the sum so far: above 0 speaks for one person. */
export function Waterfall({ steps }: { readonly steps: readonly WaterfallStep[] }) {
  const texts = useTexts();
  return (
    <>
      <p>{texts.text('organise-roll-weights.means')}</p>
      <Table
        caption={texts.text('organise-roll-weights')}
        columns={[
          { label: texts.text('organise-roll-weights-compared') },
          { label: texts.text('organise-roll-weights-agree'), prose: true },
          { label: texts.text('organise-roll-weights-step'), numeric: true },
          { label: texts.text('organise-roll-weights-sum'), numeric: true },
        ]}
        rows={steps.map(({ comparison, level, bits, byFrequency, total }) => {
          const id = `organise-roll-level-${level}`;
          const agree = texts.hasText(id) ? texts.text(id) : level;
          return {
            key: comparison,
            cells: [
              texts.text(`organise-roll-compared-${comparison}`),
              byFrequency ? texts.text('organise-roll-weights-frequency', { agree }) : agree,
              saySigned(bits),
              saySigned(total),
            ],
          };
        })}
      />
    </>
  );
}

/** `+3.2`, `−7.0`, with the minus that has the width of the plus; what rounds to nothing has no sign. */
function saySigned(bits: number): string {
  const figure = Math.abs(bits).toFixed(1);
  return figure === '0.0' ? figure : `${bits < 0 ? '−' : '+'}${figure}`;
}
