/** Sizes beyond which a list is refused instead of being tried (domain.md §10; a zip bomb must not fill the memory). */

/** Bytes of the file itself. */
export const MAXIMUM_FILE_BYTES = 64 * 1024 * 1024;
/** Bytes of an .xlsx after inflating the parts that are read. */
export const MAXIMUM_INFLATED_BYTES = 200 * 1024 * 1024;
/** Inflated to packed size of one part, judged only from this size on; empty styled rows reach about 60. */
export const MAXIMUM_RATIO = 250;
export const RATIO_MATTERS_FROM_BYTES = 8 * 1024 * 1024;
/** Parts in an .xlsx. */
export const MAXIMUM_PARTS = 5_000;
/** Rows with content. */
export const MAXIMUM_ROWS = 200_000;
/** Columns that are looked at. */
export const MAXIMUM_COLUMNS = 256;
/** Cells that vertical merges may cover. */
export const MAXIMUM_MERGED_CELLS = 1_000_000;
