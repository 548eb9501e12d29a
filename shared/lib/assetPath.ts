const MEDIA_TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff: 'font/woff',
  woff2: 'font/woff2',
  ttf: 'font/ttf',
  otf: 'font/otf',
  wasm: 'application/wasm',
  txt: 'text/plain; charset=utf-8',
};

/** Plain file names of our own build output only; no dot files, no percent signs, no back strokes. */
const SEGMENT = /^[A-Za-z0-9_@-][A-Za-z0-9._@-]*$/;

/** A file of the built page: its path below the page's folder, and the media type to answer with. */
export type Asset = { readonly segments: readonly string[]; readonly mediaType: string };

/**
 * Turns the path of a request into the path of a file of the built page.
 * @param pathname `URL.pathname`, still percent-encoded
 * @returns `null` for anything that is not a plain path to a known kind of file (`..`, encoded strokes, empty or hidden names)
 */
export function assetPath(pathname: string): Asset | null {
  if (pathname === '' || pathname === '/') return { segments: ['index.html'], mediaType: MEDIA_TYPES.html ?? '' };
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  const segments = decoded.replace(/^\//, '').split('/');
  if (!segments.every((segment) => SEGMENT.test(segment))) return null;
  const extension = segments.at(-1)?.split('.').at(-1)?.toLowerCase() ?? '';
  const mediaType = MEDIA_TYPES[extension];
  return mediaType === undefined ? null : { segments, mediaType };
}

/** Ticket of `/_files/<ticket>`, or `null` when the path is something else. */
export function ticketOf(pathname: string): string | null {
  return /^\/_files\/([A-Za-z0-9_-]{8,200})$/.exec(pathname)?.[1] ?? null;
}

/**
 * A place inside the page (`/meetings/…`) as opposed to a file: its last part has no dot.
 * Opening one directly (reload) is answered with the page itself.
 */
export function isPagePlace(pathname: string): boolean {
  return /^(\/[A-Za-z0-9_-]+)+\/?$/.test(pathname) && !pathname.startsWith('/_files') && !pathname.startsWith('/rpc');
}
