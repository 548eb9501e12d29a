import type { RawRow, RawTable } from '#shared/features/organizations/import/importTypes.ts';

/** What every reader delivers: the sheets there are, and the rows of one of them that have any content. */
export interface RawSheet {
  readonly fileType: RawTable['fileType'];
  readonly sheets: readonly string[];
  readonly sheet: string | null;
  readonly encoding: string | null;
  readonly date1904: boolean;
  readonly rows: readonly RawRow[];
}
