import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { AppError } from '#shared/contract/errors.ts';
import { officeSettings } from '#shared/features/settings/settings.contract.ts';
import type { Handlers, NamesOf } from '../../context.ts';
import { ageEncrypt } from '../../crypto/age.ts';
import { wipe } from '../../crypto/encodings.ts';
import { updateRecord } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';
import { signingRecipients } from '../../office/officeKeys.ts';
import { readCertificate } from '../../signing/certificates.ts';
import { openPkcs12 } from '../../signing/pkcs12.ts';
import { listUsers } from '../users/users.repository.ts';

const PKCS12_LIMIT = 1_048_576;

export const settingsHandlers = {
  'settings.get': async ({ db, session }) => {
    const row = await db.selectFrom('office').selectAll().where('id', '=', session.officeId).executeTakeFirstOrThrow();
    return {
      office: {
        id: row.id,
        revision: row.revision,
        name: row.name,
        shortName: row.shortName,
        level: row.level,
        divisionCode: row.divisionCode,
        documentPrefix: row.documentPrefix,
        address: row.address,
        workPhone: row.workPhone,
        settings: officeSettings.parse(JSON.parse(row.settings)),
      },
      signing: await activeIdentity(db),
    };
  },
  'settings.save': async ({ write, session, runtime }, { expectedRevision, ...fields }) => {
    const { revision } = await updateRecord(write, 'office', session.officeId, expectedRevision, fields);
    runtime.settings = fields.settings;
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
        await write.trx.updateTable('signing_identity').set({ active: 0 }).execute();
        await write.trx
          .insertInto('signing_identity')
          .values({
            id: write.newId(),
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
            active: 1,
            createdAt: write.at,
          })
          .execute();
        await write.trx
          .insertInto('trust_root')
          .values({
            fingerprint: createHash('sha256').update(root).digest('hex'),
            certificate: root,
            name: facts.subject,
            own: 1,
            addedAt: write.at,
            addedBy: session.user.id,
          })
          .onConflict((conflict) => conflict.column('fingerprint').doNothing())
          .execute();
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

async function activeIdentity(db: Kysely<Schema>) {
  const row = await db.selectFrom('signing_identity').selectAll().where('active', '=', 1).executeTakeFirst();
  if (!row) return null;
  const { subject, issuer, serial, fingerprint, notBefore, notAfter, source } = row;
  return { subject, issuer, serial, fingerprint, notBefore, notAfter, source };
}
