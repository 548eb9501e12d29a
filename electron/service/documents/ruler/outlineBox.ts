import type { Box } from './measuredTypes.ts';

/** Operators of the outlines and paths pdf.js hands out, and the number of values behind each. */
const MOVE = 0;
const LINE = 1;
const CUBIC = 2;
const QUADRATIC = 3;
const VALUES = new Map([
  [MOVE, 2],
  [LINE, 2],
  [CUBIC, 6],
  [QUADRATIC, 4],
]);

export type Point = { readonly x: number; readonly y: number };

/** Reads a path as lists of points: each subpath with its corner points, curves with their extreme points. */
export function subpathsOf(path: ArrayLike<number>): { readonly points: Point[]; readonly isStraight: boolean }[] {
  const subpaths: { points: Point[]; isStraight: boolean }[] = [];
  let here: Point = { x: 0, y: 0 };
  for (let at = 0; at < path.length; ) {
    const operator = path[at] ?? -1;
    const count = VALUES.get(operator) ?? 0;
    const corners: Point[] = [];
    for (let index = 0; index < count; index += 2) {
      corners.push({ x: path[at + 1 + index] ?? 0, y: path[at + 2 + index] ?? 0 });
    }
    at += 1 + count;
    const end = corners.at(-1);
    if (!end) continue;
    if (operator === MOVE || subpaths.length === 0) subpaths.push({ points: [], isStraight: true });
    const subpath = subpaths.at(-1);
    if (subpath && operator !== MOVE && operator !== LINE) {
      subpath.isStraight = false;
      subpath.points.push(...extremes([here, ...corners]));
    }
    subpath?.points.push(end);
    here = end;
  }
  return subpaths;
}

/** Box of points as they lie (`top` is the smallest y); undefined without points. */
export function boxOf(points: readonly Point[]): Box | undefined {
  if (points.length === 0) return undefined;
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { x, y } of points) {
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  return box;
}

/** Points of a Bézier curve where it turns round in x or in y. */
function extremes(corners: readonly Point[]): Point[] {
  const times = [...turnsOf(corners.map((point) => point.x)), ...turnsOf(corners.map((point) => point.y))];
  return times
    .filter((time) => time > 0 && time < 1)
    .map((time) => ({
      x: bezier(
        corners.map(({ x }) => x),
        time,
      ),
      y: bezier(
        corners.map(({ y }) => y),
        time,
      ),
    }));
}

/** Zeros of the derivative of a quadratic or cubic Bézier polynomial. */
function turnsOf(values: readonly number[]): number[] {
  const [first = 0, second = 0, third = 0, fourth] = values;
  if (fourth === undefined) return [(first - second) / (first - 2 * second + third)];
  const square = -first + 3 * second - 3 * third + fourth;
  const linear = 2 * (first - 2 * second + third);
  const constant = second - first;
  if (Math.abs(square) < 1e-9) return [-constant / linear];
  const root = Math.sqrt(linear * linear - 4 * square * constant);
  return [(-linear + root) / (2 * square), (-linear - root) / (2 * square)];
}

function bezier(values: readonly number[], time: number): number {
  let level = [...values];
  while (level.length > 1)
    level = level.slice(1).map((value, index) => (level[index] ?? 0) * (1 - time) + value * time);
  return level[0] ?? 0;
}
