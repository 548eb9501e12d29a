import { z } from 'zod';
import { dateText, optionalText } from '../../contract/primitives.ts';
import { optionalDateText, optionalId, partProcedures } from '../organizations/parts.ts';
import { COMMITMENT_KINDS } from './commitments.lists.ts';

/** A commitment (承诺书) that an organization signed (domain.md §7). */
export const commitmentFields = z.strictObject({
  kind: z.enum(COMMITMENT_KINDS),
  signedOn: dateText,
  /** Last day on which it binds; null: it names no end. */
  validTo: optionalDateText,
  attachmentId: optionalId,
  note: optionalText(500),
});
export type CommitmentFields = z.output<typeof commitmentFields>;

export const commitmentsContract = partProcedures(
  'commitments',
  { one: 'a commitment', many: 'the commitments' },
  commitmentFields,
);
