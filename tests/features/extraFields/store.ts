import path from 'node:path';
import { deriveStoreKeys, unwrapSlot } from '#service/crypto/keyring.ts';
import { readKeyring } from '#service/crypto/keyringFile.ts';
import { openDatabase } from '#service/db/open.ts';
import { findSlot } from '#service/office/session.ts';
import { PASSWORD, type TestService } from '#tests/support/makeService.ts';

/** The encrypted database of an office, opened beside the service. */
export async function storeOf(office: TestService) {
  const keyring = readKeyring(office.folder);
  const slot = findSlot(keyring, 'clerk');
  if (!slot) throw new Error('no slot');
  const { rootKey } = await unwrapSlot(keyring, slot, { kind: 'password', password: PASSWORD });
  const database = openDatabase(
    path.join(office.folder, 'data.db'),
    deriveStoreKeys(rootKey, keyring.store).database,
    'write',
  );
  return { database, close: () => database.close() };
}
