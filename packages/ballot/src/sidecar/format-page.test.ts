import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { ARCHIVE_FAULTS } from '../archive/archive-faults.ts';
import { EXCLUSION_GROUNDS, SPARE_PURPOSES } from '../box/entry.ts';
import { SIDECAR_FAULTS } from './sidecar-faults.ts';

const PAGE = readFileSync(resolve(import.meta.dirname, '../../../../docs/formats/ballot.md'), 'utf8');

test.each([
  ['fault of an archive', ARCHIVE_FAULTS],
  ['fault of a sidecar', SIDECAR_FAULTS],
  ['ground of exclusion', EXCLUSION_GROUNDS],
  ['purpose of a spare', SPARE_PURPOSES],
] as const)('the page on the format has every %s', (_kind, codes) => {
  expect(codes.filter((code) => !PAGE.includes(`\`${code}\``))).toEqual([]);
});
