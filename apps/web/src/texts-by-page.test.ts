import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { archiveTexts, siteTexts, textsIn } from '@selectorate/messages';
import { expect, test } from 'vitest';

// A page is sent with its own texts and no others: what its sources name, by id or by the beginning of one, must be there.

const SOURCES = import.meta.dirname;
const ARCHIVE_PAGE = 'check-archive';
const everywhere = textsIn('en').textIds();

const filesOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !path.includes('.test.') && !path.startsWith('testing'))
    .map((path) => join(folder, path));

/** Ids of texts that a source names: `'ui-skip'` itself, and every id that `` `stage-${stage}` `` can become. */
function idsNamed(source: string): ReadonlySet<string> {
  const named = new Set([...source.matchAll(/'([a-z0-9-]+(?:\.[a-z-]+)?)'/g)].map(([, id = '']) => id));
  const begun = [...source.matchAll(/text\(`([a-z0-9]+(?:-[a-z0-9]+)*-)\$\{/g)].map(([, start = '']) => start);
  return new Set(everywhere.filter((id) => named.has(id) || begun.some((start) => id.startsWith(start))));
}

const notSent = (files: readonly string[], sent: readonly string[]): readonly string[] =>
  files.flatMap((file) =>
    [...idsNamed(readFileSync(file, 'utf8'))].filter((id) => !sent.includes(id)).map((id) => `${file}: ${id}`),
  );

test('every text that the site names is sent with it', () => {
  const files = [...filesOf(SOURCES), ...filesOf(join(SOURCES, '../../../packages/ui/src'))];
  const site = files.filter((file) => !file.includes(ARCHIVE_PAGE));
  expect(site.length).toBeGreaterThan(50);
  expect(notSent(site, siteTexts('en').textIds())).toEqual([]);
});

test('every text that the page for archives names is sent with it', () => {
  const page = filesOf(join(SOURCES, ARCHIVE_PAGE));
  expect(page.length).toBeGreaterThan(3);
  expect(notSent(page, archiveTexts('en').textIds())).toEqual([]);
});

test('the site is not sent what only a terminal says', () => {
  const sent = new Set(siteTexts('en').textIds());
  expect(everywhere.filter((id) => !sent.has(id)).length).toBeGreaterThan(400);
});
