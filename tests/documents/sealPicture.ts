import { crc32, deflateSync } from 'node:zlib';

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A PNG with alpha in base64; `isInk` tells for each pixel whether it is red or clear. */
function redPicture(width: number, height: number, isInk: (x: number, y: number) => boolean): string {
  const rows = Buffer.alloc(height * (1 + 4 * width));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (isInk(x + 0.5, y + 0.5)) rows.set([255, 0, 0, 255], y * (1 + 4 * width) + 1 + 4 * x);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const png = [start, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat(png).toString('base64');
}

/** A red ring that touches the four edges of its picture: stands for a seal. */
export function sealPicture(pixels = 500): string {
  const half = pixels / 2;
  return redPicture(pixels, pixels, (x, y) => {
    const distance = Math.hypot(x - half, y - half);
    return distance <= half && distance >= half * 0.94;
  });
}

/** A red frame of the given size: stands for a signature stamp. */
export function stampPicture(width = 400, height = 200): string {
  return redPicture(width, height, (x, y) => Math.min(x, y, width - x, height - y) < height * 0.06);
}
