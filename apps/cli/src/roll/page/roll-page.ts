import { createHash } from 'node:crypto';
import type { Texts } from '@selectorate/messages';
import type { ToldCheck, ToldFigure, ToldReport, ToldTable } from '@selectorate/telling';
import { type Html, markup, ownMarkup } from '../../count/page/html.ts';
import { wordTable } from '../../count/page/plain-table.ts';
import { STYLE } from '../../count/page/style.ts';

/** What a report has and a count has not: tables that unfold, and on paper are all unfolded; cells that are empty. */
const ROLL_STYLE = `${STYLE}
header .key { margin-block: 16px; }
details { margin-block-end: 16px; }
summary { display: list-item; min-height: 44px; padding-block: 10px; cursor: pointer; color: var(--accent); font-weight: 600; }
details[open] > summary { margin-block-end: 12px; }
@media (max-width: 40em) {
  .stacks td:empty { display: none; }
  .figures caption span { max-width: calc(100vw - 32px); }
}
@media print {
  summary { display: none; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
`;

/** A report of the checks as one page that needs nothing else: what failed, the table of all checks, then each of them. */
export function rollPage(report: ToldReport, texts: Texts): string {
  const { isPrivate, title, headline, notices, overview, checks, sources } = report;
  const styleHash = createHash('sha256').update(ROLL_STYLE).digest('base64');
  return markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'"
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <style>${ownMarkup(ROLL_STYLE)}</style>
      </head>
      <body>
        <a class="skip" href="#checks">${texts.text('roll-page-skip')}</a>
        <header class="wide">
          <p class="caption">${title}</p>
          <h1>${headline}</h1>
          <div class="key">${notices.map((notice) => markup`<p>${notice}</p>`)}</div>
          <nav class="contents" aria-label="${texts.text('roll-page-contents')}">
            <ul>${checks.map(({ id }) => markup`<li><a href="#${id}">${id}</a></li>`)}</ul>
          </nav>
        </header>
        <main class="wide" id="checks">
          <section aria-labelledby="overview">
            <h2 id="overview">${texts.text('roll-page-overview')}</h2>
            ${wordTable(overview)}
          </section>
          ${checks.map((check) => section(check, isPrivate, texts))}
          ${
            sources.length === 0
              ? null
              : markup`<section aria-labelledby="sources">
            <h2 id="sources">${texts.text('roll-page-sources')}</h2>
            ${figureList(sources)}
          </section>`
          }
        </main>
        <footer class="wide"><p>${texts.text('roll-page-made-by')}</p></footer>
      </body>
    </html> `.source;
}

const section = (check: ToldCheck, isPrivate: boolean, texts: Texts): Html => {
  const { id, name, means, figures, signals, more, unasked } = check;
  return markup`<section aria-labelledby="${id}">
    <h2 id="${id}">${id} ${name}</h2>
    <p class="soft">${means}</p>
    ${figureList(figures)}
    ${signals === null ? null : wordTable(signals)}
    ${more === null ? null : markup`<p>${more}</p>`}
    ${unasked === null ? null : markup`<p class="soft">${unasked}</p>`}
    ${fairness(check, isPrivate, texts)}
  </section> `;
};

const fairness = ({ id, fairness: tables }: ToldCheck, isPrivate: boolean, texts: Texts): Html | null =>
  tables.length === 0
    ? null
    : markup`<details>
      <summary>${texts.text('roll-page-fairness')}</summary>
      <p class="soft">${texts.text(isPrivate ? 'roll-page-fairness-means' : 'roll-page-burden-means')}</p>
      ${tables.map((table) => fairnessTable(id, table))}
    </details>`;

/** Figures of a few groups; on a phone it scrolls in a place of its own, reached by keyboard too. */
function fairnessTable(id: string, { caption, head: [corner = '', ...columns], rows }: ToldTable): Html {
  return markup`<div class="scrolls" role="region" tabindex="0" aria-label="${id}: ${caption}">
    <table class="figures">
      <caption><span>${caption}</span></caption>
      <thead><tr><th scope="col">${corner}</th>
      ${columns.map((column) => markup`<th scope="col" class="numeric">${column}</th>`)}</tr></thead>
      <tbody>${rows.map(
        ([name = '', ...cells]) => markup`<tr><th scope="row">${name}</th>
        ${cells.map((cell) => markup`<td class="numeric">${cell}</td>`)}</tr>
        `,
      )}</tbody>
    </table>
  </div> `;
}

const figureList = (figures: readonly ToldFigure[]): Html =>
  markup`<dl class="summary">
    ${figures.map(([label, value]) => markup`<div><dt>${label}</dt><dd>${value}</dd></div> `)}
  </dl>`;
