import type { ContestShape } from '@selectorate/api';
import { fromSeconds, type Instant } from '@selectorate/selection';

/** The moment a signature bears: the rehearsal's own time, or this device's clock in whole seconds. */
export const signedAt = ({ clock, now }: Pick<ContestShape, 'clock' | 'now'>, milliseconds: number): Instant =>
  clock === 'rehearsal' ? now : fromSeconds(Math.floor(milliseconds / 1000));
