import { z } from 'zod';
import { dateText, optionalText, text } from '../../contract/primitives.ts';
import { optionalChoice, optionalDateText, optionalId, partProcedures } from '../organizations/parts.ts';
import { CERTIFICATE_COPIES, CERTIFICATE_ENDINGS } from './registrationCertificates.lists.ts';

/** One registration certificate on paper (登记证书): issued, collected, and returned, replaced or lost. */
export const registrationCertificateFields = z.strictObject({
  copy: z.enum(CERTIFICATE_COPIES),
  number: text(1, 60),
  /** 发证日期. */
  issuedOn: dateText,
  validFrom: dateText,
  /** Null: the certificate names no end. */
  validTo: optionalDateText,
  collectedOn: optionalDateText,
  collectedByName: optionalText(50),
  collectedByPost: optionalText(50),
  ending: optionalChoice(CERTIFICATE_ENDINGS),
  endedOn: optionalDateText,
  endingNote: optionalText(300),
  attachmentId: optionalId,
  note: optionalText(500),
});
export type RegistrationCertificateFields = z.output<typeof registrationCertificateFields>;

export const registrationCertificatesContract = [
  ...partProcedures(
    'registrationCertificates',
    { one: 'a registration certificate', many: 'the registration certificates' },
    registrationCertificateFields,
  ),
] as const;
