/** Kinds of hatching, one for each colour in turn: neither is needed to tell candidates apart. */
const HATCHES = ['', 'M0 8 8 0', 'M4 0V8', 'M0 4H8', 'M0 0 8 8', 'M0 8 8 0M0 0 8 8'] as const;
const SWATCHES = HATCHES.length;

/** Which of the fixed swatches a place on the ballot takes; 0 is nobody's. */
const swatchOf = (place: number): number => (place === 0 ? 0 : ((place - 1) % SWATCHES) + 1);

const colourOf = (place: number): string => (place === 0 ? 'var(--swatch-none)' : `var(--swatch-${swatchOf(place)})`);

/** The patterns that {@link SwatchFill} fills with: once a page. */
export function SwatchPatterns() {
  return (
    <svg className="swatch-patterns" aria-hidden="true" width="0" height="0">
      <defs>
        {HATCHES.map((path, at) => (
          <pattern key={path} id={`hatch-${at + 1}`} width="8" height="8" patternUnits="userSpaceOnUse">
            <path d={path} stroke="var(--paper)" strokeWidth="1.6" fill="none" />
          </pattern>
        ))}
      </defs>
    </svg>
  );
}

export interface SwatchFillProps {
  readonly swatch: number;
  readonly width: string | number;
  readonly height: number;
  readonly x?: string | number;
  readonly y?: number;
}

/** A rectangle in a candidate's colour and hatching, inside an SVG. */
export function SwatchFill({ swatch, width, height, x = 0, y = 0 }: SwatchFillProps) {
  const place = { x, y, width, height };
  return (
    <>
      <rect {...place} fill={colourOf(swatch)} />
      {swatchOf(swatch) > 1 ? <rect {...place} fill={`url(#hatch-${swatchOf(swatch)})`} /> : null}
    </>
  );
}

/** The same as a small square beside a name. */
export function Swatch({ swatch }: { readonly swatch: number }) {
  return (
    <svg className="swatch" aria-hidden="true" width="16" height="16">
      <SwatchFill swatch={swatch} width={16} height={16} />
    </svg>
  );
}
