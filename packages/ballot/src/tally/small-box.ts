/** Below so many ballots a box is not opened by itself, unless its rules name another number before the opening. */
export const FEWEST_BALLOTS = 5;

/**
 * Whether a box may be decrypted by itself. Few ballots tell who voted how, and so do totals of a few: such a box joins another
 * before the votes end. An empty one tells nothing.
 */
export function mayDecryptAlone(admitted: number, fewest: number = FEWEST_BALLOTS): boolean {
  return admitted === 0 || admitted >= fewest;
}
