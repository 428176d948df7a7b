import type { MemberId } from '@selectorate/basics';
import type { RollField } from '../field.ts';

/** How a change came: a file, an officer's desk, the member, or a ruling. */
export const CHANGE_CHANNELS = ['import', 'officer', 'member', 'ruling'] as const;
export type ChangeChannel = (typeof CHANGE_CHANNELS)[number];

/** The fields through which a member is reached: a change of one is told to the old and the new contact (A02). */
export const CONTACT_FIELDS = ['email', 'phone', 'address', 'postcode'] as const satisfies readonly RollField[];
export type ContactField = (typeof CONTACT_FIELDS)[number];

/** One change of one field, as it was made. Private. */
export interface LoggedChange {
  /** Instant, `2022-09-12T11:00:00Z`. */
  readonly at: string;
  /** Who made it: an officer's id, or `member` for members themselves. */
  readonly by: string;
  readonly channel: ChangeChannel;
  /** One sitting of that person at the desk: changes made together bear one session. */
  readonly session: string;
  /** A code, `moved-home`. */
  readonly reason: string;
  /** The rule, ruling or request that allowed it. */
  readonly authority: string;
  readonly member: MemberId;
  readonly field: RollField;
  readonly from: string;
  readonly to: string;
}
