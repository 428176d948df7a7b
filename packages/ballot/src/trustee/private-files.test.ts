import { randomFillSync } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { unwrap } from '@selectorate/basics';
import { type GroupName, groupsByName } from '@selectorate/group';
import { expect, test } from 'vitest';
import { readWith } from '../codec/codec.ts';
import type { SignedMessage } from '../objects/trustees.ts';
import { signedMessageCodec } from '../objects/trustees.ts';
import { type Platform, portableHashing } from '../platform.ts';
import { makeOutput, openShare } from './ceremony.ts';
import { verificationInputCodec, verificationOutputCodec } from './ceremony-messages.ts';
import { certificateKeysCodec } from './certificate.ts';
import type { TrusteeContext } from './schnorr.ts';
import { isSeed, memberKeys } from './seed.ts';

// The private files of ceremonies played by belenios-tool 3.3. 3.0 encrypts with another cipher, which is not read here.

const ROOT = process.env['SELECTORATE_VECTORS'] ?? resolve(import.meta.dirname, '../../../../../shared/vectors');
const FOLDER = join(ROOT, 'belenios');
const CEREMONIES: readonly (readonly [string, GroupName])[] = [
  ['v33-ed25519-yesno-10-threshold', 'Ed25519'],
  ['v33-ed25519-ranked-10-threshold', 'Ed25519'],
  ['v33-belenios2048-yesno-10-threshold', 'BELENIOS-2048'],
];
const present = existsSync(FOLDER);
if (!present) process.stderr.write(`skipped: outside vectors not found at ${FOLDER}\n`);

const platform: Platform = { ...portableHashing(), random: (n) => randomFillSync(new Uint8Array(n)) };
const groupOf = groupsByName();

interface MemberFiles {
  readonly seed: string;
  readonly cert: SignedMessage;
  readonly index: number;
  readonly read: (ending: 'dkey' | 'vinput' | 'voutput') => string;
}

function membersIn(folder: string, { group }: TrusteeContext): MemberFiles[] {
  const names = readdirSync(folder).filter((file) => file.endsWith('.key'));
  const members = names.map((name): MemberFiles => {
    const read = (ending: string): string => readFileSync(join(folder, name.replace(/key$/, ending)), 'utf8').trim();
    const cert = unwrap(readWith(signedMessageCodec(group.order), read('cert')));
    const { context } = unwrap(readWith(certificateKeysCodec, cert.message));
    return { seed: read('key'), cert, index: context?.index ?? 0, read };
  });
  return members.toSorted((a, b) => a.index - b.index);
}

test.skipIf(!present).for(CEREMONIES)(
  "%s: each member's files are read and give the same share again",
  ([name, group]) => {
    const context: TrusteeContext = { group: groupOf(group), platform };
    const { order } = context.group;
    const members = membersIn(join(FOLDER, name), context);
    const certs = members.map(({ cert }) => cert);
    expect(members).toHaveLength(3);
    for (const { seed, cert, read } of members) {
      const { verification, encryption } = memberKeys(seed, context);
      expect(isSeed(seed)).toBe(true);
      expect(unwrap(readWith(certificateKeysCodec, cert.message))).toMatchObject({ verification, encryption });

      const { privateKey, publicKey } = unwrap(readWith(verificationOutputCodec(order), read('voutput')));
      const share = unwrap(openShare(seed, { privateKey, publicKey: publicKey.publicKey }, context));
      expect(unwrap(openShare(seed, { privateKey: read('dkey'), publicKey: publicKey.publicKey }, context))).toBe(
        share,
      );

      const input = unwrap(readWith(verificationInputCodec(order), read('vinput')));
      const output = unwrap(makeOutput(seed, { certs, plan: { size: 3, threshold: 2 }, input }, context));
      expect(output.publicKey.publicKey).toBe(publicKey.publicKey);
    }
  },
);

test.skipIf(!present)("a share is not opened with another member's seed, nor taken for another's key", () => {
  const context: TrusteeContext = { group: groupOf('Ed25519'), platform };
  const [first, second] = membersIn(join(FOLDER, 'v33-ed25519-yesno-10-threshold'), context);
  if (first === undefined || second === undefined) throw new Error('fewer than two members');
  const keyOf = ({ read }: MemberFiles): string =>
    unwrap(readWith(verificationOutputCodec(context.group.order), read('voutput'))).publicKey.publicKey;
  const privateKey = first.read('dkey');
  expect(openShare(second.seed, { privateKey, publicKey: keyOf(first) }, context)).toMatchObject({
    error: 'message-unreadable',
  });
  expect(openShare(first.seed, { privateKey, publicKey: keyOf(second) }, context)).toMatchObject({
    error: 'share-not-of-key',
  });
});
