import { z } from 'zod';
import { expectedRevision, optionalText, recordId, text } from '../../contract/primitives.ts';
import { defineCommand, defineQuery } from '../../contract/procedure.ts';
import { checkItem } from './checklist.ts';
import { INSPECTION_TARGETS, MOST_CHECKS } from './inspections.lists.ts';

export const inspectionTemplate = z.strictObject({
  code: z.string(),
  title: z.string(),
  target: z.enum(INSPECTION_TARGETS),
  /** 0: as the program brings it. */
  version: z.number().int(),
  items: z.array(checkItem),
  active: z.boolean(),
  /** Null while the office has not edited it. */
  id: recordId.nullable(),
  revision: z.number().int().nullable(),
  /** Whether the program brings it; its own lines come back when the office's edit is dropped. */
  shipped: z.boolean(),
});
export type InspectionTemplate = z.output<typeof inspectionTemplate>;

export const inspectionTemplatesContract = [
  defineQuery({
    name: 'inspections.templates',
    permission: 'inspections.read',
    summary: 'The checklists: those of the program, as edited by the office, and its own.',
    input: z.strictObject({}),
    output: z.strictObject({ templates: z.array(inspectionTemplate) }),
  }),
  defineCommand({
    name: 'inspections.saveTemplate',
    permission: 'inspections.write',
    summary: 'Changes a checklist or adds one; inspections keep the lines with which they were planned.',
    input: z.strictObject({
      /** Left out: a new checklist of the office. */
      code: z.string().max(80).optional(),
      /** Revision of the office's own list; null: it was never edited. */
      expectedRevision: expectedRevision.nullable(),
      title: text(2, 60),
      target: z.enum(INSPECTION_TARGETS),
      items: z
        .array(
          z.strictObject({ code: z.string().max(80).optional(), text: text(2, 300), basisText: optionalText(300) }),
        )
        .max(MOST_CHECKS),
      active: z.boolean(),
    }),
    output: z.strictObject({ id: recordId, revision: z.number().int(), code: z.string(), version: z.number().int() }),
  }),
] as const;
