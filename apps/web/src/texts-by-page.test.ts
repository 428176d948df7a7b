import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { archiveTexts, memberTexts, officeTexts, rollSiteTexts, siteTexts, textsIn } from '@selectorate/messages';
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

/** Pages that bring texts of their own, by their folder. */
const BRING_TEXTS = { organise: officeTexts, member: memberTexts, 'observe/roll': rollSiteTexts };
const isIn = (folder: string, file: string): boolean => file.startsWith(`${join(SOURCES, folder)}/`);
const bringsTexts = (file: string): boolean => Object.keys(BRING_TEXTS).some((folder) => isIn(folder, file));

test('every text that the site names is sent with it', () => {
  const files = [...filesOf(SOURCES), ...filesOf(join(SOURCES, '../../../packages/ui/src'))];
  const site = files.filter((file) => !file.includes(ARCHIVE_PAGE));
  const first = site.filter((file) => !bringsTexts(file));
  expect(first.length).toBeGreaterThan(50);
  expect(notSent(first, siteTexts('en').textIds())).toEqual([]);
});

test.each(Object.entries(BRING_TEXTS))('every text that pages of %s name comes with them', (folder, texts) => {
  const own = filesOf(SOURCES).filter((file) => isIn(folder, file));
  expect(own.length).toBeGreaterThan(5);
  expect(notSent(own, texts('en').textIds())).toEqual([]);
});

test('every text that the page for archives names is sent with it', () => {
  const page = filesOf(join(SOURCES, ARCHIVE_PAGE));
  expect(page.length).toBeGreaterThan(3);
  expect(notSent(page, archiveTexts('en').textIds())).toEqual([]);
});

test('the site is not sent what only a terminal says, nor observers what only officers are told', () => {
  const sent = new Set([officeTexts('en'), memberTexts('en')].flatMap((texts) => texts.textIds()));
  expect(
    siteTexts('en')
      .textIds()
      .filter((id) => /^(organise|member)-/.test(id)),
  ).toEqual([]);
  expect(everywhere.filter((id) => !sent.has(id)).length).toBeGreaterThan(400);
});
