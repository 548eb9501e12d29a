import type { SealedAgency } from '#shared/features/documents/officialParts.ts';
import { mm, type OfficialLayout } from '../officialLayout.ts';
import { readSeal } from './picture.ts';
import { evenLines, fittedLine, type SignaturePlan } from './signaturePlan.ts';
import { placeSvgSeal, readSvgSeal } from './svgSeal.ts';
import type { Typesetter } from './typesetter.ts';

/** Name and date stand on the third and fourth row below the text. */
const NAME_ROW = 3;
/** 小6号 in points: smaller names would not be read. */
const SMALLEST_NAME = 6.5;
/** Room of a date that is still to come. */
const DATE_CELLS = 6;

/** Line pitch of the page in points; a draft shows no seals; `isCompact`: names no wider than a seal. */
export type SealOptions = { readonly pitch: number; readonly isDraft: boolean; readonly isCompact: boolean };

/**
 * Names with seals (official-documents.md §2.3): the date ends four cells in, the name is centred above it, the seal is centred on both
 * and lies a little higher. Several agencies stand in aligned columns, the last seal also covers the date.
 */
export function planSeals(
  typesetter: Typesetter,
  agencies: readonly SealedAgency[],
  date: string,
  { pitch, isDraft, isCompact }: SealOptions,
): SignaturePlan {
  const { layout } = typesetter;
  const { cell } = layout;
  const measure = layout.right - layout.left;
  const seals = agencies.map((agency, index) => ({
    diameter: mm(agency.diameterMm),
    png: agency.png === undefined ? undefined : readSeal(agency.png, `seal ${index + 1}`).png,
    svg: agency.svg === undefined ? undefined : readSvgSeal(agency.svg, `seal ${index + 1}`),
  }));
  const dateLine = fittedLine(typesetter, date, 'fangsong', measure);
  const dateWidth = dateLine.width === 0 ? DATE_CELLS * cell : dateLine.width;
  const largest = Math.max(...seals.map((seal) => seal.diameter));
  const rowDistance = Math.ceil((largest + layout.jointSealGapSmallest) / pitch);
  const arrange = (nameRoom: number) => {
    const names = evenLines(
      typesetter,
      agencies.map((agency) => agency.name),
      'fangsong',
      nameRoom,
    );
    const widest = Math.max(...names.map((line) => line.width));
    const dateCentre = layout.right - 4 * cell - dateWidth / 2;
    const centres = sealCentres(layout, { count: agencies.length, largest, widest, dateCentre });
    const columns = Math.max(...centres.map((centre) => centre.column)) + 1;
    return { names, centres, columns, lastRow: NAME_ROW + Math.floor((agencies.length - 1) / columns) * rowDistance };
  };
  const wide = arrange(measure - 2 * cell);
  // Names no wider than a seal, so that as many seals as possible stand in a row.
  const isTooTall = wide.lastRow + 2 > layout.rows;
  const { names, centres, columns, lastRow } =
    isTooTall || isCompact
      ? arrange(Math.max(largest + layout.jointSealGapSmallest - cell, leastNameRoom(agencies)))
      : wide;
  const nameRow = (index: number): number => NAME_ROW + Math.floor(index / columns) * rowDistance;
  const middle = (pitch + layout.bodySize) / 2 - sealRise(layout, pitch, largest);
  return {
    rows: lastRow + 1,
    reach: lastRow * pitch + middle + largest / 2,
    circles: seals.map(({ diameter }, index) => ({
      x: centres[index]?.x ?? layout.centre,
      y: nameRow(index) * pitch + middle,
      radius: diameter / 2,
    })),
    draw: (page, base) => {
      for (const [index, line] of names.entries()) {
        const { x } = centres[index] ?? { x: layout.centre };
        const emTop = base + nameRow(index) * pitch;
        const seal = seals[index];
        if (seal && !isDraft) {
          const { diameter, png, svg } = seal;
          const corner = { x: x - diameter / 2, y: emTop + middle - diameter / 2 };
          if (png) page.images.push({ ...corner, width: diameter, height: diameter, png });
          if (svg) page.paths.push(...placeSvgSeal(svg, corner.x, corner.y, diameter));
        }
        typesetter.draw(page, line, x - line.width / 2, emTop);
      }
      const last = centres.at(-1)?.x ?? layout.centre;
      typesetter.draw(page, dateLine, last - dateLine.width / 2, base + (lastRow + 1) * pitch);
    },
  };
}

/** Room in which the longest name still has the smallest legible size. */
function leastNameRoom(agencies: readonly SealedAgency[]): number {
  return SMALLEST_NAME * Math.max(...agencies.map(({ name }) => [...name].length));
}

/** How far the seal lies above the middle of name and date: 3 mm, more when its top would be over a line below the text. */
function sealRise(layout: OfficialLayout, pitch: number, diameter: number): number {
  let rise = layout.sealRise;
  const gapOf = (): number => NAME_ROW * pitch - layout.bodySize + (pitch + layout.bodySize) / 2 - rise - diameter / 2;
  while (gapOf() > Math.min(layout.sealGapMost, pitch)) rise += mm(1);
  return rise;
}

type SealCentre = { readonly x: number; readonly column: number };

/** Horizontal centres of names and seals, in as many columns as fit without touching; a shorter last row is centred. */
function sealCentres(
  layout: OfficialLayout,
  block: { readonly count: number; readonly largest: number; readonly widest: number; readonly dateCentre: number },
): SealCentre[] {
  const { count, largest, widest } = block;
  const half = Math.max(largest, widest) / 2;
  // A long name moves the block to the left until it ends one cell in.
  const last = Math.min(block.dateCentre, layout.right - layout.cell - widest / 2, layout.right - largest / 2);
  const wanted = Math.max(largest + layout.jointSealGap, widest + layout.cell);
  const least = Math.max(largest + layout.jointSealGapSmallest, widest + layout.cell);
  const roomFor = (columns: number): number => (columns === 1 ? wanted : (last - layout.left - half) / (columns - 1));
  let columns = Math.min(count, layout.jointSealsMost);
  while (columns > 1 && roomFor(columns) < least) columns -= 1;
  const step = Math.min(wanted, roomFor(columns));
  const full = Math.floor(count / columns) * columns;
  return Array.from({ length: count }, (_, index) => {
    const column = index % columns;
    // Fewer names in the last row stand around the middle of the columns.
    const moved = index < full ? 0 : ((columns - (count - full)) * step) / 2;
    return { x: last - (columns - 1 - column) * step + moved, column };
  });
}
