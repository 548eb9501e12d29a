import { z } from 'zod';
import { fileOutput, lineText, recordId, text } from '../../contract/primitives.ts';
import { defineCommand, defineJob, defineQuery } from '../../contract/procedure.ts';
import { ASSESSMENT_GRADES, LEGAL_TYPES } from '../organizations/organizations.lists.ts';
import { INSPECTION_TARGETS } from './inspections.lists.ts';

/** From which organizations is drawn: those in effect that fit. */
const drawFilter = z.strictObject({
  legalType: z.enum(LEGAL_TYPES).nullable().default(null),
  townshipName: z.string().max(200).nullable().default(null),
  assessmentGrade: z.enum(ASSESSMENT_GRADES).nullable().default(null),
});
export type DrawFilter = z.output<typeof drawFilter>;

const candidate = z.strictObject({ id: recordId, name: z.string() });
const drawnLine = z.strictObject({
  organizationId: recordId,
  name: z.string(),
  /** First characters of the digest by which it was ranked. */
  digest: z.string(),
  inspectors: z.array(z.strictObject({ memberId: recordId, name: z.string(), post: z.string() })),
});
export type DrawnLine = z.output<typeof drawnLine>;

export const drawHead = z.strictObject({
  id: recordId,
  revision: z.number().int(),
  drawNo: z.string(),
  title: z.string(),
  drawnAt: z.string(),
  seed: z.string(),
  filter: drawFilter,
  wanted: z.number().int(),
  inspectorsEach: z.number().int(),
  candidateCount: z.number().int(),
  createdByName: z.string(),
  voidReason: z.string().nullable(),
});

/** Random draws (双随机): organizations and inspectors, so that anybody can repeat them. */
export const inspectionDrawsContract = [
  defineQuery({
    name: 'inspections.drawChoices',
    permission: 'inspections.read',
    summary: 'How many organizations fit a filter, and the members from whom inspectors may be drawn.',
    input: z.strictObject({ filter: drawFilter }),
    output: z.strictObject({
      candidates: z.number().int(),
      members: z.array(z.strictObject({ id: recordId, name: z.string(), post: z.string() })),
    }),
  }),
  defineCommand({
    name: 'inspections.draw',
    permission: 'inspections.write',
    summary:
      'Draws organizations and inspectors by a seed, keeps what is needed to repeat it, and plans the inspections.',
    input: z.strictObject({
      title: text(2, 100),
      filter: drawFilter,
      wanted: z.number().int().min(1).max(500),
      inspectorPool: z.array(recordId).min(2).max(100),
      inspectorsEach: z.number().int().min(2).max(6).default(2),
      /** Named by a witness; left out: made by the program. */
      seed: lineText(4, 80).optional(),
      target: z.enum(INSPECTION_TARGETS),
    }),
    output: z.strictObject({ id: recordId, revision: z.number().int(), drawNo: z.string() }),
  }),
  defineQuery({
    name: 'inspections.draws',
    permission: 'inspections.read',
    summary: 'Every draw, newest first.',
    input: z.strictObject({}),
    output: z.strictObject({ draws: z.array(drawHead) }),
  }),
  defineQuery({
    name: 'inspections.getDraw',
    permission: 'inspections.read',
    summary:
      'One draw with its candidates and who was drawn; it is drawn again from the seed to see whether the same comes out.',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({
      draw: drawHead,
      candidates: z.array(candidate),
      inspectorPool: z.array(z.strictObject({ memberId: recordId, name: z.string(), post: z.string() })),
      drawn: z.array(drawnLine.extend({ inspectionId: recordId.nullable(), inspectionNo: z.string().nullable() })),
      /** Whether drawing again from the stored seed and candidates gives the same. */
      repeats: z.boolean(),
    }),
  }),
  defineJob({
    name: 'inspections.printDraw',
    permission: 'inspections.read',
    summary: 'The result of a draw (双随机抽取结果) with time, seed, rule and rows for signing.',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({ file: fileOutput }),
  }),
] as const;
