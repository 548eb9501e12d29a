import { z } from 'zod';
import { attendanceEntry } from './minutesDocument.ts';
import { officialBlock, shortLine } from './officialParts.ts';

/** 会议记录: what was said, without red head and 版记. Headings are numbered; a speaker's words are paragraphs. */
export const recordDocument = z.strictObject({
  title: shortLine(200),
  time: shortLine(200).default(''),
  place: shortLine(200).default(''),
  chair: shortLine(200).default(''),
  recorder: shortLine(200).default(''),
  present: z.array(attendanceEntry).max(500).default([]),
  observers: z.array(attendanceEntry).max(500).default([]),
  leave: z.array(attendanceEntry).max(500).default([]),
  body: z.array(officialBlock).max(5000).default([]),
  closing: shortLine(2000).default(''),
  /** Lines to be signed by hand under the text, for example 主持人签名, 记录人签名. */
  signLines: z.array(shortLine(20)).max(6).default([]),
  handlingMark: shortLine(30).default(''),
  /** Small line in the top margin of the last page, as in minutes. */
  controlLine: shortLine(120).default(''),
  author: shortLine(100).default(''),
});

/** A plain report with tables. */
export const reportDocument = z.strictObject({
  title: shortLine(200),
  /** Line under the title in 楷体: unit, date, period. */
  subtitle: shortLine(200).default(''),
  body: z.array(officialBlock).max(5000).default([]),
  /** Unit and date at the end, right. */
  unit: shortLine(60).default(''),
  date: shortLine(40).default(''),
  numberedHeadings: z.boolean().default(true),
  handlingMark: shortLine(30).default(''),
  author: shortLine(100).default(''),
});

export type RecordDocument = z.infer<typeof recordDocument>;
export type RecordDocumentInput = z.input<typeof recordDocument>;
export type ReportDocument = z.infer<typeof reportDocument>;
export type ReportDocumentInput = z.input<typeof reportDocument>;
