import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import type { FileOutput } from '#shared/contract/primitives.ts';
import { extraKey } from '#shared/features/extraFields/extraFields.rules.ts';
import type { ImportRow } from '#shared/features/organizations/import/importTypes.ts';
import { importBatch, importDetails } from '#shared/features/organizations/organizations.imports.contract.ts';
import { REGISTRATION_KINDS } from '#shared/features/organizations/organizations.lists.ts';
import { message } from '#shared/text/index.ts';
import type { JobContext, QueryContext } from '../../context.ts';
import { localOffice } from '../../db/localOffice.ts';
import { signWithOfficeIdentity } from '../documents/officeSignature.ts';
import { renderOptionsOf } from '../documents/renderOptions.ts';
import { listExtraFields } from '../extraFields/extraFields.repository.ts';
import { userNames } from '../users/users.repository.ts';
import { addedLabels, reasonText } from './import/writeErrorFile.ts';
import { importReportDocument } from './importReport.document.ts';
import type { ReadList } from './organizations.importReading.ts';
import { batchOrganizations, findBatch, listBatches } from './organizations.imports.repository.ts';
import { undoUntil } from './organizations.undoPlan.ts';

type Details = z.infer<typeof importDetails>;
type Batch = z.infer<typeof importBatch>;
type StoredBatch = NonNullable<Awaited<ReturnType<typeof findBatch>>>;

/** Rows with errors that report and log name. */
const INVALID_LISTED = 200;

const changedFields = z.record(z.string(), z.unknown());

/** What the log keeps of an import beside its counts. */
export function logDetails(
  list: ReadList,
  rows: readonly ImportRow[],
  { rowChoices }: HandlerInput<'organizations.importApply'>,
): Details {
  const added = addedLabels(list.check.columns);
  const reasonsOf = (row: ImportRow) => row.errors.map((issue) => reasonText(issue, added)).join('；');
  return {
    corrections: rows.flatMap(({ line, corrected }) => (corrected ?? []).map((one) => ({ line, ...one }))),
    leftOut: rows.filter((row) => row.leftOut).map(({ line }) => line),
    rowChoices: [...rowChoices],
    notImported: list.check.columns.filter((column) => column.treatment === 'not_imported').map(({ header }) => header),
    invalid: rows
      .filter((row) => row.class === 'invalid')
      .slice(0, INVALID_LISTED)
      .map((row) => ({ line: row.line, name: row.values?.name ?? '', reason: reasonsOf(row) })),
  };
}

/** Prints and signs the report of an import. */
export async function printReport(
  context: JobContext,
  batch: Pick<Batch, 'at' | 'userName' | 'fileName' | 'fileHash' | 'registrationKind' | 'counts'> & {
    readonly details: Details;
  },
): Promise<FileOutput> {
  const { session, db } = context.open();
  const office = await localOffice(db, session.officeId);
  const { details, ...shown } = batch;
  const added = new Map((await listExtraFields(db)).map(({ id, label }) => [extraKey(id), label]));
  const data = importReportDocument({ officeName: office.name, ...shown, ...details }, added);
  const { pdf } = await context.runtime.documents.renderInWorker({ form: 'sheet', data }, renderOptionsOf(context));
  const signed = await signWithOfficeIdentity(session, pdf, { at: new Date(context.now), fieldName: '导入报告' });
  const name = message('zh-CN', 'importReport.fileName', { date: batch.at.slice(0, 10) });
  return context.runtime.files.handOut(name, 'application/pdf', signed ?? pdf);
}

/** Prints the report of an earlier import again. @throws AppError `not_found` */
export async function reprintReport(
  context: JobContext,
  { id }: HandlerInput<'organizations.importReport'>,
): Promise<CallOutput<'organizations.importReport'>> {
  const { db } = context.open();
  const found = await findBatch(db, id);
  if (!found) throw new AppError('not_found');
  const batch = shownBatch(found, await userNames(db));
  return { report: await printReport(context, { ...batch, details: importDetails.parse(JSON.parse(found.details)) }) };
}

/** A page of the log of imports. */
export async function importLog(
  { db }: QueryContext,
  input: HandlerInput<'organizations.imports'>,
): Promise<CallOutput<'organizations.imports'>> {
  const names = await userNames(db);
  const { total, rows } = await listBatches(db, input);
  return { total, rows: rows.map((row) => shownBatch(row, names)) };
}

/** One import with the organizations it wrote. @throws AppError `not_found` */
export async function importedBatch(
  { db }: QueryContext,
  input: HandlerInput<'organizations.importBatch'>,
): Promise<CallOutput<'organizations.importBatch'>> {
  const found = await findBatch(db, input.id);
  if (!found) throw new AppError('not_found');
  const { total, rows } = await batchOrganizations(db, input.id, input);
  return {
    batch: shownBatch(found, await userNames(db)),
    choices: JSON.parse(found.choices),
    details: importDetails.parse(JSON.parse(found.details)),
    total,
    records: rows.map(({ before, ...row }) => ({
      ...row,
      fields: before === null ? [] : Object.keys(changedFields.parse(JSON.parse(before))),
    })),
  };
}

function shownBatch(row: StoredBatch, names: ReadonlyMap<string, string>): Batch {
  return {
    id: row.id,
    at: row.at,
    userName: names.get(row.userId) ?? row.userId,
    fileName: row.fileName,
    fileHash: row.fileHash,
    registrationKind: REGISTRATION_KINDS.find((kind) => kind === row.registrationKind) ?? 'registered',
    counts: importBatch.shape.counts.parse(JSON.parse(row.counts)),
    undoneAt: row.undoneAt,
    undoneByName: row.undoneBy === null ? null : (names.get(row.undoneBy) ?? row.undoneBy),
    undoUntil: undoUntil(row.at),
  };
}
