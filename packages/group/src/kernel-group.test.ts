import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { kernelEd25519 } from './ed25519-kernel.ts';
import { startKernel } from './kernel.ts';
import { wrongGroupOperations } from './kernel-testing-group.ts';

test('the group of the kernel agrees with the library on 60 cases of each operation (the long fuzz has millions)', () => {
  const group = kernelEd25519(startKernel());
  for (let i = 0; i < 60; i++) {
    const wrong = wrongGroupOperations(
      group,
      (below) => Math.floor(Math.random() * below),
      (n) => new Uint8Array(randomBytes(n)),
    );
    expect(wrong).toEqual([]);
  }
});
