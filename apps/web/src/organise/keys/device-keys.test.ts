import { fromBase64Url, toBase64Url, utf8 } from '@selectorate/basics';
import { checkSignature, readPublicKeyBytes } from '@selectorate/record';
import { expect, test } from 'vitest';
import { compressed, signWithDevice } from './device-keys.ts';

test('a key made by WebCrypto is a key of the record, and what it signs checks', async () => {
  for (let round = 0; round < 8; round++) {
    const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
    const raw = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
    const key = readPublicKeyBytes('ES256', compressed(raw));
    if (!key.ok) throw new Error(key.error);
    expect(key.value.key).toBe(toBase64Url(compressed(raw)));
    const signature = fromBase64Url(await signWithDevice({ pair }, utf8('a challenge'))) ?? new Uint8Array();
    expect(signature.length).toBe(64);
    expect(checkSignature(key.value, utf8('a challenge'), signature)).toBe(true);
    expect(checkSignature(key.value, utf8('another'), signature)).toBe(false);
  }
});
