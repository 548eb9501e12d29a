import { crc32, deflateSync } from 'node:zlib';
import type { PathSegment, PlacedPath } from '../pageModel.ts';

/** 600 dpi; programs older than 2016 know no SVG, so a seal of paths becomes a picture. */
const PIXELS_PER_POINT = 600 / 72;
const SAMPLES = 4; // scan lines in a row of pixels
const CURVE_STEPS = 16;

type Edge = {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly turn: 1 | -1;
};

/** PNG of shapes that lie in one square, transparent elsewhere, with smooth edges. */
export function rasterPng(paths: readonly PlacedPath[]): Uint8Array {
  const clip = paths[0]?.clip ?? { x: 0, y: 0, width: 1, height: 1 };
  const size = Math.max(1, Math.round(clip.width * PIXELS_PER_POINT));
  const pixels = new Float64Array(size * size * 4);
  for (const path of paths) {
    const edges = edgesOf(path.segments, clip, size);
    const colour = [1, 3, 5].map((at) => Number.parseInt(path.colour.slice(at, at + 2), 16));
    const byRow = edgesByRow(edges, size);
    for (let row = 0; row < size; row += 1) {
      paint(pixels, row * size * 4, coverage(byRow[row] ?? [], row, size, path.fillRule), colour);
    }
  }
  return png(pixels, size);
}

/** Straight edges of the shape in pixels; curves become short lines, open ends are closed. */
function edgesOf(segments: readonly PathSegment[], clip: PlacedPath['clip'], size: number): Edge[] {
  const edges: Edge[] = [];
  const scale = size / clip.width;
  const at = (points: readonly number[], index: number): readonly [number, number] => [
    ((points[index] ?? 0) - clip.x) * scale,
    ((points[index + 1] ?? 0) - clip.y) * scale,
  ];
  let start: readonly [number, number] = [0, 0];
  let present = start;
  const lineTo = (next: readonly [number, number]): void => {
    const [[x0, y0], [x1, y1]] = [present, next];
    if (y0 < y1) edges.push({ x0, y0, x1, y1, turn: 1 });
    else if (y0 > y1) edges.push({ x0: x1, y0: y1, x1: x0, y1: y0, turn: -1 });
    present = next;
  };
  for (const { kind, points } of segments) {
    if (kind === 'move') {
      lineTo(start);
      start = at(points, 0);
      present = start;
    } else if (kind === 'line') lineTo(at(points, 0));
    else if (kind === 'close') lineTo(start);
    else {
      const [from, one, two, end] = [present, at(points, 0), at(points, 2), at(points, 4)];
      for (let step = 1; step <= CURVE_STEPS; step += 1) {
        const t = step / CURVE_STEPS;
        const u = 1 - t;
        const mix = (index: 0 | 1): number =>
          u ** 3 * from[index] + 3 * u * u * t * one[index] + 3 * u * t * t * two[index] + t ** 3 * end[index];
        lineTo([mix(0), mix(1)]);
      }
    }
  }
  lineTo(start);
  return edges;
}

function edgesByRow(edges: readonly Edge[], size: number): Edge[][] {
  const rows: Edge[][] = Array.from({ length: size }, () => []);
  for (const edge of edges) {
    const last = Math.min(size - 1, Math.floor(edge.y1));
    for (let row = Math.max(0, Math.floor(edge.y0)); row <= last; row += 1) rows[row]?.push(edge);
  }
  return rows;
}

/** Share 0…1 of every pixel of a row that the shape covers. */
function coverage(edges: readonly Edge[], row: number, size: number, rule: PlacedPath['fillRule']): Float64Array {
  const covered = new Float64Array(size);
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const y = row + (sample + 0.5) / SAMPLES;
    const crossings = edges
      .filter(({ y0, y1 }) => y0 <= y && y < y1)
      .map(({ x0, y0, x1, y1, turn }) => ({ x: x0 + ((y - y0) / (y1 - y0)) * (x1 - x0), turn }))
      .sort((one, two) => one.x - two.x);
    let winding = 0;
    for (const [index, { x, turn }] of crossings.entries()) {
      winding += turn;
      const isInside = rule === 'evenodd' ? index % 2 === 0 : winding !== 0;
      if (isInside) cover(covered, x, crossings[index + 1]?.x ?? x);
    }
  }
  return covered;
}

/** Adds one scan line from `left` to `right`, parts of pixels at its ends. */
function cover(covered: Float64Array, left: number, right: number): void {
  const [from, to] = [Math.max(0, left), Math.min(covered.length, right)];
  for (let pixel = Math.floor(from); pixel < to; pixel += 1) {
    const share = Math.min(pixel + 1, to) - Math.max(pixel, from);
    covered[pixel] = (covered[pixel] ?? 0) + share / SAMPLES;
  }
}

/** Lays a colour over the pixels of a row (red, green, blue 0…255, alpha 0…1). */
function paint(pixels: Float64Array, start: number, covered: Float64Array, colour: readonly number[]): void {
  for (const [pixel, share] of covered.entries()) {
    if (share <= 0) continue;
    const at = start + 4 * pixel;
    const alpha = Math.min(1, share);
    const below = (pixels[at + 3] ?? 0) * (1 - alpha);
    const all = alpha + below;
    for (const [channel, value] of colour.entries()) {
      pixels[at + channel] = (value * alpha + (pixels[at + channel] ?? 0) * below) / all;
    }
    pixels[at + 3] = all;
  }
}

function png(pixels: Float64Array, size: number): Uint8Array {
  const rows = Buffer.alloc(size * (size * 4 + 1));
  for (let row = 0; row < size; row += 1) {
    for (let at = 0; at < size * 4; at += 1) {
      const value = pixels[row * size * 4 + at] ?? 0;
      rows[row * (size * 4 + 1) + 1 + at] = Math.round(at % 4 === 3 ? value * 255 : value);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8); // 8 bits, red green blue alpha
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  return new Uint8Array(Buffer.concat([signature, ...parts]));
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
