/** The two to the thirty-two numbers of one draw, in a million parts. */
const MILLIONTH = 2 ** 32 / 1_000_000;
/** Does something happen that usually happens so many times of a thousand? One draw, since it is asked for every name. */
export const often = ({ random, errors }, perMille) => random.next() < Math.min(999_000, perMille * errors) * MILLIONTH;
//# sourceMappingURL=pen.js.map