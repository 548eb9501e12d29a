import { z } from 'zod';
import { chartBlock } from './chartBlock.ts';
import { isDocumentDate } from './documentNumber.ts';
import { captionedTable, headingBlock, paragraphBlock } from './textBlock.ts';

export const shortLine = (longest: number) => z.string().max(longest);

/** 成文日期 as printed; empty in a draft. */
export const documentDate = z.string().refine((text) => text === '' || isDocumentDate(text));

/** A PNG file in base64: data of the office, never drawn by the app. */
export const pngPicture = z
  .string()
  .min(1)
  .max(8_000_000)
  .regex(/^[A-Za-z0-9+/]+=*$/);

/** A table may lie on its side on pages of its own (official-documents.md §3.4). */
export const officialTable = captionedTable.extend({ landscape: z.boolean().default(false) });
export const officialBlock = z.discriminatedUnion('kind', [headingBlock, paragraphBlock, officialTable, chartBlock]);

/** A seal as SVG: square viewBox and filled paths only; everything else is refused when it is drawn. */
export const svgPicture = z.string().min(1).max(2_000_000);

/** An agency under the text. Without a picture the room of the seal stays free, for a seal put on the paper. */
export const sealedAgency = z
  .strictObject({
    name: shortLine(60),
    diameterMm: z.number().min(38).max(50).default(42),
    png: pngPicture.optional(),
    svg: svgPicture.optional(),
  })
  .refine((agency) => agency.png === undefined || agency.svg === undefined, { path: ['svg'] });

/** Someone who signs: title in full; the stamp's picture, or the name where there is none. */
export const stampSigner = z.strictObject({
  post: shortLine(60),
  name: shortLine(20).default(''),
  heightMm: z.number().min(8).max(30).default(20),
  png: pngPicture.optional(),
});

/** 署名, 成文日期, 印章 (§2.3); several agencies: the leading one first. */
export const signatureBlock = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({
    kind: z.literal('sealed'),
    agencies: z.array(sealedAgency).min(1).max(12),
    date: documentDate,
  }),
  z.strictObject({
    kind: z.literal('unsealed'),
    agencies: z.array(shortLine(60)).min(1).max(12),
    date: documentDate,
  }),
  z.strictObject({ kind: z.literal('stamp'), signers: z.array(stampSigner).min(1).max(8), date: documentDate }),
]);

/** 附件: name in 附件说明 and title of its page are one text. One that is not bound is drawn with `separateAttachment`. */
export const attachment = z.strictObject({
  title: shortLine(200),
  blocks: z.array(officialBlock).max(5000).default([]),
  isBound: z.boolean().default(true),
});

/** Parts of every official form below its head. */
export const mainParts = {
  body: z.array(officialBlock).max(5000).default([]),
  attachments: z.array(attachment).max(50).default([]),
  /** Number (from 1) of the one attachment to draw alone, headed by 发文字号 and 附件 with its number (§2.2). */
  separateAttachment: z.number().int().min(1).max(50).optional(),
  signature: signatureBlock.default({ kind: 'none' }),
  /** 附注 without its brackets. */
  note: shortLine(500).default(''),
  copyTo: z.array(shortLine(200)).max(300).default([]),
  /** Printed on every page; state-secret levels are refused (features.md S11). */
  handlingMark: shortLine(30).default(''),
  /** A draft shows no seals and no stamps. */
  isDraft: z.boolean().default(false),
  /** PDF metadata only; never personal data of citizens (§8.2). */
  keywords: z.array(shortLine(100)).max(20).default([]),
};

/** 份号, 密级, 紧急程度, flush left in the head. */
export const headMarks = {
  /** Digits; shorter ones are filled with zeros to six. */
  copyNumber: z
    .string()
    .regex(/^\d{0,8}$/)
    .default(''),
  /** Other marks than those of state secrets, for example 工作秘密. */
  security: shortLine(30).default(''),
  urgency: z.enum(['', '特急', '加急']).default(''),
};

/** 印发机关 and 印发日期; without an office and a date the 版记 has no such row. */
export const printingParts = { printingOffice: shortLine(100).default(''), printedOn: shortLine(40).default('') };

export type OfficialBlock = z.infer<typeof officialBlock>;
export type OfficialTable = z.infer<typeof officialTable>;
export type SignatureBlock = z.infer<typeof signatureBlock>;
export type SealedAgency = z.infer<typeof sealedAgency>;
export type StampSigner = z.infer<typeof stampSigner>;
export type Attachment = z.infer<typeof attachment>;
