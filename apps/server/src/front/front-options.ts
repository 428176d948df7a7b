import type { Entropy, Instant, RelyingParty } from '@selectorate/selection';
import type { Store } from '@selectorate/store';
import type { Desk } from '../desk/desk.ts';
import type { HouseKeys } from '../keys/house-keys.ts';

/** What the handlers of the front have to work with. */
export interface FrontOptions {
  readonly store: Store;
  readonly keys: HouseKeys;
  readonly desk: Pick<Desk, 'placesOf'>;
  readonly party: RelyingParty;
  /** The origin of the pages: links begin with it. */
  readonly publicUrl: string;
  readonly clock: () => Instant;
  readonly entropy: Entropy;
  /** Does this server send mail? */
  readonly sendsMail: boolean;
  /** What people call the identity provider; null without one. */
  readonly oidcName: string | null;
}
