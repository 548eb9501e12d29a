import type { PathSegment } from '../pageModel.ts';

type Point = readonly [x: number, y: number];

const PARAMETERS: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 0 };
const TOKEN = /[\s,]*(?:([MmLlHhVvCcSsQqTtAaZz])|([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?))/y;
const FLAG = /[\s,]*([01])/y;
const LARGEST = 1e6;

/**
 * Reads the `d` of an SVG path (SVG 1.1 §8.3) into absolute moves, lines, cubic curves and closings; quadratic curves and arcs become
 * cubic ones.
 * @returns undefined when the text is no path
 */
export function parsePath(d: string): PathSegment[] | undefined {
  const segments: PathSegment[] = [];
  let at = 0;
  const next = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(d);
    if (match) at = pattern.lastIndex;
    return match;
  };
  let command = '';
  let current: Point = [0, 0];
  let start: Point = [0, 0];
  let control: Control | undefined;
  while (d.slice(at).trim() !== '') {
    const began = at;
    const letter = next(TOKEN);
    if (!letter) return undefined;
    if (letter[1] !== undefined) command = letter[1];
    else {
      // Numbers without a letter repeat the command; after M they are lines.
      at = began;
      if (command === '' || command === 'Z' || command === 'z') return undefined;
      if (command === 'M') command = 'L';
      if (command === 'm') command = 'l';
    }
    const kind = command.toUpperCase();
    if (segments.length === 0 && kind !== 'M') return undefined;
    const values = readValues(kind, next);
    if (!values) return undefined;
    const step = segmentsOf(kind, command !== kind, values, { current, start, control });
    segments.push(...step.segments);
    current = step.current;
    if (kind === 'M') start = current;
    control = step.control;
  }
  const isPlaced = segments.every(({ points }) => points.every((value) => Math.abs(value) <= LARGEST));
  return segments.length > 0 && isPlaced ? segments : undefined;
}

function readValues(kind: string, next: (pattern: RegExp) => RegExpExecArray | null): number[] | undefined {
  const values: number[] = [];
  for (let index = 0; index < (PARAMETERS[kind] ?? 0); index += 1) {
    const isFlag = kind === 'A' && (index === 3 || index === 4);
    const match = next(isFlag ? FLAG : TOKEN);
    const text = isFlag ? match?.[1] : match?.[2];
    if (text === undefined) return undefined;
    values.push(Number(text));
  }
  return values;
}

/** Last control point of the curve before: S goes on from a cubic one, T from a quadratic one. */
type Control = { readonly family: 'cubic' | 'quadratic'; readonly point: Point };
type State = { readonly current: Point; readonly start: Point; readonly control: Control | undefined };
type Step = { readonly segments: PathSegment[]; readonly current: Point; readonly control: Control | undefined };

function segmentsOf(kind: string, isRelative: boolean, values: readonly number[], state: State): Step {
  const [x0, y0] = state.current;
  const number = (index: number): number => values[index] ?? 0;
  const point = (index: number): Point => {
    const [x, y] = [number(index), number(index + 1)];
    return isRelative ? [x0 + x, y0 + y] : [x, y];
  };
  const reflected = (family: Control['family']): Point => {
    if (state.control?.family !== family) return state.current;
    const [x, y] = state.control.point;
    return [2 * x0 - x, 2 * y0 - y];
  };
  const line = (end: Point): Step => ({ segments: [{ kind: 'line', points: end }], current: end, control: undefined });
  const curve = (one: Point, two: Point, end: Point, control: Control): Step => ({
    segments: [{ kind: 'curve', points: [...one, ...two, ...end] }],
    current: end,
    control,
  });
  const quadratic = (via: Point, end: Point): Step =>
    curve(towards(state.current, via), towards(end, via), end, { family: 'quadratic', point: via });
  const cubic = (one: Point, two: Point, end: Point): Step => curve(one, two, end, { family: 'cubic', point: two });
  switch (kind) {
    case 'M':
      return { segments: [{ kind: 'move', points: point(0) }], current: point(0), control: undefined };
    case 'L':
      return line(point(0));
    case 'H':
      return line([(isRelative ? x0 : 0) + number(0), y0]);
    case 'V':
      return line([x0, (isRelative ? y0 : 0) + number(0)]);
    case 'C':
      return cubic(point(0), point(2), point(4));
    case 'S':
      return cubic(reflected('cubic'), point(0), point(2));
    case 'Q':
      return quadratic(point(0), point(2));
    case 'T':
      return quadratic(reflected('quadratic'), point(0));
    case 'A':
      return { segments: arc(state.current, values, point(5)), current: point(5), control: undefined };
    default:
      return { segments: [{ kind: 'close', points: [] }], current: state.start, control: undefined };
  }
}

/** A control point of the cubic curve that equals a quadratic one. */
function towards(from: Point, via: Point): Point {
  return [from[0] + (2 / 3) * (via[0] - from[0]), from[1] + (2 / 3) * (via[1] - from[1])];
}

/** An elliptical arc as cubic curves of at most a quarter turn (SVG 1.1 appendix F.6). */
function arc(from: Point, values: readonly number[], to: Point): PathSegment[] {
  const [radiusX = 0, radiusY = 0, degrees = 0, large = 0, sweep = 0] = values;
  const [x1, y1] = from;
  const [x2, y2] = to;
  if (x1 === x2 && y1 === y2) return [];
  if (radiusX === 0 || radiusY === 0) return [{ kind: 'line', points: to }];
  const turn = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const dx = (cos * (x1 - x2) + sin * (y1 - y2)) / 2;
  const dy = (-sin * (x1 - x2) + cos * (y1 - y2)) / 2;
  // Radii too small to reach are enlarged.
  const reach = Math.sqrt(Math.max(1, (dx / radiusX) ** 2 + (dy / radiusY) ** 2));
  const [rx, ry] = [Math.abs(radiusX) * reach, Math.abs(radiusY) * reach];
  const below = (rx * dy) ** 2 + (ry * dx) ** 2;
  const root = Math.sqrt(Math.max(0, (rx * ry) ** 2 - below) / below) * (large === sweep ? -1 : 1);
  const [cx, cy] = [(root * rx * dy) / ry, (-root * ry * dx) / rx];
  const centre: Point = [cos * cx - sin * cy + (x1 + x2) / 2, sin * cx + cos * cy + (y1 + y2) / 2];
  const begin = Math.atan2((dy - cy) / ry, (dx - cx) / rx);
  const end = Math.atan2((-dy - cy) / ry, (-dx - cx) / rx);
  let angle = end - begin;
  if (sweep === 0 && angle > 0) angle -= 2 * Math.PI;
  if (sweep === 1 && angle < 0) angle += 2 * Math.PI;
  const count = Math.max(1, Math.ceil(Math.abs(angle) / (Math.PI / 2) - 1e-9));
  const step = angle / count;
  const handle = (4 / 3) * Math.tan(step / 4);
  const onPage = (x: number, y: number): Point => [
    centre[0] + cos * rx * x - sin * ry * y,
    centre[1] + sin * rx * x + cos * ry * y,
  ];
  return Array.from({ length: count }, (_, index) => {
    const a = begin + index * step;
    const b = a + step;
    const one = onPage(Math.cos(a) - handle * Math.sin(a), Math.sin(a) + handle * Math.cos(a));
    const two = onPage(Math.cos(b) + handle * Math.sin(b), Math.sin(b) - handle * Math.cos(b));
    const last = index === count - 1 ? to : onPage(Math.cos(b), Math.sin(b));
    return { kind: 'curve', points: [...one, ...two, ...last] };
  });
}
