import { gridOf } from '../expectations.ts';
import type { Structure } from '../structure.ts';

/** Pages before the signature whose number of lines may differ to make room for it (GB/T 9704 7.3.5.5). */
const REACH = 2;

/** Rows and pitches allowed on a page: the ordinary grid first, near the signature also 23 and 21 rows. */
export function gridsOn(structure: Structure, page: number): { readonly rows: number; readonly pitch: number }[] {
  const { expected, form, body, pages } = structure;
  const ordinary = { rows: expected.rows, pitch: expected.pitch };
  const isPlain = form === 'record' || form === 'report';
  const signaturePage = body.date?.page ?? body.names.at(-1)?.page ?? (isPlain ? pages : undefined);
  if (form === 'minutes' || signaturePage === undefined) return [ordinary];
  if (page > signaturePage || page < signaturePage - REACH) return [ordinary];
  const other = [expected.squeezedRows, expected.spreadRows].map((rows) => ({
    rows,
    pitch: gridOf(expected, expected.gridPitch, rows).pitch,
  }));
  return [ordinary, ...other];
}

/** The allowed pitch that a distance of `count` lines comes nearest to. */
export function nearestPitch(structure: Structure, page: number, distance: number, count: number): number {
  const pitches = gridsOn(structure, page).map((grid) => grid.pitch);
  return pitches.reduce((best, pitch) =>
    Math.abs(pitch * count - distance) < Math.abs(best * count - distance) ? pitch : best,
  );
}
