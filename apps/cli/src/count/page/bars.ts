import { drawnVotes, type Telling } from '@selectorate/telling';
import { markup, type Html } from './html.ts';
import { colourOf, hatched, swatch } from './swatches.ts';

/** One stage as bars: rules that look at the papers once. */
export function bars(telling: Telling): Html {
  const { count, candidates, votes, texts } = telling;
  const tallies = count.stages[0]?.tallies ?? [];
  const most = Math.max(...tallies.map((tally) => drawnVotes(tally.votes)), Number.MIN_VALUE);
  return markup`<figure class="bars" aria-label="${texts.text('counting-page-bars')}">
    <figcaption class="soft">${texts.text('counting-page-bars-means')}</figcaption>
    <dl>
      ${tallies.map((tally, at) => {
        const width = Math.round((1000 * Math.max(0, drawnVotes(tally.votes))) / most) / 10;
        const place = at + 1;
        return markup`<div>
          <dt>${swatch(place)}${candidates.nameOf(tally.candidate)}</dt>
          <dd>
            <span class="figure">${votes.say(tally.votes)}</span
            ><svg class="bar" aria-hidden="true" width="100%" height="18">
              <rect width="${width}%" height="18" fill="${colourOf(place)}" />
              ${hatched(place, `width="${width}%" height="18"`)}
            </svg>
          </dd>
        </div> `;
      })}
    </dl>
  </figure>`;
}
