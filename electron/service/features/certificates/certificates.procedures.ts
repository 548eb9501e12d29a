import { AppError } from '#shared/contract/errors.ts';
import {
  issueIssues,
  listNeedsRenewal,
  renewIssues,
  serialOf,
} from '#shared/features/certificates/certificates.rules.ts';
import { message } from '#shared/text/index.ts';
import type { Handlers, JobContext, NamesOf } from '../../context.ts';
import { timeStampOf } from '../../crypto/encodings.ts';
import { localOffice } from '../../db/localOffice.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { signingRecipients } from '../../office/officeKeys.ts';
import { certificateFactsOf } from '../../signing/certificateFacts.ts';
import { listUsers } from '../users/users.repository.ts';
import { openAuthority } from './authorityKey.ts';
import { newOfficeCertificate, newUserCertificate } from './certificates.issuing.ts';
import {
  accountFor,
  addOfficeCertificate,
  addUserCertificate,
  authorityRow,
  certificateBytes,
  latestList,
  markReplaced,
  officeCertificateById,
  officeCertificates,
  userCertificateById,
  userCertificates,
} from './certificates.repository.ts';
import { revokeCertificate } from './certificates.revoking.ts';
import { fingerprintSheetDocument } from './fingerprintSheet.document.ts';
import { listFacts, renewListWhenDue } from './revocationLists.ts';

const CERTIFICATE_TYPE = 'application/pkix-cert';
const LIST_TYPE = 'application/pkix-crl';

export const certificatesHandlers = {
  'certificates.list': async ({ db, now }) => {
    const root = await authorityRow(db);
    const list = root ? await latestList(db, root.issuer) : undefined;
    return {
      root: root ? certificateFactsOf(root.certificate) : null,
      office: await officeCertificates(db, now),
      users: await userCertificates(db, now),
      revocationList: list ? listFacts(list) : null,
    };
  },
  'certificates.mine': async ({ db, now, session }) => ({
    certificates: await userCertificates(db, now, session.user.id),
  }),
  'certificates.issue': async ({ open, commit, runtime, now }, { userId, algorithm, years }) => {
    const { session, db } = open();
    const account = await accountFor(db, userId);
    refuseIssues(issueIssues(account, algorithm, await userCertificates(db, now, userId)));
    const { name } = await localOffice(db, session.officeId);
    const authority = await openAuthority(db, session);
    const made = await newUserCertificate(authority, {
      ...account,
      officeName: name,
      algorithm,
      years,
      at: new Date(now),
    });
    const id = runtime.newId();
    await commit('certificate.issue', async (write) => {
      // Of two at the same moment the second sees the first.
      refuseIssues(issueIssues(account, algorithm, await userCertificates(write.trx, now, userId)));
      await addUserCertificate(write, { ...made, id, userId });
      await renewListWhenDue(write, authority);
      write.audit({
        action: 'certificate.issue',
        entityType: 'user_certificate',
        entityId: id,
        detail: { user: userId, serial: made.serial, fingerprint: made.fingerprint },
      });
      write.changed('certificates');
    });
    return userCertificateById(session.store.reader, id, now);
  },
  'certificates.renew': async ({ open, commit, runtime, now }, { id, years }) => {
    const { session, db } = open();
    const old = await userCertificateById(db, id, now);
    const account = await accountFor(db, old.userId);
    const refuseWhenChanged = (present: typeof old) =>
      refuseIssues(
        renewIssues(account, { revoked: present.revokedAt !== null, replaced: present.replacedBy !== null }),
      );
    refuseWhenChanged(old);
    const { name } = await localOffice(db, session.officeId);
    const authority = await openAuthority(db, session);
    const made = await newUserCertificate(authority, {
      ...account,
      officeName: name,
      algorithm: old.algorithm,
      years,
      at: new Date(now),
    });
    const successor = runtime.newId();
    await commit('certificate.renew', async (write) => {
      refuseWhenChanged(await userCertificateById(write.trx, id, now));
      await addUserCertificate(write, { ...made, id: successor, userId: old.userId });
      await markReplaced(write, id, successor);
      await renewListWhenDue(write, authority);
      write.audit({
        action: 'certificate.renew',
        entityType: 'user_certificate',
        entityId: successor,
        detail: { user: old.userId, replaces: old.fingerprint, serial: made.serial, fingerprint: made.fingerprint },
      });
      write.changed('certificates');
    });
    return userCertificateById(session.store.reader, successor, now);
  },
  'certificates.revoke': async ({ write, session }, request) => {
    const authority = await openAuthority(write.trx, session);
    const target = 'id' in request ? { id: request.id } : { serial: serialOf(request.serial) };
    return revokeCertificate(write, authority, target, request.reason);
  },
  'certificates.renewOffice': async ({ open, commit, runtime, now }, { years }) => {
    const { session, db } = open();
    const { name } = await localOffice(db, session.officeId);
    const users = (await listUsers(db)).filter((user) => user.enabled);
    const authority = await openAuthority(db, session);
    const made = await newOfficeCertificate(authority, {
      officeName: name,
      recipients: await signingRecipients(db, users),
      years,
      at: new Date(now),
    });
    const id = runtime.newId();
    await commit('certificate.renewOffice', async (write) => {
      await addOfficeCertificate(write, { ...made, id, source: 'created' });
      await renewListWhenDue(write, authority);
      write.audit({
        action: 'certificate.renewOffice',
        entityType: 'signing_identity',
        entityId: id,
        detail: { serial: made.serial, fingerprint: made.fingerprint },
      });
      write.changed('certificates', 'office');
    });
    return officeCertificateById(session.store.reader, id, now);
  },
  'certificates.revocationList': async ({ open, commit, runtime, now }) => {
    const { session, db } = open();
    const root = await authorityRow(db);
    if (!root) throw new AppError('signing_identity_missing');
    const present = await latestList(db, root.issuer);
    if (!present || listNeedsRenewal(present.nextUpdate, now)) {
      const authority = await openAuthority(db, session);
      await commit('certificate.revocationList', async (write) => void (await renewListWhenDue(write, authority)));
    }
    const list = await latestList(session.store.reader, root.issuer);
    if (!list) throw new AppError('internal');
    const { name } = await localOffice(db, session.officeId);
    const fileName = message('zh-CN', 'certificates.listFileName', { name, number: list.number });
    return { file: runtime.files.handOut(fileName, LIST_TYPE, list.list) };
  },
  'certificates.file': async ({ open, runtime }, { certificate }) => {
    const bytes = await certificateBytes(open().db, certificate);
    const fileName = message('zh-CN', 'certificates.fileName', { name: certificateFactsOf(bytes).name });
    return { file: runtime.files.handOut(fileName, CERTIFICATE_TYPE, bytes) };
  },
  'certificates.fingerprintSheet': async (context, { certificate }) => {
    const { session, db } = context.open();
    const facts = certificateFactsOf(await certificateBytes(db, certificate));
    const { name } = await localOffice(db, session.officeId);
    return { file: await printedSheet(context, name, facts) };
  },
} satisfies Handlers<NamesOf<'certificates'>>;

async function printedSheet(
  { runtime, now, signal }: JobContext,
  officeName: string,
  facts: ReturnType<typeof certificateFactsOf>,
) {
  const createdAt = timeStampOf(now);
  const { pdf } = await runtime.documents.renderInWorker(
    { form: 'sheet', data: fingerprintSheetDocument({ ...facts, officeName, date: createdAt.slice(0, 10) }) },
    { createdAt, fontPreference: 'bundled' },
    { signal },
  );
  const fileName = message('zh-CN', 'certificates.sheetFileName', { name: facts.name });
  return runtime.files.handOut(fileName, 'application/pdf', pdf);
}
