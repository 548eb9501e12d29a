import { z } from 'zod';
import { defineQuery } from '../../contract/procedure.ts';

export const searchHit = z.strictObject({
  kind: z.enum(['organization', 'meeting', 'member', 'action', 'document']),
  id: z.string(),
  title: z.string(),
  /** Second line: code, number, date or unit. */
  detail: z.string(),
});

export const searchContract = [
  defineQuery({
    name: 'search.find',
    permission: 'search.find',
    summary: 'Finds records by any part of a name, a code or number, or pinyin initials; several words must all match.',
    input: z.strictObject({ text: z.string().max(200), limit: z.number().int().min(1).max(200).default(20) }),
    output: z.strictObject({ hits: z.array(searchHit), total: z.number().int() }),
  }),
] as const;
