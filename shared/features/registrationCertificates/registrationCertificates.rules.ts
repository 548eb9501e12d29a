import type { FieldIssue } from '../../lib/fieldIssue.ts';
import { daysBetween } from '../../lib/workingDays.ts';
import { endingIssues } from '../organizations/endings.ts';
import type { RegistrationCertificateFields } from './registrationCertificates.contract.ts';

type Held = Pick<RegistrationCertificateFields, 'copy' | 'number' | 'issuedOn' | 'validFrom' | 'validTo' | 'endedOn'>;

/** The days on which a certificate is the one in force: from `from` on, up to the day before `until`. */
function daysInForce({ issuedOn, validFrom, validTo, endedOn }: Held): {
  readonly from: string;
  readonly until: string;
} {
  const from = issuedOn > validFrom ? issuedOn : validFrom;
  // The last day of its validity counts, the day on which it was handed in does not. `~` follows every digit.
  const afterValidity = validTo === null ? '~' : `${validTo}~`;
  return { from, until: endedOn !== null && endedOn < afterValidity ? endedOn : afterValidity };
}

/**
 * What is wrong with a registration certificate (features R9). Two certificates of one kind (正本, 副本) are never in force on the
 * same day: the former is returned, replaced or lost first, or has run out.
 * @param others the other certificates of the organization that are not voided
 */
export function registrationCertificateIssues(
  fields: RegistrationCertificateFields,
  others: readonly Held[],
  today: string,
): FieldIssue[] {
  const issues: FieldIssue[] = [];
  const { copy, issuedOn, validFrom, validTo, collectedOn, collectedByName, collectedByPost } = fields;
  if (issuedOn > today) issues.push({ field: 'issuedOn', code: 'date_in_future' });
  if (validTo !== null && validTo < validFrom) issues.push({ field: 'validTo', code: 'validity_order' });
  if (collectedOn !== null && collectedOn > today) issues.push({ field: 'collectedOn', code: 'date_in_future' });
  else if (collectedOn !== null && collectedOn < issuedOn)
    issues.push({ field: 'collectedOn', code: 'collected_before_issued' });
  if (collectedOn === null && (collectedByName !== null || collectedByPost !== null))
    issues.push({ field: 'collectedOn', code: 'collected_without_day' });
  if (collectedOn !== null && collectedByName === null)
    issues.push({ field: 'collectedByName', code: 'collector_missing' });
  if (collectedByName !== null && collectedByPost === null)
    issues.push({ field: 'collectedByPost', code: 'post_missing' });
  issues.push(...endingIssues(fields, issuedOn, today));
  if (issues.length > 0) return issues;
  const own = daysInForce(fields);
  const second = others.find((other) => {
    const { from, until } = daysInForce(other);
    return other.copy === copy && [from, own.from].every((begin) => begin < until && begin < own.until);
  });
  if (second)
    issues.push({
      field: 'validFrom',
      code: 'certificate_overlap',
      params: { number: second.number, from: second.validFrom },
    });
  return issues;
}

/** The certificate whose validity the organization carries: in force, the original before the copy, then the newest. */
export function decidingCertificate<Row extends Held>(certificates: readonly Row[]): Row | undefined {
  const rank = (row: Row) => `${row.copy === 'original' ? 1 : 0} ${row.issuedOn} ${row.validFrom}`;
  return certificates
    .filter((row) => row.endedOn === null)
    .reduce<Row | undefined>((best, row) => (best === undefined || rank(row) > rank(best) ? row : best), undefined);
}

/** Days before the end of a certificate at which it is called to mind (domain.md §3.1). */
export const CERTIFICATE_WARNING_DAYS = [90, 30] as const;

export type CertificateState = 'uncollected' | 'held' | 'ending' | 'expired' | 'returned' | 'replaced' | 'lost';

/** Where a certificate stands on a day; how it ended goes before everything else, its end before who holds it. */
export function certificateState(
  fields: Pick<RegistrationCertificateFields, 'validTo' | 'collectedOn' | 'ending'>,
  today: string,
): CertificateState {
  if (fields.ending !== null) return fields.ending;
  if (fields.validTo !== null && fields.validTo < today) return 'expired';
  const [most] = CERTIFICATE_WARNING_DAYS;
  if (fields.validTo !== null && daysBetween(today, fields.validTo) <= most) return 'ending';
  return fields.collectedOn === null ? 'uncollected' : 'held';
}
