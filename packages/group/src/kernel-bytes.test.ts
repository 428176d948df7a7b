import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { fromBase64, toBase64 } from '@selectorate/basics';
import { expect, test } from 'vitest';
import { compileKernel, kernelBytesText } from '../scripts/build-kernel.mjs';
import { KERNEL_BASE64 } from './kernel-bytes.ts';

test('the committed kernel is what its source compiles to, and its file what the script writes', async () => {
  const binary = await compileKernel();
  expect(KERNEL_BASE64).toBe(toBase64(binary));
  expect(readFileSync(new URL('kernel-bytes.ts', import.meta.url), 'utf8')).toBe(kernelBytesText(binary));
});

test('it is a small part of the 60 kB a booth may load', () => {
  expect(gzipSync(fromBase64(KERNEL_BASE64) ?? '').length).toBeLessThan(20_000);
});
