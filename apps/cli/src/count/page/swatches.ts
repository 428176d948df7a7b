import { markup, type Html } from './html.ts';

/** Kinds of hatching; with the six colours they tell 36 candidates apart, each twice over. */
const HATCHES = ['', 'M0 8 8 0', 'M4 0V8', 'M0 4H8', 'M0 0 8 8', 'M0 8 8 0M0 0 8 8'] as const;
const COLOURS = 6;

/** The colour of a place on the ballot paper; 0 is nobody's. */
export const colourOf = (place: number): string =>
  place === 0 ? 'var(--swatch-none)' : `var(--swatch-${((place - 1) % COLOURS) + 1})`;

/** The hatching of a place: its own in each turn of the colours; null for plain. */
export function hatchOf(place: number): string | null {
  if (place === 0) return 'url(#hatch-dots)';
  const turn = Math.floor((place - 1) / COLOURS);
  const at = (place - 1 + turn) % HATCHES.length;
  return at === 0 ? null : `url(#hatch-${at})`;
}

/** The patterns that fills refer to: once a page. */
export const swatchPatterns = (): Html =>
  markup`<svg class="patterns" aria-hidden="true" width="0" height="0">
    <defs>
      ${HATCHES.map(
        (path, at) =>
          markup`<pattern id="hatch-${at}" width="8" height="8" patternUnits="userSpaceOnUse"
            ><path d="${path}" stroke="var(--paper)" stroke-width="1.6" fill="none"
          /></pattern>`,
      )}
      <pattern id="hatch-dots" width="6" height="6" patternUnits="userSpaceOnUse">
        <circle cx="3" cy="3" r="1.2" fill="var(--paper)" />
      </pattern>
    </defs>
  </svg>`;

/** A small square of a candidate's colour and hatching, beside a name. */
export const swatch = (place: number): Html =>
  markup`<svg class="swatch" aria-hidden="true" width="16" height="16">
    <rect width="16" height="16" fill="${colourOf(place)}" />
    ${hatched(place, 'width="16" height="16"')}
  </svg>`;

/** The same area again in its hatching. */
export function hatched(place: number, area: string): Html | null {
  const hatch = hatchOf(place);
  return hatch === null ? null : { source: `<rect ${area} fill="${hatch}"/>` };
}
