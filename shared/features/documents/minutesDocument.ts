import { z } from 'zod';
import { textBlock } from './textBlock.ts';

const line = (longest: number) => z.string().max(longest);

/**
 * One line of an attendance list, in the order it is printed. Rendered as unit + post + name; a unit equal to that of the
 * entry before is not repeated. A group line (联络员64人) has `name` "联络员" and `headcount` 64.
 */
export const attendanceEntry = z.strictObject({
  unit: line(200).optional(),
  post: line(200).optional(),
  name: line(200).optional(),
  headcount: z.number().int().positive().optional(),
  /** Printed behind the name in brackets: reason of leave, "代某某". */
  note: line(200).optional(),
});

/** One row of the task table: 任务 | 责任科室 | 责任人 | 完成时限; `dueOn` is printed as given. */
const minutesTask = z.strictObject({
  text: line(20_000),
  office: line(500).default(''),
  persons: line(500).default(''),
  dueOn: line(100).default(''),
});

/**
 * Everything the minutes form (纪要, GB/T 9704-2012 clause 10.3, domain.md §6) prints; plain JSON data, dates as they are to be read
 * (2026年3月5日). Absent or empty parts are left out together with their labels.
 */
export const minutesDocument = z.strictObject({
  /** Red mark, 机关名称＋会议纪要. */
  mark: line(80),
  /** Number line as printed: 〔2026〕3号 or 第3期. */
  numberText: line(60).default(''),
  /** Row above the red rule: issuing unit left, date right. */
  issuingUnit: line(100).default(''),
  issuedOn: line(40).default(''),
  /** Title; a line break in it is a break set by the user and is kept. */
  title: line(200),
  time: line(200).default(''),
  place: line(200).default(''),
  chair: line(200).default(''),
  recorder: line(200).default(''),
  present: z.array(attendanceEntry).max(500).default([]),
  observers: z.array(attendanceEntry).max(500).default([]),
  leave: z.array(attendanceEntry).max(500).default([]),
  /** `head`: before the opening paragraph (domain.md §6); `end`: after the body with one empty row (GB/T 9704 10.3). */
  attendancePlace: z.enum(['head', 'end']).default('head'),
  opening: line(20_000).default(''),
  body: z.array(textBlock).max(5000).default([]),
  decisionsTitle: line(100).default('议定事项'),
  decisions: z.array(line(20_000)).max(500).default([]),
  tasksTitle: line(100).default('任务分工'),
  tasks: z.array(minutesTask).max(2000).default([]),
  /** 散会 line, for example 散会。 */
  closing: line(2000).default(''),
  /** 版记: 发 and 抄送, joined by 、 with 。 at the end. */
  issueTo: z.array(line(200)).max(300).default([]),
  copyTo: z.array(line(200)).max(300).default([]),
  /** 印发机关 and 印发日期; without an office the 版记 has no such row. */
  printingOffice: line(100).default(''),
  printedOn: line(40).default(''),
  /** Printed on every page; state-secret levels are refused (features.md S11). */
  handlingMark: line(30).default(''),
  /** Small line in the top margin of the last page, left: the hash of the content that became final. */
  controlLine: line(120).default(''),
  /** PDF metadata only; never personal data of citizens (official-documents.md §8.2). */
  keywords: z.array(line(100)).max(20).default([]),
});

export type AttendanceEntry = z.infer<typeof attendanceEntry>;
/** As the renderer reads it: every part present. */
export type MinutesDocument = z.infer<typeof minutesDocument>;
/** As a caller may write it: parts with a default may be left out. */
export type MinutesDocumentInput = z.input<typeof minutesDocument>;
