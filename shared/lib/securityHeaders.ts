/**
 * The Content-Security-Policy of every page, script and file the program serves (architecture.md §4 row 7).
 * Nothing inline, nothing from elsewhere; `blob:` frames are PDF previews made from tickets.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  "object-src 'none'",
].join('; ');

/**
 * Headers of every answer, the same in `app://` and in the loopback host.
 * @param mediaType value of `content-type`
 * @returns header names in lower case with their values
 */
export function securityHeaders(mediaType: string): Record<string, string> {
  return {
    'content-type': mediaType,
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  };
}
