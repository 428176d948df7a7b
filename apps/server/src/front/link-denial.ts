import type { LinkFault } from '@selectorate/store';
import type { Denial } from '../handlers.ts';

/** A link that was taken back is answered like one that never was. */
export const linkDenial = (fault: LinkFault): Denial => ({ code: fault === 'link-revoked' ? 'link-unknown' : fault });
