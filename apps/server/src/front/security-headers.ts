import type { MiddlewareHandler } from 'hono';

/** Nothing but our own files, no frames, no plug-ins, no inline script or style: also against what slips through (A42). */
const policyWith = (scripts: string): string =>
  [
    "default-src 'none'",
    `script-src ${scripts}`,
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

const CONTENT_POLICY = policyWith("'self'");

/**
 * The one page that checks archives runs a kernel in WebAssembly, which must be allowed by name. Workers have the policy of their own
 * script where a browser follows the standard, and that of the page in older ones: so both, and nothing else.
 */
const KERNEL_POLICY = policyWith("'self' 'wasm-unsafe-eval'");
const RUNS_KERNEL = /^\/(check-archive\.html|assets\/archive-(check-)?worker-[^/]+\.js)$/;

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
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': PERMISSIONS,
    ...(publicUrl.startsWith('https:') ? { 'strict-transport-security': `max-age=${TWO_YEARS}` } : {}),
  };
  return async (context, next) => {
    await next();
    context.header('content-security-policy', RUNS_KERNEL.test(context.req.path) ? KERNEL_POLICY : CONTENT_POLICY);
    for (const [name, value] of Object.entries(fixed)) context.header(name, value);
    if (!context.res.headers.has('cross-origin-resource-policy'))
      context.header('cross-origin-resource-policy', 'same-origin');
  };
}
