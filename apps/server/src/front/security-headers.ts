import type { MiddlewareHandler } from 'hono';

/** Nothing but our own files, no frames, no plug-ins, no inline script or style: also against what slips through (A42). */
const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const PERMISSIONS = [
  'publickey-credentials-get=(self)',
  'publickey-credentials-create=(self)',
  'camera=()',
  'geolocation=()',
  'microphone=()',
  'payment=()',
  'usb=()',
].join(', ');

const TWO_YEARS = 63_072_000;

/** Headers that every answer carries, whatever it is. */
export function securityHeaders(publicUrl: string): MiddlewareHandler {
  const fixed: Readonly<Record<string, string>> = {
    'content-security-policy': CONTENT_POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': PERMISSIONS,
    ...(publicUrl.startsWith('https:') ? { 'strict-transport-security': `max-age=${TWO_YEARS}` } : {}),
  };
  return async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(fixed)) context.header(name, value);
    if (!context.res.headers.has('cross-origin-resource-policy'))
      context.header('cross-origin-resource-policy', 'same-origin');
  };
}
