import type { CurrentSession } from './exchange.ts';
import { isSameText } from './sessions.ts';

/**
 * Does a request that changes something come from our own pages (or from no browser at all), and does it bring the token
 * of its session? A page elsewhere that sends forms with our cookie has neither (A42).
 */
export function isOurOwn(headers: Headers, publicUrl: string, session: CurrentSession | null): boolean {
  const origin = headers.get('origin');
  if (origin !== null && origin !== publicUrl) return false;
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin') return false;
  return session === null || isSameText(headers.get('selectorate-csrf') ?? '', session.csrf);
}
