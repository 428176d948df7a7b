import { canonicalJson, fromUtf8, type Json } from '@selectorate/basics';
import { closed, declared, openTrigger, type RehearsedContest, reselected, type Words } from '@selectorate/testkit';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Act } from './act.ts';
import { ACT_KINDS, definitionOf } from './registry.ts';

const spoken = (marker: string): Words => ({
  name: (person) => `Name-${marker} of ${person}`,
  reasons: `Because of ${marker}: illness, an allegation, a place.`,
  address: `${marker} House`,
});

/** Bodies with the one field that commits to the members' details left out: a salted root, which no reader can invert. */
function bodies({ acts }: RehearsedContest): readonly string[] {
  return acts.map(({ kind, body }: Act) => {
    const { root, ...rest } = body as { readonly [field: string]: Json };
    return canonicalJson(kind === 'freeze-roll' ? rest : { ...rest, ...(root === undefined ? {} : { root }) });
  });
}

describe('A57 an allegation, illness or protected address leaks through the public log', () => {
  test.each([
    ['a whole contest', closed],
    ['a trigger with withheld figures', (plan: object) => openTrigger({ parameters: { k: 20 }, ...plan })],
    ['a contest that its trigger ends', reselected],
  ])('no public body of %s depends on a name, a reason or an address', (_, play) => {
    const [one, other] = [play({ words: spoken('Zebra') }), play({ words: spoken('Quagga') })];
    expect(bodies(one)).toEqual(bodies(other));
  });

  test('nothing anybody wrote occurs in a file of the record that was not published on purpose', () => {
    const contest = declared({ words: spoken('Zebra') });
    const files = [...contest.files()];
    const speaking = files.filter(([, bytes]) => new TextDecoder('latin1').decode(bytes).includes('Zebra'));
    expect(speaking.length).toBeGreaterThan(0);
    expect(speaking.every(([path]) => path.startsWith('published/'))).toBe(true);
    expect(files.filter(([path]) => path.startsWith('published/')).every(([, bytes]) => fromUtf8(bytes).ok)).toBe(true);
  });

  test('no published file holds a name or an address: those parts are never published by the act', () => {
    const contest = declared({ words: spoken('Zebra') });
    const texts = [...contest.rehearsal.published.values()].map((bytes) => new TextDecoder().decode(bytes));
    expect(texts.some((text) => text.includes('Because of Zebra'))).toBe(true);
    expect(texts.some((text) => /Name-Zebra|Zebra House/.test(text))).toBe(false);
  });
});

/** Every schema of a string in a body, with where it is. */
function strings(schema: unknown, path: string): readonly (readonly [string, Readonly<Record<string, unknown>>])[] {
  if (Array.isArray(schema)) return schema.flatMap((each, i) => strings(each, `${path}.${i}`));
  if (schema === null || typeof schema !== 'object') return [];
  const node = schema as Readonly<Record<string, unknown>>;
  const own = node['type'] === 'string' ? [[path, node] as const] : [];
  return [...own, ...Object.entries(node).flatMap(([name, each]) => strings(each, `${path}.${name}`))];
}

/** Nothing with a space, a comma, an at sign or a full sentence of any alphabet gets through. */
const SPEECH = [
  'Given Name',
  'given name',
  'Name, Given',
  'someone@example.org',
  '1 Nowhere Street',
  'Élodie',
  'was ill.',
  '名前',
  'a\nb',
  '',
];

describe.each(ACT_KINDS)('the public body of %s', (kind) => {
  const schema = z.toJSONSchema(definitionOf(kind)?.body ?? z.never());

  test('is a closed object: whatever is not named in it is refused', () => {
    const objects = JSON.stringify(schema).match(/"type":"object"/g)?.length ?? 0;
    const open = JSON.stringify(schema).match(/"additionalProperties":(?!false)/g)?.length ?? 0;
    const records = JSON.stringify(schema).match(/"propertyNames":/g)?.length ?? 0;
    expect(objects).toBeGreaterThan(0);
    expect(open).toBe(records);
  });

  test('has only ids, codes, dates, hashes and keys for strings', () => {
    for (const [path, node] of strings(schema, kind)) {
      const closedList = node['enum'] ?? node['const'];
      if (closedList !== undefined) continue;
      const pattern = node['pattern'];
      expect(pattern, `${path} has a pattern`).toBeTypeOf('string');
      const matcher = new RegExp(String(pattern), 'u');
      for (const text of SPEECH) expect(matcher.test(text), `${path} takes ${JSON.stringify(text)}`).toBe(false);
    }
  });
});
