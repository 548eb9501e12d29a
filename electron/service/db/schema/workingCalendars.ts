import type { Common, Text } from './common.ts';

/** Editions of the holiday calendar that the office loaded; lists are JSON. */
export type WorkingCalendarsTables = {
  calendar_edition: Common & {
    year: number;
    source: string;
    off: string;
    makeup: string;
    fileName: Text;
    replacesId: Text;
    moved: string;
  };
};
