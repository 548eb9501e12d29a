import { z } from 'zod';
import { headMarks, mainParts, printingParts, shortLine } from './officialParts.ts';

/** The fifteen kinds of official documents (official-documents.md §3.5). */
export const DOCUMENT_KINDS = [
  '决议',
  '决定',
  '命令（令）',
  '公报',
  '公告',
  '通告',
  '意见',
  '通知',
  '通报',
  '报告',
  '请示',
  '批复',
  '议案',
  '函',
  '纪要',
] as const;

/**
 * A document in the ordinary form 文件式 (GB/T 9704-2012 clause 7); plain JSON data, dates as they are to be read (2026年3月5日). Absent or empty
 * parts are left out.
 */
export const officialDocument = z.strictObject({
  ...headMarks,
  ...mainParts,
  ...printingParts,
  /** Names in the red head, the leading agency first; several make a joint head. */
  agencies: z.array(shortLine(60).min(1)).min(1).max(10),
  /** 文件, or '' for a head of names alone. */
  markWord: z.enum(['文件', '']).default('文件'),
  /** 发文字号, for example 某民发〔2026〕3号; empty in a draft. */
  number: shortLine(40).default(''),
  kind: z.enum(['', ...DOCUMENT_KINDS]).default(''),
  /** Upward documents: number at the left, 签发人 at the right. 请示 and 报告 are always upward. */
  isUpward: z.boolean().default(false),
  signers: z.array(shortLine(20).min(1)).max(10).default([]),
  /** A line break in the title is a break set by the user and is kept. */
  title: shortLine(200),
  /** 主送机关, with or without the closing ：. */
  recipients: shortLine(2000).default(''),
});

/** A letter, 信函 (clause 10.1). */
export const letterDocument = z.strictObject({
  ...headMarks,
  ...mainParts,
  /** Name of the agency without 文件; of a joint letter the leading agency's. */
  agency: shortLine(60).min(1),
  number: shortLine(40).default(''),
  title: shortLine(200),
  recipients: shortLine(2000).default(''),
});

/** An order, 命令（令） (clause 10.2). */
export const orderDocument = z.strictObject({
  ...mainParts,
  ...printingParts,
  /** Red mark: full name of the agency with 命令 or 令. */
  mark: shortLine(80).min(1),
  /** 令号, for example 第3号. */
  number: shortLine(20).default(''),
});

export type OfficialDocument = z.infer<typeof officialDocument>;
export type OfficialDocumentInput = z.input<typeof officialDocument>;
export type LetterDocument = z.infer<typeof letterDocument>;
export type LetterDocumentInput = z.input<typeof letterDocument>;
export type OrderDocument = z.infer<typeof orderDocument>;
export type OrderDocumentInput = z.input<typeof orderDocument>;
