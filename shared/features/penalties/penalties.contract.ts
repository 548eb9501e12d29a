import { z } from 'zod';
import { dateText, fileOutput, optionalText, recordId, text } from '../../contract/primitives.ts';
import { defineJob, defineQuery } from '../../contract/procedure.ts';
import { entryClockOutput } from '../organizationEvents/organizationEvents.contract.ts';
import { optionalDateText, optionalId, partProcedures } from '../organizations/parts.ts';
import { PENALTY_KINDS } from './penalties.lists.ts';

/** Yuan with up to two places; empty: none. */
const optionalAmount = z
  .string()
  .trim()
  .regex(/^$|^\d{1,12}(\.\d{1,2})?$/u, 'amount')
  .nullish()
  .transform((value) => value || null);

/** An administrative penalty (行政处罚) of an organization, with what the organization itself stated (features R12). */
export const penaltyFields = z.strictObject({
  kind: z.enum(PENALTY_KINDS),
  decisionNumber: text(1, 100),
  decidedOn: dateText,
  /** The authority that decided. */
  decidedBy: text(2, 100),
  /** What the organization did. */
  facts: text(2, 2000),
  legalBasis: text(2, 1000),
  amountYuan: optionalAmount,
  periodFrom: optionalDateText,
  periodTo: optionalDateText,
  executedOn: optionalDateText,
  /** The organization's own statement before the decision (陈述申辩). */
  statement: optionalText(2000),
  statementOn: optionalDateText,
  attachmentId: optionalId,
  note: optionalText(500),
});
export type PenaltyFields = z.output<typeof penaltyFields>;

/** A penalty in the register of all organizations. */
export const penaltyRow = z.strictObject({
  id: recordId,
  organizationId: recordId,
  organizationName: z.string(),
  townshipName: z.string().nullable(),
  kind: z.enum(PENALTY_KINDS),
  decisionNumber: z.string(),
  decidedOn: z.string(),
  decidedBy: z.string(),
  facts: z.string(),
  legalBasis: z.string(),
  amountYuan: z.string().nullable(),
  periodFrom: z.string().nullable(),
  periodTo: z.string().nullable(),
  executedOn: z.string().nullable(),
  statement: z.string().nullable(),
  entry: entryClockOutput,
});
export type PenaltyRow = z.infer<typeof penaltyRow>;

const registerFilter = {
  /** Part of the organization's name or of the decision's number. */
  text: z.string().max(200).optional(),
  kind: z.enum(PENALTY_KINDS).optional(),
  /** Year of the decision. */
  year: z.number().int().min(1949).max(2089).optional(),
};

export const penaltiesContract = [
  ...partProcedures('penalties', { one: 'a penalty', many: 'the penalties' }, penaltyFields),
  defineQuery({
    name: 'penalties.clocks',
    permission: 'registry.read',
    summary: 'For each penalty of an organization whether it was entered within five working days of its decision.',
    input: z.strictObject({ organizationId: recordId }),
    output: z.strictObject({ clocks: z.record(recordId, entryClockOutput) }),
  }),
  defineQuery({
    name: 'penalties.register',
    permission: 'registry.read',
    summary: 'The penalties of all organizations, newest decision first, each with the clock of its entry.',
    input: z.strictObject({
      ...registerFilter,
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(1000).default(200),
    }),
    output: z.strictObject({ total: z.number().int(), rows: z.array(penaltyRow) }),
  }),
  defineJob({
    name: 'penalties.printRegister',
    permission: 'registry.read',
    summary: 'The register of penalties as a printed list.',
    input: z.strictObject(registerFilter),
    output: z.strictObject({ file: fileOutput, count: z.number().int() }),
  }),
] as const;
