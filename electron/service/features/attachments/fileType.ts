/** Most pixels of a picture that the page is asked to show: a small file can unfold into gigabytes. */
const MOST_PIXELS = 60_000_000;
/** Bytes looked at for control characters. */
const HEAD = 4096;
const OTHER = 'application/octet-stream';

/**
 * The media type of a file by its content, never by its name: what the page may show, or `application/octet-stream`. Vector pictures,
 * web pages and other markup count as plain text, so that nothing in them is ever executed. A picture with too many pixels, or whose
 * size cannot be read, is not shown.
 */
export function mediaTypeOf(bytes: Buffer): string {
  if (bytes.subarray(0, 1024).includes('%PDF-')) return 'application/pdf';
  if (bytes.subarray(0, 8).toString('hex') === '89504e470d0a1a0a') return shown('image/png', pngPixels(bytes));
  if (bytes.subarray(0, 3).toString('hex') === 'ffd8ff') return shown('image/jpeg', jpegPixels(bytes));
  return isText(bytes.subarray(0, HEAD)) ? 'text/plain' : OTHER;
}

function shown(mediaType: string, pixels: number): string {
  return pixels > 0 && pixels <= MOST_PIXELS ? mediaType : OTHER;
}

/** Width and height stand in the first chunk (PNG specification §11.2.2). */
function pngPixels(bytes: Buffer): number {
  if (bytes.length < 24 || bytes.toString('latin1', 12, 16) !== 'IHDR') return 0;
  return bytes.readUInt32BE(16) * bytes.readUInt32BE(20);
}

/** Width and height stand in the frame header SOFn (ITU-T T.81 §B.2.2), behind segments that name their length. */
function jpegPixels(bytes: Buffer): number {
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return bytes.readUInt16BE(at + 5) * bytes.readUInt16BE(at + 7);
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return 0;
}

function isText(head: Buffer): boolean {
  if (head.length === 0) return false;
  if (/^(?:fffe|feff)/.test(head.subarray(0, 2).toString('hex'))) return true;
  return !head.some((byte) => byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d].includes(byte));
}
