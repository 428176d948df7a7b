import { createHmac } from 'node:crypto';
import { isIP, isIPv6 } from 'node:net';
import type { Instant } from '@selectorate/selection';

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/**
 * Whose address a request counts for. A proxy on this machine says it in the last place of `X-Forwarded-For`; from anybody
 * else that header means nothing. Of IPv6 the first 64 bits count, because one household has all the rest.
 */
export function clientAddress(peer: string | undefined, forwardedFor: string | undefined): string {
  const forwarded = forwardedFor?.split(',').at(-1)?.trim() ?? '';
  const address = peer !== undefined && LOOPBACK.has(peer) && isIP(forwarded) !== 0 ? forwarded : (peer ?? 'unknown');
  return isIPv6(address) && !address.startsWith('::ffff:') ? networkOf(address) : address;
}

function networkOf(address: string): string {
  const [head = '', tail] = address.split('%')[0]?.toLowerCase().split('::') ?? [];
  const groups = head === '' ? [] : head.split(':');
  if (tail === undefined) return groups.slice(0, 4).join(':');
  const rest = tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: Math.max(0, 8 - groups.length - rest.length) }, () => '0');
  return [...groups, ...zeros, ...rest].slice(0, 4).join(':');
}

/** An address as logs have it: the same within a day, another the next day, and never to be turned back. */
export const addressMark = (secret: Uint8Array, now: Instant, address: string): string =>
  createHmac('sha256', secret)
    .update(`${now.slice(0, 10)} ${address}`)
    .digest('base64url')
    .slice(0, 12);
