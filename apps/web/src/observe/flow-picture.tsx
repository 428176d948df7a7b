import type { Count } from '@selectorate/count';
import { sayNumber, useTexts } from '@selectorate/ui';
import { sankeyLinkHorizontal } from 'd3-sankey';
import { Bars } from './bars.tsx';
import { nameOf, useContest } from './contest-view.tsx';
import { type FlowNode, layOutFlow } from './flow-layout.ts';
import { Swatch, SwatchFill } from './swatches.tsx';

const WIDTH = 1040;
/** Labels of bands stand nearer to where votes went; there a band has risen further than it has come. */
const ALONG = 0.7;
const RISEN = 0.78;
const path = sankeyLinkHorizontal();

/** Where votes went from round to round; on a phone, bars of each round. */
export function FlowPicture({ count }: { readonly count: Count }) {
  const texts = useTexts();
  const view = useContest();
  const height = Math.max(320, 90 * count.candidates.length);
  const { nodes, links } = layOutFlow(count, { width: WIDTH, height, left: 0, right: 190 });
  const nameAt = (place: number): string =>
    place === 0 ? texts.text('observe-stopped') : nameOf(view, count.candidates[place - 1] ?? '');
  const last = count.stages.length;
  return (
    <figure>
      <svg className="flow" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={texts.text('observe-flow')}>
        {count.stages.map(({ n }) => {
          const x = nodes.find(({ round }) => round === n)?.x0 ?? 0;
          return (
            <text key={n} className="soft-text" x={x} y="14">
              {texts.text('observe-round', { n })}
            </text>
          );
        })}
        {links.map((link) => (
          <path
            key={`${nodeId(link.source)} ${nodeId(link.target)}`}
            className="band"
            d={path(link) ?? ''}
            fill="none"
            stroke={colourAt(link.source)}
            strokeWidth={Math.max(1, link.width ?? 1)}
          />
        ))}
        {nodes.map(({ id, place, round, votes, x0 = 0, x1 = 0, y0 = 0, y1 = 0 }) => (
          <g key={id}>
            <SwatchFill swatch={place} x={x0} y={y0} width={x1 - x0} height={Math.max(1, y1 - y0)} />
            <text className="halo" x={x1 + 8} y={(y0 + y1) / 2 + 5}>
              {round === last || round === 1 ? `${nameAt(place)}: ${sayNumber(votes)}` : sayNumber(votes)}
            </text>
          </g>
        ))}
        {links
          .filter(({ moves }) => moves)
          .map((link) => (
            <text
              key={`${nodeId(link.source)} ${nodeId(link.target)} label`}
              className="halo"
              x={between(edge(link.source, 'x1'), edge(link.target, 'x0'), ALONG)}
              y={between(link.y0, link.y1, RISEN) + 5}
              textAnchor="middle"
            >
              {`+${sayNumber(link.votes)}`}
            </text>
          ))}
      </svg>
      <div className="flow-bars">
        {count.stages.map(({ n, tallies }) => (
          <Bars
            key={n}
            caption={texts.text('observe-round', { n })}
            bars={tallies
              .filter(({ votes }) => Number(votes) > 0)
              .map(({ candidate, votes }) => {
                const place = count.candidates.indexOf(candidate) + 1;
                return { key: candidate, label: nameAt(place), value: Number(votes), swatch: place };
              })}
          />
        ))}
      </div>
      <ul className="legend">
        {count.candidates.map((candidate, at) => (
          <li key={candidate}>
            <Swatch swatch={at + 1} />
            {nameAt(at + 1)}
          </li>
        ))}
      </ul>
      <figcaption className="soft">{texts.text('observe-flow.means')}</figcaption>
    </figure>
  );
}

const between = (from = 0, to = 0, share = 0): number => from + (to - from) * share;

type End = string | number | FlowNode;

const nodeId = (end: End): string => (typeof end === 'object' ? end.id : String(end));

const edge = (end: End, side: 'x0' | 'x1'): number | undefined =>
  typeof end === 'object' ? (end as FlowNode & { readonly x0?: number; readonly x1?: number })[side] : undefined;

const colourAt = (end: End): string =>
  typeof end === 'object' && end.place > 0 ? `var(--swatch-${((end.place - 1) % 6) + 1})` : 'var(--swatch-none)';
