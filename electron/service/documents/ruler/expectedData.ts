import { z } from 'zod';

const words = z.string().catch('');
const named = z.union([
  z.string().transform((name) => ({ name, diameterMm: undefined })),
  z.looseObject({ name: words, diameterMm: z.number().optional().catch(undefined) }),
]);

/** Parts of a document's data that the ruler compares with the page; anything else, and anything of another shape, is passed over. */
const expectedData = z.looseObject({
  title: z.string().optional().catch(undefined),
  number: z.string().optional().catch(undefined),
  recipients: z.string().optional().catch(undefined),
  mark: z.string().optional().catch(undefined),
  agency: z.string().optional().catch(undefined),
  agencies: z.array(z.string()).optional().catch(undefined),
  markWord: z.string().optional().catch(undefined),
  kind: words,
  isUpward: z.boolean().catch(false),
  signers: z.array(z.unknown()).catch([]),
  separateAttachment: z.number().optional().catch(undefined),
  attachments: z
    .array(z.looseObject({ title: words, isBound: z.boolean().catch(true), blocks: z.array(z.unknown()).catch([]) }))
    .optional()
    .catch(undefined),
  body: z.array(z.unknown()).optional().catch(undefined),
  signature: z
    .looseObject({
      kind: words,
      date: words,
      agencies: z.array(named).catch([]),
      signers: z.array(z.looseObject({ post: words, name: words })).catch([]),
    })
    .optional()
    .catch(undefined),
  numberedHeadings: z.boolean().optional().catch(undefined),
  unit: z.string().optional().catch(undefined),
  date: z.string().optional().catch(undefined),
  note: z.string().optional().catch(undefined),
  copyTo: z.array(z.string()).optional().catch(undefined),
  issueTo: z.array(z.string()).optional().catch(undefined),
  printingOffice: z.string().optional().catch(undefined),
  printedOn: z.string().optional().catch(undefined),
});

export type ExpectedData = z.infer<typeof expectedData>;

/** Reads what is known about the document; undefined when nothing is. */
export function readExpectedData(data: unknown): ExpectedData | undefined {
  const parsed = expectedData.safeParse(data);
  return parsed.success ? parsed.data : undefined;
}

/** Text to compare: without white space, full-width and half-width forms, kinds of quotes and dashes made one. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s/gu, '')
    .replace(/[“”„"＂]/gu, '"')
    .replace(/[‘’']/gu, "'")
    .replace(/[—–-]+/gu, '-')
    .replace(/[…·]+|\.{3,}/gu, '.');
}
