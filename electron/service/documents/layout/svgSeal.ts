import { AppError } from '#shared/contract/errors.ts';
import type { PathSegment, PlacedPath } from '../pageModel.ts';
import { parsePath } from './svgPath.ts';

export type SvgSeal = {
  /** Left edge, upper edge and edge length of the square viewBox. */
  readonly left: number;
  readonly top: number;
  readonly edge: number;
  readonly shapes: readonly {
    readonly colour: string;
    readonly fillRule: PlacedPath['fillRule'];
    readonly segments: readonly PathSegment[];
  }[];
};

const MOST_SEGMENTS = 50_000;
const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';
const ROOT_ATTRIBUTES = new Set(['xmlns', 'viewBox', 'width', 'height', 'version']);
const PATH_ATTRIBUTES = new Set(['d', 'fill', 'fill-rule']);
/** One tag, a comment, or the XML declaration at the very start; nothing else may stand in the file. */
const TOKEN =
  /^(?:<!--(?:(?!--)[\s\S])*-->|<(\/?)(svg|path)((?:\s+[a-zA-Z-]+\s*=\s*(?:"[^"<&]*"|'[^'<&]*'))*)\s*(\/?)>)\s*/;
const DECLARATION = /^\ufeff?\s*(?:<\?xml\s[^?<>]*\?>\s*)?/;
const ATTRIBUTE = /([a-zA-Z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * Reads a seal drawn as SVG (official-documents.md §2.3). Accepted are one `svg` with a square viewBox and `path` elements with
 * `d`, `fill` and `fill-rule`; whatever else a file could hold (scripts, pictures, text, styles, references, entities) is refused
 * and never interpreted.
 * @throws AppError `rule_broken` with `fields`, code `seal_svg`
 */
export function readSvgSeal(svg: string, part: string): SvgSeal {
  const seal = parseSvg(svg);
  if (!seal) throw new AppError('rule_broken', { count: 1, part, fields: [{ field: 'seal', code: 'seal_svg' }] });
  return seal;
}

/** The seal in a square of edge `size` with its upper left corner at (x, y), in points. */
export function placeSvgSeal(seal: SvgSeal, x: number, y: number, size: number): PlacedPath[] {
  const scale = size / seal.edge;
  const clip = { x, y, width: size, height: size };
  const place = (value: number, index: number): number =>
    index % 2 === 0 ? x + (value - seal.left) * scale : y + (value - seal.top) * scale;
  return seal.shapes.map(({ colour, fillRule, segments }) => ({
    colour,
    fillRule,
    clip,
    segments: segments.map(({ kind, points }) => ({ kind, points: points.map(place) })),
  }));
}

function parseSvg(svg: string): SvgSeal | undefined {
  let rest = svg.replace(DECLARATION, '');
  let box: Pick<SvgSeal, 'left' | 'top' | 'edge'> | undefined;
  const shapes: SvgSeal['shapes'][number][] = [];
  let count = 0;
  let isPathOpen = false;
  let isClosed = false;
  while (rest !== '') {
    const token = TOKEN.exec(rest);
    if (!token) return undefined;
    rest = rest.slice(token[0].length);
    const [, slash, name, attributeText = '', selfClosing] = token;
    if (name === undefined) continue; // a comment
    if (isClosed) return undefined;
    if (slash === '/') {
      if (attributeText !== '' || selfClosing === '/') return undefined;
      if (name === 'path' ? !isPathOpen : isPathOpen || !box) return undefined;
      if (name === 'path') isPathOpen = false;
      else isClosed = true;
      continue;
    }
    const attributes = attributesOf(attributeText, name === 'svg' ? ROOT_ATTRIBUTES : PATH_ATTRIBUTES);
    if (!attributes || isPathOpen) return undefined;
    if (name === 'svg') {
      if (box || selfClosing === '/') return undefined;
      box = squareBox(attributes);
      if (!box) return undefined;
      continue;
    }
    const shape = box ? shapeOf(attributes) : undefined;
    if (!shape) return undefined;
    count += shape.segments.length;
    if (count > MOST_SEGMENTS) return undefined;
    if (shape.colour !== 'none') shapes.push(shape);
    isPathOpen = selfClosing !== '/';
  }
  return isClosed && box && shapes.length > 0 ? { ...box, shapes } : undefined;
}

/** Undefined when an attribute is unknown or stands twice. */
function attributesOf(text: string, allowed: ReadonlySet<string>): Map<string, string> | undefined {
  const found = new Map<string, string>();
  for (const [, name = '', double, single] of text.matchAll(ATTRIBUTE)) {
    if (!allowed.has(name) || found.has(name)) return undefined;
    found.set(name, double ?? single ?? '');
  }
  return found;
}

/** A round seal fills a square: a picture of another shape would be distorted. */
function squareBox(attributes: ReadonlyMap<string, string>): Pick<SvgSeal, 'left' | 'top' | 'edge'> | undefined {
  const namespace = attributes.get('xmlns') ?? SVG_NAMESPACE;
  const numbers = (attributes.get('viewBox') ?? '').trim().split(/[\s,]+/);
  if (namespace !== SVG_NAMESPACE || numbers.length !== 4) return undefined;
  const [left, top, width, height] = numbers.map((text) => (/^[+-]?[\d.]+$/.test(text) ? Number(text) : Number.NaN));
  if (left === undefined || top === undefined || width === undefined || height === undefined) return undefined;
  const isPlaced = [left, top].every((value) => Math.abs(value) <= 1e6);
  if (!isPlaced || !(width > 0 && width <= 1e6) || !(Math.abs(width / height - 1) <= 0.001)) return undefined;
  return { left, top, edge: width };
}

function shapeOf(attributes: ReadonlyMap<string, string>): SvgSeal['shapes'][number] | undefined {
  const colour = colourOf(attributes.get('fill') ?? '#000000');
  const rule = attributes.get('fill-rule') ?? 'nonzero';
  const segments = parsePath(attributes.get('d') ?? '');
  if (colour === undefined || segments === undefined || (rule !== 'nonzero' && rule !== 'evenodd')) return undefined;
  return { colour, fillRule: rule, segments };
}

/** `#rrggbb` in small letters, or `none`. */
function colourOf(fill: string): string | undefined {
  const text = fill.trim().toLowerCase();
  if (text === 'none' || /^#[0-9a-f]{6}$/.test(text)) return text;
  if (text === 'red') return '#ff0000';
  if (text === 'black') return '#000000';
  if (!/^#[0-9a-f]{3}$/.test(text)) return undefined;
  return `#${[...text.slice(1)].map((digit) => digit + digit).join('')}`;
}
