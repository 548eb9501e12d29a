import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import { UNDO_LISTED } from '#shared/features/organizations/organizations.imports.contract.ts';
import { nameKey } from '#shared/lib/nameKey.ts';
import { message } from '#shared/text/index.ts';
import type { JobContext, QueryContext } from '../../context.ts';
import type { Fields, FieldValue } from '../../db/collections.ts';
import { updateRecord } from '../../db/records.ts';
import { voidRecords } from '../../db/voidRecords.ts';
import type { Write } from '../../db/write.ts';
import { userNames } from '../users/users.repository.ts';
import { findBatch, markUndone } from './organizations.imports.repository.ts';
import { UNDO_COLLECTIONS } from './organizations.undo.repository.ts';
import {
  type PlannedRecord,
  planUndo,
  type SetBack,
  type UndoPlan,
  undoRefusal,
  undoUntil,
} from './organizations.undoPlan.ts';
import { pinyinKeys } from './pinyinKeys.ts';

type CheckOutput = CallOutput<'organizations.undoImportCheck'>;

/** Records set back between two looks at the cancel signal. */
const CHUNK = 100;

/** What an undo that keeps later edits would do. @throws AppError `not_found` */
export async function checkUndo(
  { db, today }: QueryContext,
  { id }: HandlerInput<'organizations.undoImportCheck'>,
): Promise<CheckOutput> {
  const batch = await findBatch(db, id);
  if (!batch) throw new AppError('not_found');
  const plan = await planUndo(db, id, true);
  const users = await userNames(db);
  const shown = (record: PlannedRecord, fields: readonly string[]) => ({
    recordId: record.recordId,
    organizationId: record.organizationId,
    name: plan.names.get(record.organizationId)?.name ?? '',
    collection: record.collection,
    fields: fields.filter((field) => !field.endsWith('Precision')),
  });
  const setBack = setBackRecords(plan);
  return {
    refused: undoRefusal(batch, today),
    undoUntil: undoUntil(batch.at),
    counts: countsOf(plan),
    voided: plan.voids
      .filter(({ collection }) => collection === 'organization')
      .slice(0, UNDO_LISTED)
      .map((record) => shown(record, [])),
    setBack: setBack.slice(0, UNDO_LISTED).map((record) => shown(record, Object.keys(record.patch))),
    edited: plan.edited.slice(0, UNDO_LISTED).map(({ fields, userId, at, ...record }) => ({
      ...shown(record, fields),
      byName: users.get(userId) ?? '',
      at,
    })),
  };
}

/** Records of updated organizations that change: fields set back, and what the import had added to them. */
function setBackRecords(plan: UndoPlan): SetBack[] {
  const created = new Set(plan.voidedOrganizations);
  const added = plan.voids.filter(
    (record) => !created.has(record.organizationId) && record.collection !== 'organization_event',
  );
  return [...plan.setBacks, ...added.map((record) => ({ ...record, patch: {} }))];
}

function countsOf(plan: UndoPlan): CheckOutput['counts'] {
  const organizations = (records: readonly PlannedRecord[]) =>
    new Set(records.map(({ organizationId }) => organizationId)).size;
  return {
    voided: plan.voidedOrganizations.length,
    setBack: organizations(setBackRecords(plan)),
    edited: organizations(plan.edited),
  };
}

/**
 * Undoes an import in one transaction (X9): nothing is deleted, every record keeps its history, credit codes are free again.
 * @throws AppError `not_found`; `rule_broken` with `import_undone` or `import_undo_late`
 */
export async function undoImport(
  context: JobContext,
  { id, keepEdited }: HandlerInput<'organizations.undoImport'>,
): Promise<CallOutput<'organizations.undoImport'>> {
  return context.commit('organizations.undoImport', async (write) => {
    const batch = await findBatch(write.trx, id);
    if (!batch) throw new AppError('not_found');
    const refused = undoRefusal(batch, write.today);
    if (refused !== null) {
      const params = { date: (batch.undoneAt ?? undoUntil(batch.at)).slice(0, 10) };
      throw new AppError('rule_broken', { count: 1, fields: [{ field: 'id', code: refused, params }] });
    }
    const plan = await planUndo(write.trx, id, keepEdited);
    const counts = countsOf(plan);
    const reason = message('zh-CN', 'importReport.undoReason', { file: batch.fileName, date: batch.at.slice(0, 10) });
    write.audit({
      action: 'organizations.undoImport',
      entityType: 'import',
      entityId: id,
      reason,
      detail: { ...counts, keepEdited, file: batch.fileHash },
    });
    await carryOut(context, write, plan, reason);
    await markUndone(write.trx, id, write.at, write.actor.id);
    write.changed('organizations');
    return { voided: counts.voided, setBack: counts.setBack, kept: keepEdited ? counts.edited : 0 };
  });
}

async function carryOut(context: JobContext, write: Write, plan: UndoPlan, reason: string): Promise<void> {
  const pause = async (stage: string, done: number, total: number) => {
    if (context.signal.aborted) throw new AppError('cancelled');
    context.progress(stage, done, total);
    await new Promise((resolve) => setImmediate(resolve));
  };
  let done = 0;
  for (const collection of UNDO_COLLECTIONS) {
    const ids = plan.voids.filter((record) => record.collection === collection).map(({ recordId }) => recordId);
    await voidRecords(write, collection, ids, reason, (some) =>
      pause('import_voiding', done + some, plan.voids.length),
    );
    done += ids.length;
  }
  for (const [index, { collection, recordId, patch }] of plan.setBacks.entries()) {
    if (index % CHUNK === 0) await pause('import_settingBack', index, plan.setBacks.length);
    const options = { action: 'organizations.undoImport', reason };
    await updateRecord(write, collection, recordId, undefined, withDerived(collection, patch), options);
  }
}

/** The keys that follow from a name go back with it. */
function withDerived(collection: PlannedRecord['collection'], patch: Readonly<Record<string, FieldValue>>): Fields {
  const { name } = patch;
  if (collection !== 'organization' || typeof name !== 'string') return patch;
  return { ...patch, nameKey: nameKey(name), ...pinyinKeys(name) };
}
