import { createHash } from 'node:crypto';
import { bigEndian, concatBytes, fromBase64Url, fromBigEndian, type Json, toBase64Url } from '@selectorate/basics';
import { type Entropy, fromSeconds, type Instant, toSeconds } from '@selectorate/selection';
import type { Store } from '@selectorate/store';
import { z } from 'zod';

const publicKey = z.strictObject({ alg: z.enum(['EdDSA', 'ES256']), key: z.string() });

/** What a browser was asked to sign, and what for. */
const ceremony = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('passkey-sign-in'), challenge: z.string() }),
  z.strictObject({ kind: z.literal('key-sign-in'), challenge: z.string(), key: publicKey }),
  /** `link` is the link's id, not its token. */
  z.strictObject({ kind: z.literal('link'), challenge: z.string(), link: z.string() }),
  z.strictObject({ kind: z.literal('oidc'), state: z.string(), nonce: z.string(), verifier: z.string() }),
]);
export type Ceremony = z.infer<typeof ceremony>;
export type CeremonyKind = Ceremony['kind'];
export type CeremonyOf<Kind extends CeremonyKind> = Extract<Ceremony, { kind: Kind }>;

/** Half-done sign-ins: kept in the store so that any web node can finish them, taken once, for five minutes. */
export interface Ceremonies {
  /** Answers with the token under which it is taken up again. */
  begin(begun: Ceremony): Promise<string>;
  /** The ceremony, once; undefined where it is of another kind, unknown, taken, or too old. */
  take<Kind extends CeremonyKind>(token: string, kind: Kind): Promise<CeremonyOf<Kind> | undefined>;
  /** Removes those that nobody finished. */
  sweep(): Promise<void>;
}

export const CEREMONY_SECONDS = 300;
const SCOPE = 'house/ceremonies';
const EXPIRY_BYTES = 4;
const RANDOM_BYTES = 28;

export interface CeremonyOptions {
  readonly store: Pick<Store, 'documents' | 'together'>;
  readonly clock: () => Instant;
  readonly entropy: Entropy;
}

export function ceremoniesIn({ store, clock, entropy }: CeremonyOptions): Ceremonies {
  const { documents } = store;
  const keep = (name: string, json: Json): Promise<void> => documents.put(SCOPE, name, { subject: SCOPE, json });
  return {
    begin: async (begun) => {
      const expires = toSeconds(clock()) + CEREMONY_SECONDS;
      const token = concatBytes(bigEndian(expires, EXPIRY_BYTES), entropy(RANDOM_BYTES));
      await keep(nameOf(token), begun);
      return toBase64Url(token);
    },
    take: async (text, kind) => {
      const token = fromBase64Url(text);
      if (token?.length !== EXPIRY_BYTES + RANDOM_BYTES || expiryOf(token) <= clock()) return undefined;
      const name = nameOf(token);
      const json = await store.together(async () => {
        // Writing this row waits for whoever else is taking the same ceremony, and then finds it gone.
        await keep(`${name}.taking`, null);
        const found = await documents.get(SCOPE, name);
        await documents.remove(SCOPE, name);
        await documents.remove(SCOPE, `${name}.taking`);
        return found;
      });
      const read = ceremony.safeParse(json);
      return read.success && isOf(read.data, kind) ? read.data : undefined;
    },
    sweep: async () => {
      const now = clock();
      for (const { name } of await documents.list(SCOPE)) {
        if (name.slice(0, now.length) <= now) await documents.remove(SCOPE, name);
      }
    },
  };
}

const isOf = <Kind extends CeremonyKind>(found: Ceremony, kind: Kind): found is CeremonyOf<Kind> => found.kind === kind;

const expiryOf = (token: Uint8Array): Instant => fromSeconds(Number(fromBigEndian(token.subarray(0, EXPIRY_BYTES))));

/** When it expires, so that old ones are found without opening them, and a hash of the token. */
const nameOf = (token: Uint8Array): string =>
  `${expiryOf(token)} ${createHash('sha256').update(token).digest('base64url')}`;
