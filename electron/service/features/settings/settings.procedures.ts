import { createHash } from 'node:crypto';
import { AppError } from '#shared/contract/errors.ts';
import { readCertificate } from '#shared/verifier/certificates.ts';
import type { Handlers, NamesOf } from '../../context.ts';
import { ageEncrypt } from '../../crypto/age.ts';
import { wipe } from '../../crypto/encodings.ts';
import { localOffice } from '../../db/localOffice.ts';
import { updateRecord } from '../../db/records.ts';
import { signingRecipients } from '../../office/officeKeys.ts';
import { openPkcs12 } from '../../signing/pkcs12.ts';
import { listUsers } from '../users/users.repository.ts';
import { activeIdentity, replaceIdentity, trustOwnRoot } from './settings.repository.ts';

const PKCS12_LIMIT = 1_048_576;

export const settingsHandlers = {
  'settings.get': async ({ db, session }) => {
    const { id, revision, name, shortName, level, divisionCode, documentPrefix, address, workPhone, settings } =
      await localOffice(db, session.officeId);
    return {
      office: { id, revision, name, shortName, level, divisionCode, documentPrefix, address, workPhone, settings },
      signing: await activeIdentity(db),
    };
  },
  'settings.save': async ({ write, session, runtime }, { expectedRevision, ...form }) => {
    const { tokenLibraries } = (await localOffice(write.trx, session.officeId)).settings;
    const fields = { ...form, settings: { ...form.settings, tokenLibraries } };
    const { revision } = await updateRecord(write, 'office', session.officeId, expectedRevision, fields);
    write.afterCommit(() => {
      runtime.settings = fields.settings;
    });
    return { revision };
  },
  'settings.importSigningKey': async ({ open, commit, runtime, now }, { source, password }) => {
    const { session, db } = open();
    const { bytes } = runtime.files.readIn(source, PKCS12_LIMIT);
    const opened = await openPkcs12(bytes, password, new Date(now));
    const privateKey = opened.privateKey.export({ type: 'pkcs8', format: 'der' });
    try {
      const keyFile = await ageEncrypt(privateKey, await signingRecipients(db, await listUsers(db)));
      const facts = readCertificate(opened.certificateDer);
      const fingerprint = createHash('sha256').update(opened.certificateDer).digest('hex');
      // What a file brings is trusted from its top certificate down; a lone certificate is its own root.
      const root = opened.chainDer.at(-1) ?? opened.certificateDer;
      await commit('signing.import', async (write) => {
        await replaceIdentity(write, {
          source: 'pkcs12',
          certificate: opened.certificateDer,
          chain: JSON.stringify(opened.chainDer.map((one) => one.toString('base64'))),
          keyFile,
          subject: facts.subject,
          issuer: facts.issuer,
          serial: facts.serial,
          fingerprint,
          notBefore: facts.notBefore.toISOString(),
          notAfter: facts.notAfter.toISOString(),
        });
        await trustOwnRoot(write, root, facts.subject);
        write.audit({ action: 'signing.import', entityType: 'signing_identity', detail: { fingerprint } });
        write.changed('office');
      });
    } finally {
      wipe(privateKey);
    }
    const identity = await activeIdentity(session.store.reader);
    if (!identity) throw new AppError('signing_identity_missing');
    return identity;
  },
} satisfies Handlers<NamesOf<'settings'>>;
