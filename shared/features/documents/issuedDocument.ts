import { z } from 'zod';
import { recordId } from '../../contract/primitives.ts';

/** An issued document that is kept as issued. */
export const issuedDocument = z.strictObject({
  id: recordId,
  kind: z.string(),
  title: z.string(),
  number: z.string().nullable(),
  sha256: z.string(),
  sizeBytes: z.number().int(),
  pages: z.number().int(),
  signed: z.boolean(),
  signerName: z.string().nullable(),
  createdAt: z.string(),
  createdByName: z.string(),
});
