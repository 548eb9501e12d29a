import { z } from 'zod';
import { optionalText, recordId, text } from '../../contract/primitives.ts';
import { defineCommand, defineQuery } from '../../contract/procedure.ts';
import { activityFacts, degree, proposalRow } from '../riskMatrices/riskMatrices.contract.ts';
import { ACTIVITY_SETTINGS } from '../riskMatrices/riskMatrices.lists.ts';

/** What a factor keeps of the row that proposed its pair ("Beyond" 11): the row as it was, the fact, and what became of it. */
export const factorProposal = z.strictObject({
  row: proposalRow,
  /** The fact as it was when it was proposed. */
  value: z.union([z.string(), z.number()]).nullable(),
  decision: z.enum(['confirmed', 'changed']),
  /** Why another pair was chosen. */
  changeReason: z.string().nullable(),
});
export type FactorProposal = z.output<typeof factorProposal>;

const asked = { foreignRelated: z.boolean(), setting: z.enum(ACTIVITY_SETTINGS).nullable() };

export const riskProposalContract = [
  defineQuery({
    name: 'riskPictures.activityFacts',
    permission: 'risk.read',
    summary:
      'What the filing of an assessed activity says that the proposal table looks at; whether it is outdoors is asked.',
    input: z.strictObject({ assessmentId: recordId }),
    output: z.strictObject({
      facts: activityFacts,
      filingNo: z.string(),
      title: z.string(),
      place: z.string().nullable(),
      /** Rows of the table that were taken into the assessment already. */
      takenRows: z.array(z.string()),
    }),
  }),
  defineCommand({
    name: 'riskPictures.takeProposals',
    permission: 'risk.write',
    summary:
      'Takes proposed factors into the draft of an activity, each confirmed, or changed with a reason ("Beyond" 11).',
    input: z.strictObject({
      assessmentId: recordId,
      ...asked,
      choices: z
        .array(
          z.strictObject({
            rowId: proposalRow.shape.id,
            likelihood: degree,
            severity: degree,
            riskText: text(2, 1000),
            changeReason: optionalText(500),
          }),
        )
        .min(1)
        .max(50),
    }),
    output: z.strictObject({ count: z.number().int() }),
  }),
] as const;
