import type { PlacedPath } from '../pageModel.ts';

/** A closed shape through pairs of coordinates, nothing of it outside `clip`. */
export function polygon(clip: PlacedPath['clip'], colour: string, corners: readonly number[]): PlacedPath {
  const segments: PlacedPath['segments'][number][] = [];
  for (let index = 0; index < corners.length; index += 2) {
    segments.push({ kind: index === 0 ? 'move' : 'line', points: corners.slice(index, index + 2) });
  }
  return { colour, fillRule: 'nonzero', clip, segments: [...segments, { kind: 'close', points: [] }] };
}
