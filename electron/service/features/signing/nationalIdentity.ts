import { createHash } from 'node:crypto';
import type { CallOutput } from '#shared/contract/list.ts';
import { readCertificate } from '#shared/verifier/certificates.ts';
import type { JobContext } from '../../context.ts';
import { ageEncrypt } from '../../crypto/age.ts';
import { wipe } from '../../crypto/encodings.ts';
import { localOffice } from '../../db/localOffice.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { signingRecipients } from '../../office/officeKeys.ts';
import { createNationalIdentity } from '../../signing/nationalIdentity.ts';
import { trustOwnRoot } from '../settings/settings.repository.ts';
import { listUsers } from '../users/users.repository.ts';
import { nationalCertificate, recipientsOf, replaceNationalIdentity } from './signing.repository.ts';

/** Office key that holds the SM2 authority; only the security administrator opens it. */
const AUTHORITY_KEY = 'certificate-authority-sm2';

/**
 * Makes the office's SM2 root and signing certificate and trusts the root (official-documents.md §6.9). Both private keys are kept
 * as age files only.
 * @throws AppError `rule_broken` when a valid one exists
 */
export async function makeNationalIdentity(context: JobContext): Promise<CallOutput<'signing.createNationalIdentity'>> {
  const { db, session } = context.open();
  const refusePresent = (der: Buffer | undefined) => {
    const isValid = der !== undefined && readCertificate(der).notAfter.getTime() > context.now;
    refuseIssues(isValid ? [{ field: 'certificate', code: 'national_exists' }] : []);
  };
  refusePresent(await nationalCertificate(db));
  const office = await localOffice(db, session.officeId);
  const made = createNationalIdentity({
    officeName: office.name,
    divisionCode: office.divisionCode ?? '',
    at: new Date(context.now),
  });
  try {
    const users = await listUsers(db);
    const custodians = users.filter((user) => user.roles.includes('secadmin')).map((user) => user.id);
    const keyFile = await ageEncrypt(made.privateKeyPkcs8, await signingRecipients(db, users));
    const authorityFile = await ageEncrypt(made.rootPrivateKeyPkcs8, await recipientsOf(db, custodians));
    const facts = readCertificate(made.certificateDer);
    const fingerprint = createHash('sha256').update(made.certificateDer).digest('hex');
    await context.commit('signing.createNationalIdentity', async (write) => {
      refusePresent(await nationalCertificate(write.trx));
      await replaceNationalIdentity(
        write,
        {
          certificate: made.certificateDer,
          chain: JSON.stringify([made.rootCertificateDer.toString('base64')]),
          keyFile,
          subject: facts.subject,
          issuer: facts.issuer,
          serial: facts.serial,
          fingerprint,
          notBefore: facts.notBefore.toISOString(),
          notAfter: facts.notAfter.toISOString(),
        },
        { name: AUTHORITY_KEY, publicPart: made.rootCertificateDer.toString('base64'), file: authorityFile },
      );
      await trustOwnRoot(write, made.rootCertificateDer, readCertificate(made.rootCertificateDer).subject);
      write.audit({
        action: 'signing.createNational',
        entityType: 'signing_identity',
        detail: { fingerprint, algorithm: 'sm2' },
      });
      write.changed('office');
    });
    return certificateAnswer(made.certificateDer);
  } finally {
    wipe(made.privateKeyPkcs8);
    wipe(made.rootPrivateKeyPkcs8);
  }
}

/** What may be shown of any certificate. */
export function certificateAnswer(der: Uint8Array): CallOutput<'signing.createNationalIdentity'> {
  const { subject, issuer, serial, notBefore, notAfter } = readCertificate(der);
  return { subject, issuer, serial, notBefore: notBefore.toISOString(), notAfter: notAfter.toISOString() };
}
