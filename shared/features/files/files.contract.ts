import { z } from 'zod';
import { defineQuery } from '../../contract/procedure.ts';

/** Upload limit of one file in bytes: larger ones are refused before a byte is kept. */
export const UPLOAD_LIMIT = 256 * 1024 * 1024;

export const filesContract = [
  defineQuery({
    name: 'files.upload',
    permission: 'public',
    summary:
      'Hands out a one-time ticket; the bytes then go to `POST /_files/<ticket>` and `{ $file: ticket }` names them.',
    input: z.strictObject({ name: z.string().max(255), size: z.number().int().min(0) }),
    output: z.strictObject({ $file: z.string() }),
  }),
] as const;
