import { changeHolding } from '#shared/features/organizations/asAt.rules.ts';
import {
  type RegistrationCertificateFields,
  registrationCertificateFields,
} from '#shared/features/registrationCertificates/registrationCertificates.contract.ts';
import {
  decidingCertificate,
  registrationCertificateIssues,
} from '#shared/features/registrationCertificates/registrationCertificates.rules.ts';
import { message } from '#shared/text/index.ts';
import { updateRecord } from '../../db/records.ts';
import type { Write } from '../../db/write.ts';
import { historiesOf } from '../organizations/organizations.asAt.repository.ts';
import { listParts, type Part } from '../organizations/parts.ts';

export const REGISTRATION_CERTIFICATES: Part<RegistrationCertificateFields> = {
  collection: 'registration_certificate',
  fields: registrationCertificateFields,
  order: 'issuedOn',
  issues: (write, { fields, others }) =>
    registrationCertificateIssues(
      fields,
      others.map((other) => other.fields),
      write.today,
    ),
  effectiveOn: (fields) => fields.endedOn ?? fields.issuedOn,
};

/**
 * Lets the organization carry the validity of the certificate in force (domain.md §3.1: taken from the certificate, never
 * computed). Without one it stays as it was entered. It holds from the day of issue; where the history already speaks of a later day
 * (of a certificate that is voided now, or of an entry by hand), from that day, so that today shows what the record holds.
 */
export async function carryValidity(write: Write, organizationId: string): Promise<void> {
  const { rows } = await listParts(write.trx, REGISTRATION_CERTIFICATES, { organizationId });
  const deciding = decidingCertificate(rows.map(({ fields }) => fields));
  if (deciding === undefined) return;
  const validity = { certificateValidFrom: deciding.validFrom, certificateValidTo: deciding.validTo };
  const history = (await historiesOf(write.trx, [organizationId])).get(organizationId) ?? [];
  const said = Object.keys(validity).flatMap((field) => changeHolding(history, field, write.today)?.day ?? []);
  await updateRecord(write, 'organization', organizationId, undefined, validity, {
    effectiveOn: [deciding.issuedOn, ...said].sort().at(-1) ?? deciding.issuedOn,
    reason: message('zh-CN', 'organizationPapers.validityReason', { number: deciding.number }),
  });
}
