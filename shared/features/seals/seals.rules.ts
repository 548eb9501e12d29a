/** Largest file of a seal's picture, in bytes: as much as an SVG seal in a document may have. */
export const MOST_SEAL_BYTES = 2_000_000;
