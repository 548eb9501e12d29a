/** Points to twentieths of a point, the unit of WordprocessingML. */
export function twips(points: number): number {
  return Math.round(points * 20);
}

/** Points to English Metric Units, the unit of drawings. */
export function emu(points: number): number {
  return Math.round(points * 12_700);
}

/** Points to half points, the unit of type sizes. */
export function halfPoints(points: number): number {
  return Math.round(points * 2);
}

/** Colour `#rrggbb` as WordprocessingML writes it. */
export function wordColour(colour: string): string {
  return colour.replace('#', '').toUpperCase();
}

/** Share of an exactly spaced line that lies above its baseline, in Word, WPS and LibreOffice. */
export const BASELINE_SHARE = 0.8;
