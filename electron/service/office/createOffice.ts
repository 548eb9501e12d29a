import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { Kysely, SqliteDialect } from 'kysely';
import { AppError } from '#shared/contract/errors.ts';
import type { HandlerInput } from '#shared/contract/list.ts';
import type { Role } from '#shared/contract/permissions.ts';
import { ageIdentityFrom, ageRecipientOf } from '../crypto/age.ts';
import { replicaIdFrom, timeStampOf, wipe } from '../crypto/encodings.ts';
import {
  deriveStoreKeys,
  type Keyring,
  keyringFingerprint,
  recoverySecret,
  type Slot,
  slotId,
  wrapSlot,
} from '../crypto/keyring.ts';
import { writeKeyring } from '../crypto/keyringFile.ts';
import { ARGON2_FLOOR, checkPasswordRule, tuneArgon2 } from '../crypto/passwords.ts';
import { newRecoverySheets } from '../crypto/recoverySheets.ts';
import { migrate } from '../db/migrations/index.ts';
import { databaseError, openDatabase } from '../db/open.ts';
import { createRecord } from '../db/records.ts';
import type { Schema } from '../db/schema.ts';
import { runWrite, type Write, writeMeta } from '../db/write.ts';
import { storageError } from '../files/writeFile.ts';
import { type KeyMaterial, newOfficeKeys } from './newOfficeKeys.ts';
import { holdsOffice, officeFile, refuseNetworkPath } from './officeFolder.ts';
import { auditRoot, readMetaMap } from './openStore.ts';
import { checkRoleSet, requireAdministrators } from './roleRules.ts';
import { writeState } from './stateFile.ts';

export type CreateOfficeRequest = Omit<HandlerInput<'offices.create'>, 'folder'> & { readonly folder: string };
export type CreateOfficeOptions = {
  readonly argon2: 'tuned' | 'floor';
  readonly now: () => number;
  readonly newId: () => string;
  readonly practice?: boolean;
};
export type CreatedOffice = {
  readonly officeId: string;
  readonly store: string;
  readonly sheetA: string;
  readonly sheetB: string;
  readonly users: readonly { readonly id: string; readonly login: string; readonly roles: readonly Role[] }[];
};

type Person = CreateOfficeRequest['people'][number] & {
  readonly id: string;
  readonly key: Buffer;
  readonly recipient: string;
};

/**
 * First run of a store (security-and-exchange.md §3.4): root key, one keyslot per person, recovery slot, encrypted
 * database with its first records, office keys and the office's signing identity. There are no default accounts.
 * Whatever fails, the files of this attempt are removed again.
 * @throws AppError `office_exists`, `E_PASSWORD_WEAK`, `rule_broken`, `disk_full`, `read_only`, `office_network_path`
 */
export async function createOffice(request: CreateOfficeRequest, options: CreateOfficeOptions): Promise<CreatedOffice> {
  checkPeople(request);
  refuseNetworkPath(request.folder);
  if (holdsOffice(request.folder)) throw new AppError('office_exists');
  const created = !fs.existsSync(request.folder);
  if (!created && fs.readdirSync(request.folder).length > 0) throw new AppError('office_exists');
  try {
    fs.mkdirSync(request.folder, { recursive: true, mode: 0o700 });
    return await build(request, options);
  } catch (error) {
    // The folder was empty or did not exist when this attempt began: everything in it now is this attempt's.
    for (const name of fs.existsSync(request.folder) ? fs.readdirSync(request.folder) : []) {
      fs.rmSync(`${request.folder}/${name}`, { recursive: true, force: true });
    }
    if (created) fs.rmSync(request.folder, { recursive: true, force: true });
    throw storageError(databaseError(error));
  }
}

function checkPeople(request: CreateOfficeRequest): void {
  const logins = new Set<string>();
  for (const person of request.people) {
    const login = person.login.normalize('NFKC').toLowerCase();
    if (logins.has(login)) throw new AppError('duplicate', { name: person.login });
    logins.add(login);
    checkRoleSet(person.roles, request.smallOffice);
    checkPasswordRule(person.password, person.login);
  }
  requireAdministrators(
    request.people.map((person) => person.roles),
    'administrator_missing',
    'people',
  );
}

async function build(request: CreateOfficeRequest, options: CreateOfficeOptions): Promise<CreatedOffice> {
  const at = timeStampOf(options.now());
  const store = randomBytes(16).toString('hex');
  const rootKey = randomBytes(32);
  const argon2 = options.argon2 === 'tuned' ? await tuneArgon2() : { ...ARGON2_FLOOR };
  const sheets = newRecoverySheets();
  const recoveryKey = randomBytes(32);
  const journalKey = randomBytes(32);
  const people: Person[] = [];
  for (const person of request.people) {
    const key = randomBytes(32);
    people.push({ ...person, id: options.newId(), key, recipient: await ageRecipientOf(ageIdentityFrom(key)) });
  }
  const place = { store, epoch: 1, created: at };
  const slots: Slot[] = [];
  for (const [index, person] of people.entries()) {
    slots.push(
      await wrapSlot(
        { ...place, slot: slotId(index + 1), user: person.id, login: person.login, mustChange: person.mustChange },
        { kind: 'password', password: person.password },
        { rootKey, userKey: person.key },
        argon2,
      ),
    );
  }
  slots.push(
    await wrapSlot(
      { ...place, slot: slotId(people.length + 1), user: '', login: '', mustChange: false },
      recoverySecret(sheets.sheetA, sheets.sheetB),
      { rootKey, userKey: recoveryKey },
      argon2,
    ),
  );
  const keyring: Omit<Keyring, 'check'> = {
    format: 'vault-keyring',
    version: 1,
    suite: 1,
    cipher: 'sqlcipher4',
    seq: 1,
    store,
    epoch: 1,
    journal: await ageRecipientOf(ageIdentityFrom(journalKey)),
    slots,
  };
  const keys = deriveStoreKeys(rootKey, store);
  const officeId = options.newId();
  const database = openDatabase(officeFile(request.folder, 'database'), keys.database, 'create');
  const writer = new Kysely<Schema>({ dialect: new SqliteDialect({ database }) });
  try {
    migrate(database);
    const replica = replicaIdFrom(randomBytes(10));
    const recoveryRecipient = await ageRecipientOf(ageIdentityFrom(recoveryKey));
    const material = await newOfficeKeys(people, recoveryRecipient, request, options.now());
    const first = people[0];
    if (!first) throw new AppError('invalid_input');
    database.transaction(() => {
      const insert = database.prepare('INSERT INTO meta(key, value) VALUES (?, ?)');
      const meta: Record<string, string> = {
        store,
        replica,
        n: '0',
        lsn: '0',
        hlc: '0'.repeat(16),
        officeId,
        practice: options.practice ? '1' : '0',
        smallOffice: request.smallOffice ? '1' : '0',
        cleanClose: '1',
        recoveryConfirmed: options.practice ? '1' : '0',
        recoveryRecipient,
        keyring: keyringFingerprint(keyring),
        journalIdentity: ageIdentityFrom(journalKey),
        blobIdentity: ageIdentityFrom(randomBytes(32)),
        logKey: material.logKey,
        logPublicKey: material.logPublicKey,
        argon2: JSON.stringify(argon2),
      };
      for (const [key, value] of Object.entries(meta)) insert.run(key, value);
      database.prepare('INSERT INTO meta_log(log) VALUES (?)').run(logName(officeId, replica));
    })();
    await runWrite(
      { writer, now: options.now, newId: options.newId },
      { id: first.id, roles: first.roles },
      'office.create',
      (write) => firstRecords(write, request, officeId, people, material),
    );
    const log = logName(officeId, replica);
    const { size, root } = await auditRoot(writer, log);
    const n = Number((await readMetaMap(writer)).get('n') ?? '0');
    await writer.destroy();
    writeState(request.folder, keys.state, { replica, n, log, size, root: root.toString('base64') });
    writeKeyring(request.folder, keyring);
  } finally {
    await writer.destroy();
    // Kysely closes only what it has used; a failed migration comes before that.
    database.close();
    wipe(rootKey, recoveryKey, journalKey, sheets.secret, keys.database, keys.blobNames, keys.state, keys.scratch);
    for (const person of people) wipe(person.key);
  }
  return {
    officeId,
    store,
    sheetA: sheets.sheetA,
    sheetB: sheets.sheetB,
    users: people.map(({ id, login, roles }) => ({ id, login, roles })),
  };
}

/** Name of an audit log (§6.5). */
export function logName(officeId: string, replica: string): string {
  return `rxp.local/log/${officeId}/${replica}`;
}

async function firstRecords(
  write: Write,
  request: CreateOfficeRequest,
  officeId: string,
  people: readonly Person[],
  material: KeyMaterial,
): Promise<void> {
  const { trx } = write;
  await writeMeta(trx, { createdAt: write.at });
  await createRecord(
    write,
    'office',
    {
      name: request.name,
      shortName: request.shortName ?? null,
      level: request.level,
      local: true,
      parentId: null,
      divisionCode: request.divisionCode,
      documentPrefix: request.documentPrefix,
      address: null,
      workPhone: null,
      settings: {},
    },
    { id: officeId, action: 'office.create' },
  );
  for (const person of people) {
    await trx
      .insertInto('user_account')
      .values({
        id: person.id,
        login: person.login,
        displayName: person.displayName,
        post: person.post ?? null,
        roles: JSON.stringify(person.roles),
        enabled: 1,
        recipient: person.recipient,
        createdAt: write.at,
        lastLoginAt: null,
        passwordChangedAt: write.at,
      })
      .execute();
    write.audit({ action: 'user.create', entityType: 'user', entityId: person.id, detail: { roles: person.roles } });
  }
  for (const key of material.officeKeys)
    await trx
      .insertInto('office_key')
      .values({ ...key, createdAt: write.at })
      .execute();
  await trx
    .insertInto('signing_identity')
    .values({ ...material.identity, id: write.newId(), createdAt: write.at })
    .execute();
  await trx
    .insertInto('trust_root')
    .values({
      fingerprint: createHash('sha256').update(material.rootCertificate).digest('hex'),
      certificate: material.rootCertificate,
      name: request.name,
      own: 1,
      addedAt: write.at,
      addedBy: write.actor.id,
    })
    .execute();
  await trx
    .insertInto('revocation_list')
    .values({ ...material.revocationList, addedAt: write.at, addedBy: write.actor.id })
    .execute();
  write.audit({
    action: 'signing.create',
    entityType: 'signing_identity',
    detail: { fingerprint: material.identity.fingerprint, list: material.revocationList.number },
  });
  if (request.smallOffice) write.audit({ action: 'policy.smallOffice', entityType: 'office', entityId: officeId });
}
