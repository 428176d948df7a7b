import { textsIn } from '@selectorate/messages';
import { recordInMemory } from '@selectorate/record';
import { verifyRecord } from '@selectorate/selection';
import { closed } from '@selectorate/testkit';
import { expect, test } from 'vitest';
import { nativeCheck } from '@selectorate/machine';
import { tellVerdict } from './tell-verdict.ts';

const texts = textsIn('en');

test('a sound record is ticked where it was recomputed, and nowhere else', async () => {
  const contest = closed({ witnesses: [] });
  const lines = tellVerdict(await verifyRecord(recordInMemory(contest.files()), { check: nativeCheck }), texts);
  expect(lines).toContain(`  ✓ ${texts.text('finding-papers-counted-again')}`);
  expect(lines).toContain(`  – ${texts.text('finding-who-met-and-voted')}`);
  expect(lines).toContain(`  – ${texts.text('finding-roll-entries-and-eligibility')}`);
  expect(lines).toContain(`  – ${texts.text('finding-roll-not-reported')}`);
});

test('a record with a fault ticks nothing', async () => {
  const files = new Map(closed({ witnesses: [] }).files());
  const blob = [...files.keys()].find((path) => path.startsWith('blobs/'));
  files.set(blob ?? expect.fail('no blob'), new Uint8Array([1]));
  const lines = tellVerdict(await verifyRecord(recordInMemory(files), { check: nativeCheck }), texts);
  expect(lines).toContain(texts.text('verdict-nothing-confirmed'));
  expect(lines.filter((line) => line.includes('✓'))).toEqual([]);
});
