import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { textsIn } from '@selectorate/messages';
import { expect, test } from 'vitest';

const FOLDER = import.meta.dirname;
const sources = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
  .map((file) => readFileSync(join(FOLDER, file), 'utf8'))
  .join('\n');
const texts = textsIn('en');

test('every text that a page names is there', () => {
  const named = [...sources.matchAll(/'((?:organise|problem|moment|stage|ui)-[a-z0-9-]+(?:\.[a-z-]+)?)'/g)].map(
    ([, id]) => id ?? '',
  );
  expect([...new Set(named)].filter((id) => !texts.hasText(id))).toEqual([]);
});

/** Ids that a page puts together: what stands before the first part that varies. */
const composed = [...sources.matchAll(/`(organise-[a-z0-9-]*)\$\{/g)].map(([, start]) => start ?? '');

test('every text of organise is named by a page, whole or by its beginning', () => {
  const orphans = texts
    .textIds()
    .filter((id) => id.startsWith('organise-'))
    .filter(
      (id) =>
        !sources.includes(id.split('.')[0] ?? id) &&
        !composed.some((start) => start !== 'organise-' && id.startsWith(start)) &&
        !isOfForm(id),
    );
  expect(orphans).toEqual([]);
});

/** Fields of forms: `organise-KIND-FIELD`, where the field is named in the form. */
function isOfForm(id: string): boolean {
  const [name = ''] = id.split('.');
  return (
    /^organise-[a-z]+(-[a-z]+)*(-[A-Za-z]+)?$/.test(name) &&
    texts.textIds().some((known) => known.startsWith('act-') && name.startsWith(`organise-${known.slice(4)}`))
  );
}

test('leads and meanings of forms are there', () => {
  expect(texts.text('organise-decide-trigger.lead')).toMatch(/^The outcome is worked out/);
  expect(texts.text('organise-return-unit-vote.does-not-mean')).toMatch(/^Figures of a small meeting/);
});
