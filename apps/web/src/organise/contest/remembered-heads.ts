import type { Seen } from '@selectorate/selection';

const nameOf = (contest: string): string => `selectorate-head-${contest}`;

/** The last history of a contest that this device has seen: what it signed over, whatever the server says later. */
export function rememberedHead(contest: string): Seen | null {
  try {
    const json: unknown = JSON.parse(localStorage.getItem(nameOf(contest)) ?? 'null');
    return isSeen(json) ? json : null;
  } catch {
    return null;
  }
}

/** Keeps a head; a browser that keeps nothing goes without. */
export function rememberHead(contest: string, { size, root }: Seen): void {
  try {
    localStorage.setItem(nameOf(contest), JSON.stringify({ size, root }));
  } catch {
    // Storage is full or turned off: this device then compares within one visit only.
  }
}

const isSeen = (json: unknown): json is Seen =>
  typeof json === 'object' &&
  json !== null &&
  typeof (json as { size?: unknown }).size === 'number' &&
  typeof (json as { root?: unknown }).root === 'string';
