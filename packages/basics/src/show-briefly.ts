const LONGEST = 40;

/** A value that somebody sent, as a fault quotes it: at most 40 characters, and nothing that a screen would obey instead of show. */
export function showBriefly(value: string): string {
  const visible = value
    .slice(0, LONGEST)
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
  return value.length > LONGEST ? `${visible}…` : visible;
}
