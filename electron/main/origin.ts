/** The one origin of the program's page. */
export const SCHEME = 'app';
const HOST = 'taizhang';
export const START_ADDRESS = `${SCHEME}://${HOST}/`;

/**
 * Whether an address belongs to our own page. Parsed, never matched; `new URL().origin` of a custom scheme is the text
 * `"null"`, hence protocol and host.
 */
export function isOwnAddress(address: string): boolean {
  try {
    const url = new URL(address);
    return url.protocol === `${SCHEME}:` && url.host === HOST && url.username === '' && url.password === '';
  } catch {
    return false;
  }
}

/** Whether an address is a `blob:` made by our own page (PDF previews in a frame). */
export function isOwnBlob(address: string): boolean {
  try {
    const url = new URL(address);
    return url.protocol === 'blob:' && isOwnAddress(url.pathname);
  } catch {
    return false;
  }
}
