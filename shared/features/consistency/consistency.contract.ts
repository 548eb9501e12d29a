import { z } from 'zod';
import { fileOutput } from '../../contract/primitives.ts';
import { defineJob, defineQuery } from '../../contract/procedure.ts';
import { CONSISTENCY_MODULES, CONSISTENCY_SEVERITIES } from './consistency.lists.ts';

const ruleOfCheck = {
  /** Key of its words: `consistencyRules.<key>` and, with the parameters of a finding, `consistencyFindings.<key>`. */
  rule: z.string(),
  module: z.enum(CONSISTENCY_MODULES),
  severity: z.enum(CONSISTENCY_SEVERITIES),
};

const finding = z.strictObject({
  ...ruleOfCheck,
  /** Rule and record: a record may break several rules, and one rule once. */
  id: z.string(),
  recordId: z.string(),
  /** What the record is called: name of the organization, title of the meeting, number. */
  name: z.string(),
  parameters: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  /** Address of the record's page in the program. */
  place: z.string(),
});
export type Finding = z.infer<typeof finding>;

const filter = {
  module: z.enum(CONSISTENCY_MODULES).optional(),
  severity: z.enum(CONSISTENCY_SEVERITIES).optional(),
  rule: z.string().max(60).optional(),
};
export type ConsistencyFilter = z.infer<z.ZodObject<typeof filter>>;

export const consistencyContract = [
  defineQuery({
    name: 'consistency.check',
    permission: 'registry.read',
    summary: 'Checks the records of all modules against each other and lists what contradicts what (数据核对).',
    input: z.strictObject(filter),
    output: z.strictObject({
      /** Moment of the check, local time. */
      checkedAt: z.string(),
      /** Milliseconds that it took. */
      took: z.number(),
      /** Every rule that was asked, with the number of its findings. */
      rules: z.array(z.strictObject({ ...ruleOfCheck, count: z.number().int() })),
      /** The gravest first, of each rule the first 200. */
      findings: z.array(finding),
    }),
  }),
  defineJob({
    name: 'consistency.print',
    permission: 'registry.read',
    summary: 'The findings of a check as a printed list, all of them.',
    input: z.strictObject(filter),
    output: z.strictObject({ file: fileOutput }),
  }),
] as const;
