/** A whole number written in plain digits, 0 to 2^53 - 1; undefined for signs, spaces, leading zeros, `1e3`, or nothing. */
export function parseWholeNumber(text: string): number | undefined {
  if (!/^(0|[1-9]\d{0,15})$/.test(text)) return undefined;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : undefined;
}
