import { z } from 'zod';
import { expectedRevision, fileOutput, optionalLine, optionalText, recordId } from '../../contract/primitives.ts';
import { defineCommand, defineJob, defineQuery } from '../../contract/procedure.ts';
import { optionalDateText, optionalId } from '../organizations/parts.ts';
import { DUTY_STATES } from '../recurringDuties/recurringDuties.lists.ts';
import { caseRow } from './typicalCases.contract.ts';

const year = z.number().int().min(1990).max(2089);

/** What is planned for the exchange of a year (年末交流). The meeting itself is a meeting of kind `exchange`. */
const exchangeFields = z.strictObject({
  plannedOn: optionalDateText,
  place: optionalLine(200),
  hostName: optionalLine(50),
  hostPost: optionalLine(100),
  note: optionalText(1000),
});
export type ExchangeFields = z.output<typeof exchangeFields>;

const exchangeCase = z.strictObject({
  id: recordId,
  revision: z.number().int(),
  seq: z.number().int(),
  typicalCaseId: recordId,
  title: z.string(),
  category: caseRow.shape.category,
  /** Who presents it: the organization named for the exchange, else the one of the case. */
  presenterOrganizationId: recordId.nullable(),
  presenterName: z.string().nullable(),
  /** Minutes given to it. */
  minutes: z.number().int().nullable(),
});
export type ExchangeCase = z.infer<typeof exchangeCase>;

export const exchange = z.strictObject({
  year,
  /** First and last day on which it is in time (domain.md §9.1). */
  from: z.string(),
  to: z.string(),
  /** Meetings needed within the window. */
  times: z.number().int(),
  state: z.enum(DUTY_STATES),
  /** Final meetings of kind `exchange` within the window. */
  meetings: z.array(z.strictObject({ id: recordId, title: z.string(), on: z.string() })),
  plan: exchangeFields.extend({ id: recordId, revision: z.number().int() }).nullable(),
  cases: z.array(exchangeCase),
});
export type Exchange = z.infer<typeof exchange>;

const saved = z.strictObject({ id: recordId, revision: z.number().int() });

export const caseExchangesContract = [
  defineQuery({
    name: 'caseExchanges.get',
    permission: 'community.read',
    summary:
      'The exchange of a year: its window, how it stands, the meetings that satisfy it, the plan, the programme.',
    /** Without a year: the one whose window has not ended yet. */
    input: z.strictObject({ year: year.optional() }),
    output: exchange,
  }),
  defineCommand({
    name: 'caseExchanges.savePlan',
    permission: 'community.write',
    summary: 'Plans the exchange of a year: day, place, host.',
    input: z.strictObject({ year, expectedRevision: expectedRevision.optional(), fields: exchangeFields }),
    output: saved,
  }),
  defineCommand({
    name: 'caseExchanges.addCases',
    permission: 'community.write',
    summary: 'Puts cases at the end of the programme of a year, all or none.',
    input: z.strictObject({ year, typicalCaseIds: z.array(recordId).min(1).max(100) }),
    output: z.strictObject({ count: z.number().int() }),
  }),
  defineCommand({
    name: 'caseExchanges.saveCase',
    permission: 'community.write',
    summary: 'Names who presents a case of the programme, and the minutes given to it.',
    input: z.strictObject({
      id: recordId,
      expectedRevision,
      presenterOrganizationId: optionalId,
      minutes: z.number().int().min(1).max(600).nullable(),
    }),
    output: saved,
  }),
  defineCommand({
    name: 'caseExchanges.moveCase',
    permission: 'community.write',
    summary: 'Moves a case of the programme one place up or down.',
    input: z.strictObject({ id: recordId, expectedRevision, up: z.boolean() }),
    output: saved,
  }),
  defineCommand({
    name: 'caseExchanges.removeCase',
    permission: 'community.write',
    summary: 'Takes a case off the programme of a year; the case itself stays.',
    input: z.strictObject({ id: recordId, expectedRevision }),
    output: saved,
  }),
  defineJob({
    name: 'caseExchanges.print',
    permission: 'community.read',
    summary: 'The programme of the exchange of a year (年末交流会议程), or an empty one.',
    input: z.strictObject({ year, empty: z.boolean().default(false) }),
    output: z.strictObject({ file: fileOutput, count: z.number().int() }),
  }),
] as const;
