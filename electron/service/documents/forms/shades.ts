import { polygon } from '../layout/polygon.ts';
import type { ModelPage } from '../pageModel.ts';

/** Fill and distance of the hatching lines of each shade, from the lightest; null: no lines. Points. */
const SHADES = [
  { fill: '#ffffff', step: null, crossed: false },
  { fill: '#e6eef8', step: 7, crossed: false },
  { fill: '#f8e3b8', step: 3.5, crossed: false },
  { fill: '#f3bfba', step: 3.5, crossed: true },
] as const;
const HATCH = { colour: '#a0a0a0', width: 0.3 } as const;

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Fills a box with a shade: colour for the screen and the colour printer, hatching for everything else. */
export function drawShade(page: ModelPage, box: Box, shade: number): void {
  const { fill, step, crossed } = SHADES[shade] ?? SHADES[0];
  const { x, y, width, height } = box;
  page.paths.push(polygon(box, fill, [x, y, x + width, y, x + width, y + height, x, y + height]));
  if (step === null) return;
  const apart = step * Math.SQRT2;
  const thick = HATCH.width * Math.SQRT2;
  for (let at = x - height + apart / 2; at < x + width; at += apart) {
    page.paths.push(
      polygon(box, HATCH.colour, [at, y + height, at + thick, y + height, at + height + thick, y, at + height, y]),
    );
    if (crossed)
      page.paths.push(
        polygon(box, HATCH.colour, [at, y, at + thick, y, at + height + thick, y + height, at + height, y + height]),
      );
  }
}
