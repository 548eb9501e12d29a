import { AppError } from '#shared/contract/errors.ts';
import type { CertificateIssueCode, RevocationReason } from '#shared/features/certificates/certificates.rules.ts';
import { isIssuedBy, readCertificate } from '#shared/verifier/certificates.ts';
import { sha256 } from '../../crypto/encodings.ts';
import type { Write } from '../../db/write.ts';
import type { Authority } from '../../signing/authority.ts';
import { addRevocation, certificateBytes, takeOutOfUse } from './certificates.repository.ts';
import { issueNextList } from './revocationLists.ts';

/**
 * Revokes a certificate of the own authority and issues the new list in the same transaction. A certificate of the office is taken
 * out of use with it.
 * @param target a stored certificate, or the serial of one that is no longer known here
 * @throws AppError `not_found`, `rule_broken` (`certificate_is_root`, `certificate_foreign`, `certificate_revoked`)
 */
export async function revokeCertificate(
  write: Write,
  authority: Authority,
  target: { readonly id: string } | { readonly serial: string },
  reason: RevocationReason,
) {
  const issuer = sha256(authority.certificateDer).toString('hex');
  const known = 'id' in target ? await ownCertificate(write, authority, target.id) : undefined;
  const serial = known?.serial ?? ('serial' in target ? target.serial : '');
  if (serial === readCertificate(authority.certificateDer).serial) throw broken('certificate_is_root');
  if (!(await addRevocation(write, { issuer, serial, reason }))) throw broken('certificate_revoked');
  await takeOutOfUse(write, serial);
  const list = await issueNextList(write, authority);
  write.audit({
    action: 'certificate.revoke',
    entityType: 'user_certificate',
    entityId: 'id' in target ? target.id : '',
    reason,
    detail: { serial, ...(known ? { fingerprint: known.fingerprint } : {}), list: list.number },
  });
  write.changed('certificates', 'office');
  return list;
}

/** A stored certificate that this authority issued; another authority's can only be revoked there. */
async function ownCertificate(write: Write, authority: Authority, id: string) {
  const der = await certificateBytes(write.trx, id);
  const certificate = readCertificate(der);
  if (!(await isIssuedBy(certificate, readCertificate(authority.certificateDer)))) throw broken('certificate_foreign');
  return { serial: certificate.serial, fingerprint: sha256(der).toString('hex') };
}

function broken(code: CertificateIssueCode): AppError {
  return new AppError('rule_broken', { count: 1, fields: [{ field: 'id', code }] });
}
