/** The look of the house for a page by itself; the tokens are those of packages/ui, and a test holds them together. */
export const TOKENS = `:root {
  color-scheme: light dark;
  --ink: #14212b;
  --ink-soft: #3d4a54;
  --paper: #fbfaf7;
  --paper-raised: #ffffff;
  --rule: #d3cfc4;
  --rule-strong: #7a7f80;
  --accent: #0b5d4e;
  --accent-tint: #edf6f2;
  --focus: #ffd33d;
  --focus-ink: #14212b;
  --swatch-1: #0b5d4e;
  --swatch-2: #b3590a;
  --swatch-3: #3a4fa3;
  --swatch-4: #8a2a6b;
  --swatch-5: #6b6b1f;
  --swatch-6: #2a7ea1;
  --swatch-none: #8b8f90;
  --serif: ui-serif, 'Iowan Old Style', Georgia, 'Times New Roman', serif;
  --sans: system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e8ebe8;
    --ink-soft: #b9c1c4;
    --paper: #10181d;
    --paper-raised: #162027;
    --rule: #33414a;
    --rule-strong: #8b979d;
    --accent: #7fd6c0;
    --accent-tint: #12302b;
    --swatch-1: #57b8a1;
    --swatch-2: #e59a52;
    --swatch-3: #93a4ea;
    --swatch-4: #d989bd;
    --swatch-5: #bdbb5c;
    --swatch-6: #74bfdf;
    --swatch-none: #7b868c;
  }
}
`;

export const STYLE = `${TOKENS}
*, *::before, *::after { box-sizing: border-box; }
html { font: 100%/1.5 var(--sans); color: var(--ink); background: var(--paper); text-size-adjust: 100%; }
body { margin: 0; overflow-wrap: break-word; }
.wide { max-width: 68rem; margin-inline: auto; padding-inline: 16px; }
header.wide { padding-block: 32px 8px; }
main { padding-block-end: 48px; }
h1, h2, h3 { font-family: var(--serif); font-weight: 600; line-height: 1.2; margin: 0; text-wrap: balance; }
h1 { font-size: 2rem; }
h2 { font-size: 1.5rem; margin-block: 48px 12px; padding-block-start: 16px; border-block-start: 1px solid var(--rule); }
h3 { font-size: 1.1875rem; margin-block: 24px 6px; }
p, ul, ol, dl, figure { margin: 0 0 16px; }
p, li, dd { max-width: 66ch; }
ul, ol { padding-inline-start: 22px; }
a { color: var(--accent); text-underline-offset: 3px; }
code { font-family: var(--mono); font-size: 0.9em; overflow-wrap: anywhere; }
:focus-visible { outline: 3px solid var(--focus); box-shadow: 0 0 0 6px var(--focus-ink); border-radius: 2px; }
.caption { margin: 0 0 6px; color: var(--ink-soft); }
.lead { font-size: 1.1875rem; margin-block: 16px; }
.soft { color: var(--ink-soft); max-width: 66ch; margin-block-end: 12px; }
.skip { position: absolute; inset-inline-start: 8px; top: -100px; padding: 12px 16px; background: var(--focus);
  color: var(--focus-ink); }
.skip:focus { top: 8px; }
.contents ul { display: flex; flex-wrap: wrap; gap: 0 20px; list-style: none; margin: 0; padding: 0;
  border-block: 1px solid var(--rule); }
.contents a { display: inline-flex; align-items: center; min-height: 44px; text-decoration: none; }
.contents a:hover { text-decoration: underline; }
.key { padding: 16px 20px; border-inline-start: 6px solid var(--accent); background: var(--accent-tint); }
.key p { margin: 0; }
.key p + p { margin-block-start: 8px; }
.told { list-style: none; padding: 0; }
.told > li { max-width: none; padding-block: 12px; border-block-end: 1px solid var(--rule); }
.told > li:first-child { border-block-start: 1px solid var(--rule); }
.told h3 { margin: 0 0 4px; }
.told p { margin: 0; }
.patterns { position: absolute; }
.swatch { margin-inline-end: 8px; vertical-align: -2px; }
.scrolls { overflow-x: auto; margin-block-end: 16px; }
.strip { display: block; max-width: none; font: 13px var(--sans); font-variant-numeric: tabular-nums; }
.strip text { fill: var(--ink); }
.strip .stage-name { fill: var(--ink-soft); font-weight: 600; }
.strip .strong { font-weight: 600; }
.strip .halo { paint-order: stroke; stroke: var(--paper); stroke-width: 4px; stroke-linejoin: round; }
.strip .stays { opacity: 0.22; }
.strip .moves { opacity: 0.6; }
.legend { display: flex; flex-wrap: wrap; gap: 4px 20px; list-style: none; padding: 0; }
.bars dl { margin: 0; }
.bars dl > div { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 16px; margin-block-end: 12px; }
.bars dd { display: contents; }
.bars .figure { text-align: end; font-variant-numeric: tabular-nums; }
.bar { grid-column: 1 / -1; display: block; background: var(--paper-raised); outline: 1px solid var(--rule); }
table { border-collapse: collapse; margin: 0 0 16px; }
caption { text-align: start; font-weight: 600; padding-block-end: 8px; }
th, td { padding: 6px 14px 6px 0; border-block-end: 1px solid var(--rule); text-align: start; vertical-align: top;
  font-weight: 400; }
thead th { border-block-end: 2px solid var(--rule-strong); font-weight: 600; vertical-align: bottom; }
.numeric { text-align: end; padding-inline: 14px 0; white-space: nowrap; font-variant-numeric: tabular-nums; }
.numeric + :not(.numeric) { padding-inline-start: 24px; }
.strong > * { font-weight: 600; }
.sum > * { border-block-start: 2px solid var(--rule-strong); }
.figures caption span { display: inline-block; position: sticky; inset-inline-start: 0; }
.figures th[scope=row] { position: sticky; inset-inline-start: 0; background: var(--paper); min-width: 8.5rem;
  max-width: 15rem; padding-inline-end: 12px; }
.decided { display: block; font-size: 0.8125rem; font-weight: 600; }
.decided.excluded { font-weight: 400; color: var(--ink-soft); }
.outcome { white-space: nowrap; }
.summary { border-block-start: 1px solid var(--rule); }
.summary > div { display: grid; gap: 0 24px; padding-block: 10px; border-block-end: 1px solid var(--rule); }
.summary dt { font-weight: 600; }
.summary dd { margin: 0; overflow-wrap: anywhere; }
.print-only { display: none; }
footer { border-block-start: 1px solid var(--rule); padding-block: 24px 48px; color: var(--ink-soft); }
@media (min-width: 40em) {
  h1 { font-size: 2.75rem; }
  .summary > div { grid-template-columns: minmax(9rem, 1fr) minmax(0, 3fr); }
}
@media (max-width: 40em) {
  .figures th[scope=row] { min-width: 7rem; max-width: 8rem; font-size: 0.9rem; }
  .stacks, .stacks tbody, .stacks tr, .stacks caption { display: block; }
  .stacks thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .stacks tr { padding-block: 10px; border-block-end: 1px solid var(--rule); }
  .stacks tr > * { display: block; padding: 2px 0; border: 0; }
  .stacks th { font-weight: 600; }
  .stacks td::before { content: attr(data-label) ': '; color: var(--ink-soft); }
}
@media print {
  :root { color-scheme: light; --ink: #000; --ink-soft: #222; --paper: #fff; --paper-raised: #fff; --rule: #999;
    --accent: #083f35; --accent-tint: #fff; --swatch-1: #0b5d4e; --swatch-2: #b3590a; --swatch-3: #3a4fa3;
    --swatch-4: #8a2a6b; --swatch-5: #6b6b1f; --swatch-6: #2a7ea1; --swatch-none: #8b8f90; }
  html { font-size: 10pt; }
  * { print-color-adjust: exact; }
  .contents, .skip, .screen-only { display: none; }
  .print-only { display: block; }
  .wide { max-width: none; padding: 0; }
  h1 { font-size: 22pt; }
  h2 { margin-block-start: 24px; }
  h2, h3, caption { break-after: avoid; }
  tr, .key, .strip, .told > li, .bars dl > div, .tie { break-inside: avoid; }
  thead { display: table-header-group; }
  .scrolls { overflow: visible; }
  .strip { max-width: 100%; height: auto; break-inside: avoid; }
  .figures th[scope=row] { position: static; background: none; min-width: 6rem; max-width: 9rem; }
  .figures { font-size: 9pt; }
  .figures thead .numeric, .outcome { white-space: normal; }
  a { color: inherit; text-decoration: none; }
}
@page { size: A4; margin: 18mm 16mm 20mm; @bottom-right { content: counter(page) ' / ' counter(pages); font: 9pt sans-serif; } }
`;
