/** So many of so many, with the 95 % interval of Wilson. */
export interface Rate {
  readonly of: number;
  readonly count: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

const Z = 1.959964;

/** Wilson 1927. */
export function rateOf(count: number, of: number): Rate {
  if (of === 0) return { of, count, share: 0, low: 0, high: 1 };
  const share = count / of;
  const middle = share + Z ** 2 / (2 * of);
  const reach = Z * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2));
  const whole = 1 + Z ** 2 / of;
  return { of, count, share, low: Math.max(0, (middle - reach) / whole), high: Math.min(1, (middle + reach) / whole) };
}

export const percent = (share: number, digits = 2): string => `${(100 * share).toFixed(digits)} %`;

/** `0.188 % (1 of 533; 0.03 to 1.06)`. */
export const rateText = ({ share, count, of, low, high }: Rate): string =>
  `${percent(share, 3)} (${count} of ${of}; ${(100 * low).toFixed(2)} to ${(100 * high).toFixed(2)})`;

export const perHundredThousand = ({ share }: Rate): string => (share * 100_000).toFixed(0);
