const SVG = 'http://www.w3.org/2000/svg';

/** Lines of the signs: a grid for a table, bars for a chart. */
const LINES = {
  table: 'M3 4h14v12H3zM3 8.5h14M9 8.5V16',
  chart: 'M3 3v14h14M6 6h8M6 10h5M6 14h9',
} as const;

/** The sign in front of a table or chart that is named in a text. */
export function placeIcon(shape: keyof typeof LINES): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', LINES[shape]);
  svg.append(path);
  return svg;
}
