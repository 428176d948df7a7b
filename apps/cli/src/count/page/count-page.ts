import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { countRules, margin } from '@selectorate/count';
import type { Texts } from '@selectorate/messages';
import { roundTable, type Telling, tellStages, tellTie } from '@selectorate/telling';
import type { Counted } from '../counted.ts';
import { hashBallots } from '../hash-ballots.ts';
import { writeLadder, sayDefault } from '../rules.ts';
import { writeValue } from '../option-values.ts';
import { tellBounds } from '../tell-bounds.ts';
import { tellHeadline, tellingOf } from '../tell-explanation.ts';
import { bars } from './bars.ts';
import { flowPicture } from './flow-picture.ts';
import { markup, type Html, ownMarkup } from './html.ts';
import { wordTable } from './plain-table.ts';
import { roundsTable } from './rounds.ts';
import { STYLE } from './style.ts';
import { swatchPatterns } from './swatches.ts';
import { workingTables } from './workings.ts';

interface Section {
  readonly id: string;
  readonly heading: string;
  readonly content: readonly Html[];
}

/** A count as one page that needs nothing else: story first, then pictures, every figure, ties, bounds, options. */
export function countPage(counted: Counted, texts: Texts): string {
  const telling = tellingOf(counted, texts);
  const sections = sectionsOf(counted, telling).filter(({ content }) => content.length > 0);
  const [headline = '', ...how] = tellHeadline(counted, texts);
  const title = titleOf(counted, texts);
  const styleHash = createHash('sha256').update(STYLE).digest('base64');
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
        <title>${title}: ${headline}</title>
        <style>${ownMarkup(STYLE)}</style>
      </head>
      <body>
        <a class="skip" href="#result">${texts.text('counting-page-skip')}</a>
        ${swatchPatterns()}
        <header class="wide">
          <p class="caption">${title}</p>
          <h1>${headline}</h1>
          ${how.map((line) => markup`<p class="lead">${line}</p>`)}
          <nav class="contents" aria-label="${texts.text('counting-page-contents')}">
            <ul>
              ${sections.map(({ id, heading }) => markup`<li><a href="#${id}">${heading}</a></li>`)}
            </ul>
          </nav>
        </header>
        <main class="wide" id="result">
          ${sections.map(
            ({ id, heading, content }) =>
              markup`<section aria-labelledby="${id}">
                <h2 id="${id}">${heading}</h2>
                ${content}
              </section> `,
          )}
        </main>
        <footer class="wide"><p>${texts.text('counting-page-made-by')}</p></footer>
      </body>
    </html> `.source;
}

const titleOf = ({ title, gathered }: Counted, texts: Texts): string =>
  title === ''
    ? texts.text('counting-page-untitled', { files: gathered.files.map(({ file }) => basename(file)).join(', ') })
    : title;

function sectionsOf(counted: Counted, telling: Telling): readonly Section[] {
  const { count, texts } = telling;
  const ties = count.stages.flatMap((stage) => stage.ties.map((tie) => tellTie(stage.n, tie, telling)));
  const bounds = tellBounds(margin(count), counted, texts);
  return [
    { id: 'story', heading: texts.text('counting-heading-story'), content: storyOf(telling) },
    {
      id: 'flow',
      heading: texts.text('counting-page-flow'),
      content: [count.stages.length > 1 ? flowPicture(telling) : bars(telling)],
    },
    { id: 'rounds', heading: texts.text('counting-heading-rounds'), content: roundsOf(telling) },
    { id: 'workings', heading: texts.text('counting-page-workings'), content: workingTables(telling) },
    { id: 'ties', heading: texts.text('counting-heading-ties'), content: ties.map(tieOf) },
    {
      id: 'bounds',
      heading: texts.text('counting-heading-bounds'),
      content: bounds.map((line) => markup`<p>${line}</p>`),
    },
    { id: 'options', heading: texts.text('counting-page-options'), content: [optionsOf(telling)] },
    { id: 'repeat', heading: texts.text('counting-page-repeat'), content: [repeatOf(counted, texts)] },
  ];
}

/** What decided it stands out; then a paragraph for each stage. */
function storyOf(telling: Telling): readonly Html[] {
  const [before, ...stages] = tellStages(telling);
  return [
    markup`<div class="key">${(before?.sentences ?? []).map((sentence) => markup`<p>${sentence}</p>`)}</div>`,
    markup`<ol class="told">
      ${stages.map(
        ({ heading, sentences }) =>
          markup`<li>
            <h3>${heading}</h3>
            <p>${sentences.join(' ')}</p>
          </li> `,
      )}
    </ol>`,
  ];
}

function roundsOf(telling: Telling): readonly Html[] {
  const { votes, texts } = telling;
  return [
    roundsTable(roundTable(telling), texts),
    ...(votes.roundedTo === null
      ? []
      : [markup`<p class="soft">${texts.text('counting-rounded', { places: votes.roundedTo })}</p>`]),
  ];
}

const tieOf = ([who = '', ...steps]: readonly string[]): Html =>
  markup`<div class="tie">
    <h3>${who}</h3>
    <ol>
      ${steps.map((step) => markup`<li>${step}</li>`)}
    </ol>
  </div>`;

function optionsOf({ count, texts }: Telling): Html {
  const described = countRules().find(({ rule }) => rule === count.rule)?.options ?? [];
  const rows = described.map((each) => {
    const value = count.options[each.option];
    const text = each.option === 'ties' ? writeLadder(count.options.ties ?? []) : writeValue(value);
    const isDefault = JSON.stringify(value) === JSON.stringify(each.byDefault);
    return [
      each.option,
      text === '' ? texts.text('counting-value-none') : text,
      texts.text(isDefault ? 'counting-page-default' : 'counting-page-chosen'),
      texts.text(`counting-option-${each.option}`),
      isDefault ? each.source : texts.text('counting-page-default-was', { value: sayDefault(each, texts) }),
    ];
  });
  return wordTable({
    caption: texts.text('counting-page-options-caption'),
    head: ['option', 'value', 'standing', 'meaning', 'source'].map((id) => texts.text(`counting-page-${id}`)),
    rows,
  });
}

function repeatOf({ count, gathered, command }: Counted, texts: Texts): Html {
  const row = (id: string, content: Html): Html =>
    markup`<div>
      <dt>${texts.text(`counting-page-${id}`)}</dt>
      <dd>${content}</dd>
    </div>`;
  return markup`<p>${texts.text('counting-page-repeat-how')}</p>
    <dl class="summary">
      ${row('command', markup`<code>${command}</code>`)}
      ${row('rule', markup`${texts.text(`counting-rule-${count.rule}`)} (${count.rule})`)}
      ${row('files', markup`${gathered.files.map(({ file }) => basename(file)).join(', ')}`)}
      ${row('hash', markup`${hashBallots(gathered.rounds).map((hash) => markup`<code>${hash}</code> `)}`)}
    </dl>
    <p class="soft">${texts.text('counting-page-hash-means')}</p>`;
}
