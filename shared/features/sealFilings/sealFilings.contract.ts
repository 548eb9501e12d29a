import { z } from 'zod';
import { dateText, optionalText, text } from '../../contract/primitives.ts';
import { optionalChoice, optionalDateText, optionalId, partProcedures } from '../organizations/parts.ts';
import { SEAL_ENDINGS, SEAL_FILING_KINDS } from './sealFilings.lists.ts';

/** A seal of an organization that is filed with the office (印章备案); nothing of its picture is trusted. */
export const sealFilingFields = z.strictObject({
  kind: z.enum(SEAL_FILING_KINDS),
  /** 印章名称, as on the seal. */
  name: text(2, 60),
  filedOn: dateText,
  filingNumber: optionalText(60),
  ending: optionalChoice(SEAL_ENDINGS),
  endedOn: optionalDateText,
  endingNote: optionalText(300),
  /** Imprint (印模) as handed in. */
  attachmentId: optionalId,
  note: optionalText(500),
});
export type SealFilingFields = z.output<typeof sealFilingFields>;

export const sealFilingsContract = partProcedures(
  'sealFilings',
  { one: 'a filed seal', many: 'the filed seals' },
  sealFilingFields,
);
