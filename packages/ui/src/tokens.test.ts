import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('../styles/tokens.css', import.meta.url), 'utf8');
const [lightText = '', darkText = ''] = css.split('@media (prefers-color-scheme: dark)');

const coloursIn = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries([...text.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]));

const light = coloursIn(lightText);
const schemes = { light, dark: { ...light, ...coloursIn(darkText) } };

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [dark = 0, bright = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (bright + 0.05) / (dark + 0.05);
}

const TONES = ['accent', 'amber', 'red', 'blue'];
type Pair = readonly [text: string, ground: string];

const PAIRS: readonly Pair[] = [
  ...['ink', 'ink-soft', ...TONES].flatMap((text): Pair[] => [
    [text, 'paper'],
    [text, 'paper-raised'],
  ]),
  ...TONES.flatMap((tone): Pair[] => [
    [tone, `${tone}-tint`],
    ['ink', `${tone}-tint`],
    ['ink-soft', `${tone}-tint`],
  ]),
  ['on-strong', 'accent'],
  ['on-strong', 'red'],
  ['focus-ink', 'focus'],
];

describe.each(Object.entries(schemes))('in %s', (_, colours) => {
  test.each(PAIRS)('%s on %s has a contrast of 7:1', (text, ground) => {
    expect(contrast(colours[text] ?? '', colours[ground] ?? '')).toBeGreaterThanOrEqual(7);
  });

  test('borders of controls and swatches stand out 3:1 from the paper', () => {
    const shapes = Object.keys(colours).filter((name) => name === 'rule-strong' || name.startsWith('swatch'));
    expect(shapes.length).toBeGreaterThan(7);
    for (const shape of shapes)
      expect(`${shape} ${contrast(colours[shape] ?? '', colours['paper'] ?? '') >= 3}`).toBe(`${shape} true`);
  });
});
