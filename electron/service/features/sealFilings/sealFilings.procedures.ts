import { type SealFilingFields, sealFilingFields } from '#shared/features/sealFilings/sealFilings.contract.ts';
import { sealFilingIssues } from '#shared/features/sealFilings/sealFilings.rules.ts';
import type { Handlers, NamesOf } from '../../context.ts';
import { listParts, type Part, savePart, voidPart } from '../organizations/parts.ts';

const SEAL_FILINGS: Part<SealFilingFields> = {
  collection: 'seal_filing',
  fields: sealFilingFields,
  order: 'filedOn',
  issues: (write, { fields, others }) =>
    sealFilingIssues(
      fields,
      others.map((other) => other.fields),
      write.today,
    ),
  effectiveOn: (fields) => fields.endedOn ?? fields.filedOn,
};

export const sealFilingsHandlers = {
  'sealFilings.list': async ({ db }, input) => listParts(db, SEAL_FILINGS, input),
  'sealFilings.save': async ({ write }, input) => savePart(write, SEAL_FILINGS, input),
  'sealFilings.void': async ({ write }, input) => voidPart(write, SEAL_FILINGS, input),
} satisfies Handlers<NamesOf<'sealFilings'>>;
