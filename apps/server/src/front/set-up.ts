import { toBase64Url } from '@selectorate/basics';
import { type Entropy, fromSeconds, type Instant, toSeconds } from '@selectorate/selection';
import type { Store } from '@selectorate/store';
import { linkUrl } from './invite.ts';

export interface SetUpOptions {
  readonly store: Pick<Store, 'instance' | 'links'>;
  readonly clock: () => Instant;
  readonly entropy: Entropy;
  readonly publicUrl: string;
}

const A_DAY = 24 * 3600;

/**
 * Makes the row of this installation at its first start. While nobody has set it up, every start makes a new link and takes
 * back those before it; the token itself is nowhere but in what the operator is shown. Null once it is set up.
 */
export async function ensureInstance({ store, clock, entropy, publicUrl }: SetUpOptions): Promise<string | null> {
  const created = clock();
  await store.instance.create({ name: '', created });
  if ((await store.instance.get())?.setUp === true) return null;
  for (const { id, kind, used } of await store.links.list(null)) {
    if (kind === 'set-up' && used === null) await store.links.revoke(id);
  }
  const token = toBase64Url(entropy(32));
  const expires = fromSeconds(toSeconds(created) + A_DAY);
  const nobody = { contest: null, person: null, role: null, unit: null, body: null, createdBy: null };
  await store.links.create(token, { kind: 'set-up', ...nobody, created, expires });
  return linkUrl(publicUrl, token);
}
