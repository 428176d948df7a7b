import { expect, test } from 'vitest';
import { isContact } from './is-contact.ts';

test.each(['member@mail.example', ' member@mail.example ', '07700 900123', '+44 (0) 7700 900-123', '900-1234'])(
  '%s may be asked with',
  (text) => {
    expect(isContact(text)).toBe(true);
  },
);

test.each(['', '   ', 'Amber Marsh', '@', 'a@', '@b', 'a b@c', '12345', `${'a'.repeat(320)}@mail.example`])(
  '%j may not',
  (text) => {
    expect(isContact(text)).toBe(false);
  },
);
