import type { Votes } from '@selectorate/count';
import type { Telling } from '@selectorate/telling';
import { COLUMN, type FlowBand, type FlowNode, type FlowStrip, layOutFlow, NODE } from './flow-layout.ts';
import { markup, type Html } from './html.ts';
import { colourOf, hatched, hatchOf, swatch } from './swatches.ts';

/** Longest name in the picture itself; the legend and the tables have whole names. */
const LONGEST = 14;
/** Pixels of a usual character of a label. */
const CHARACTER = 7;

/** Where the votes went, as pictures of up to five stages each, and the legend. */
export function flowPicture(telling: Telling): Html {
  const { count, texts } = telling;
  return markup`<figure class="flow">
    <figcaption class="soft">${texts.text('counting-page-flow-means')}</figcaption>
    ${layOutFlow(count).map((strip, at) => picture(strip, at, telling))} ${legend(telling)}
  </figure>`;
}

const legend = ({ count, candidates, texts }: Telling): Html =>
  markup`<ul class="legend" aria-label="${texts.text('counting-page-legend')}">
    ${[
      ...count.candidates.map((id, at) => markup`<li>${swatch(at + 1)}${candidates.nameOf(id)}</li>`),
      markup`<li>${swatch(0)}${texts.text('counting-page-stopped')}</li>`,
    ]}
  </ul>`;

function picture(strip: FlowStrip, at: number, telling: Telling): Html {
  const { texts } = telling;
  const title = texts.text('counting-page-flow-strip', { from: strip.from, to: strip.to });
  const stages = [...new Set(strip.nodes.map(({ stage }) => stage))];
  return markup`<div class="scrolls" role="region" tabindex="0" aria-label="${title}">
    <svg
      class="strip"
      role="img"
      aria-labelledby="flow-${at}"
      viewBox="0 0 ${strip.width} ${round(strip.height)}"
      width="${strip.width}"
      height="${round(strip.height)}"
    >
      <title id="flow-${at}">${title}</title>
      ${stages.map((n) => markup`<text class="stage-name" x="${strip.nodes.find(({ stage }) => stage === n)?.x ?? 0}" y="14">${texts.text('counting-stage-short', { n })}</text>`)}
      ${strip.bands.map((each) => band(each))} ${strip.nodes.map((node) => bar(node))}
      ${strip.nodes.map((node) => label(node, strip, telling))}
    </svg>
  </div> `;
}

/** An area that curves from edge to edge; what moves is hatched and darker than what stays. */
function band({ place, moves, x0, y0, x1, y1, height }: FlowBand): Html {
  const middle = (x0 + x1) / 2;
  const path = `M${x0} ${round(y0)}C${middle} ${round(y0)} ${middle} ${round(y1)} ${x1} ${round(y1)}v${round(height)}C${middle} ${round(y1 + height)} ${middle} ${round(y0 + height)} ${x0} ${round(y0 + height)}z`;
  const hatch = moves ? hatchOf(place) : null;
  return markup`<path class="${moves ? 'moves' : 'stays'}" d="${path}" fill="${colourOf(place)}" />${
    hatch === null ? null : markup`<path d="${path}" fill="${hatch}" />`
  }`;
}

const bar = ({ place, x, y, height }: FlowNode): Html =>
  markup`<rect
      x="${x}"
      y="${round(y)}"
      width="${NODE}"
      height="${round(height)}"
      fill="${colourOf(place)}"
    />${hatched(place, `x="${x}" y="${round(y)}" width="${NODE}" height="${round(height)}"`)}`;

/** The name and figure beside a bar, and what it gained before it. */
function label({ place, stage, x, y, height }: FlowNode, { from }: FlowStrip, telling: Telling): Html {
  const { count, candidates, votes, texts } = telling;
  const { tallies, elected, excluded } = count.stages[stage - 1] ?? { tallies: [], elected: [], excluded: [] };
  const tally = tallies[place - 1];
  const name = tally === undefined ? texts.text('counting-page-stopped') : candidates.nameOf(tally.candidate);
  const figure = tally === undefined ? stoppedAt(telling, stage) : votes.label([tally.votes]);
  const mark = elected.some(({ candidate }) => candidate === tally?.candidate)
    ? ' ✓'
    : excluded.some((candidate) => candidate === tally?.candidate)
      ? ' ✗'
      : '';
  const middle = round(y + height / 2 + 4.5);
  const gained = gainsAt(telling, stage, tally?.candidate ?? null);
  // Where the column before has no room left for it, the table alone has the gain.
  const gain =
    gained.length > 0 && stage > from && fitsBefore(votes.label(gained), labelBefore({ place, stage }, telling))
      ? markup`<text class="halo gain" x="${x - 5}" y="${middle}" text-anchor="end">+${votes.label(gained)}</text>`
      : null;
  return markup`<text class="halo${mark === '' ? '' : ' strong'}" x="${x + NODE + 5}" y="${middle}"
      >${cut(name)} ${figure}${mark}</text
    >${gain}`;
}

/** What stands beside the same bar in the column before. */
function labelBefore({ place, stage }: Pick<FlowNode, 'place' | 'stage'>, telling: Telling): string {
  const tally = telling.count.stages[stage - 2]?.tallies[place - 1];
  if (tally === undefined) return `${telling.texts.text('counting-page-stopped')} ${stoppedAt(telling, stage - 1)}`;
  return `${cut(telling.candidates.nameOf(tally.candidate))} ${telling.votes.label([tally.votes])} ✗`;
}

const fitsBefore = (gain: string, text: string): boolean =>
  ([...text].length + gain.length + 2) * CHARACTER <= COLUMN - NODE;

function stoppedAt({ count, votes }: Telling, stage: number): string {
  const { nonTransferable = [], residual = '0' } = count.stages[stage - 1] ?? {};
  return votes.label([...nonTransferable.map((each) => each.votes), residual]);
}

/** What came to somebody, or (null) stopped, before a stage. */
const gainsAt = ({ count }: Telling, stage: number, to: string | null): readonly Votes[] =>
  (count.stages[stage - 1]?.transfers ?? [])
    .filter((transfer) => (transfer.kind === 'transfer' ? transfer.to : null) === to)
    .map(({ votes }) => votes);

const cut = (name: string): string =>
  [...name].length > LONGEST ? `${[...name].slice(0, LONGEST - 1).join('')}…` : name;

const round = (value: number): number => Math.round(value * 10) / 10;
