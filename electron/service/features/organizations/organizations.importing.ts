import { createHash } from 'node:crypto';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import type { ImportCheck, ImportRow, ImportValues } from '#shared/features/organizations/import/importTypes.ts';
import { type OrganizationFields, organizationFields } from '#shared/features/organizations/organizations.contract.ts';
import { message } from '#shared/text/index.ts';
import type { JobContext } from '../../context.ts';
import { canonicalJson, timeStampOf } from '../../crypto/encodings.ts';
import type { Fields, FieldValue } from '../../db/collections.ts';
import { localOffice } from '../../db/localOffice.ts';
import { createRecords, type StoredRecord, updateRecord } from '../../db/records.ts';
import type { Write } from '../../db/write.ts';
import { loadDivisions } from '../../divisions.ts';
import { signWithOfficeIdentity } from '../documents/officeSignature.ts';
import { checkTable } from './import/checkTable.ts';
import { reasonText, writeErrorFile } from './import/writeErrorFile.ts';
import { importReportDocument } from './importReport.document.ts';
import { compareWithRegistry, importedFields } from './organizations.comparing.ts';
import { rememberedMapping, rememberMapping } from './organizations.repository.ts';
import { foundingEvent, recordRegisteredChange, storedFields } from './organizations.write.ts';

type CheckInput = HandlerInput<'organizations.importCheck'>;
type ApplyInput = HandlerInput<'organizations.importApply'>;
/** A list as read; nothing is written yet. */
type ReadList = {
  readonly check: ImportCheck;
  readonly fileName: string;
  readonly sha256: string;
  readonly layout: string;
};

/** The reader refuses larger files itself; this keeps a hostile size from being read at all. */
const FILE_LIMIT = 64 * 1024 * 1024;
/** Rows written between two looks at the cancel signal and at waiting queries. */
const CHUNK = 500;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Reads and classifies a list, with the mapping remembered for its headings. */
export async function readList(context: JobContext, input: CheckInput): Promise<ReadList> {
  const { runtime, signal } = context;
  const { db } = context.open();
  const { name, bytes } = readSource(context, input);
  const read = (mapping: CheckInput['mapping']) =>
    checkTable(
      {
        bytes,
        fileName: name,
        ...(input.registrationKind ? { registrationKind: input.registrationKind } : {}),
        ...(input.sheet ? { sheet: input.sheet } : {}),
        ...(input.encoding ? { encoding: input.encoding } : {}),
        ...(mapping ? { mapping } : {}),
        ...(input.fillDown ? { fillDown: input.fillDown } : {}),
      },
      {
        signal,
        divisions: loadDivisions(runtime.options.resourcesDirectory).isKnownDivision,
        onProgress: ({ step, done, total }) => context.progress(`import_${step}`, done, total),
        ...(runtime.options.workerFiles?.importing ? { workerFile: runtime.options.workerFiles.importing } : {}),
      },
    );
  let check = await read(input.mapping);
  const layout = layoutOf(check);
  if (!input.mapping) {
    const remembered = await rememberedMapping(db, layout);
    if (remembered) check = await read(JSON.parse(remembered));
  }
  return { check, fileName: name, sha256: createHash('sha256').update(bytes).digest('hex'), layout };
}

function readSource(context: JobContext, input: CheckInput): { name: string; bytes: Buffer } {
  try {
    return context.runtime.files.readIn(input.source, FILE_LIMIT);
  } catch (error) {
    if (error instanceof AppError && error.code === 'file_too_large')
      throw new AppError('spreadsheet_too_large', error.details);
    throw error;
  }
}

/** The same headings in the same columns are one layout. */
function layoutOf(check: ImportCheck): string {
  const headers = check.columns.map((column) => column.header);
  return createHash('sha256')
    .update(canonicalJson([check.registrationKind, headers]))
    .digest('hex');
}

/** The answer of `organizations.importCheck`: the list beside what the registry has now. */
export async function checkList(
  context: JobContext,
  input: CheckInput,
): Promise<CallOutput<'organizations.importCheck'>> {
  const { check } = await readList(context, input);
  const { existingByLine: existing } = await compareWithRegistry(context.open().db, check);
  const same = [...existing.values()].filter((one) => one.same).length;
  return {
    fileType: check.fileType,
    encoding: check.encoding,
    sheets: [...check.sheets],
    sheet: check.sheet,
    registrationKind: check.registrationKind,
    headerRows: [...check.headerRows],
    columns: check.columns.map((column) => ({ ...column })),
    counts: { ...check.counts },
    database: { new: check.counts.good - existing.size, same, different: existing.size - same },
    rows: check.rows.map((row) => ({
      line: row.line,
      class: row.class,
      errors: row.errors.map((issue) => ({ ...issue })),
      warnings: row.warnings.map((issue) => ({ ...issue })),
      ...(row.differing ? { differing: [...row.differing] } : {}),
      name: row.values?.name ?? '',
      code: row.values?.uscc ?? row.values?.registrationNo ?? '',
      existing: existing.get(row.line) ?? null,
    })),
  };
}

/** The rows that will be written, conflicting duplicates put over the row they repeat when that was chosen. */
function rowsToWrite(check: ImportCheck, choices: ApplyInput['choices']): ImportRow[] {
  const rows = new Map<number, ImportRow>();
  for (const row of check.rows) {
    if (row.class === 'good') rows.set(row.line, row);
    const first = row.duplicateOf === undefined ? undefined : rows.get(row.duplicateOf);
    if (row.class === 'duplicateConflict' && choices.duplicateConflict === 'update' && first?.values && row.values) {
      rows.set(first.line, { ...first, values: { ...first.values, ...row.values } });
    }
  }
  return [...rows.values()];
}

/** Imports in one transaction; a cancel or an error leaves nothing. */
export async function applyList(
  context: JobContext,
  input: ApplyInput,
): Promise<CallOutput<'organizations.importApply'>> {
  const { choices } = input;
  const list = await readList(context, input);
  const { check } = list;
  const rows = rowsToWrite(check, choices);
  const importId = context.runtime.newId();
  const written = await context.commit('organizations.import', async (write) => {
    // Compared inside the transaction: what another window saved since the preview is not entered a second time.
    const { existingByLine, storedById } = await compareWithRegistry(write.trx, check);
    const different = [...existingByLine.values()].filter((one) => !one.same);
    const [firstDifferent] = different;
    if (choices.existing === 'stop' && firstDifferent) {
      throw new AppError('duplicate', { name: firstDifferent.name, count: different.length });
    }
    const fresh = choices.good === 'add' ? rows.filter((row) => !existingByLine.has(row.line)) : [];
    const updates = choices.existing === 'update' ? rows.filter((row) => existingByLine.has(row.line)) : [];
    let updated = 0;
    write.audit({
      action: 'organizations.import',
      entityType: 'import',
      entityId: importId,
      detail: { file: list.sha256, added: fresh.length, updates: updates.length, counts: check.counts },
    });
    await inChunks(context, fresh, 'import_writing', (chunk) => addOrganizations(write, chunk));
    await inChunks(context, updates, 'import_updating', async (chunk) => {
      for (const row of chunk) {
        const record = storedById.get(existingByLine.get(row.line)?.id ?? '');
        if (record && row.values && (await updateOrganization(write, record, row.values))) updated += 1;
      }
    });
    if (input.mapping) await rememberMapping(write.trx, list.layout, canonicalJson(input.mapping), write.at);
    return { added: fresh.length, updated };
  });
  const outcome = {
    ...written,
    skipped: check.rows.length - check.counts.ignored - written.added - written.updated,
  };
  const date = context.today;
  const errorFile =
    check.counts.invalid > 0
      ? context.runtime.files.handOut(
          message('zh-CN', 'importReport.errorFileName', { date }),
          XLSX,
          writeErrorFile(check),
        )
      : null;
  return {
    importId,
    counts: { ...check.counts },
    ...outcome,
    errorFile,
    report: await printReport(context, list, outcome),
  };
}

async function inChunks<Item>(
  context: JobContext,
  items: readonly Item[],
  stage: string,
  work: (chunk: readonly Item[]) => Promise<void>,
): Promise<void> {
  for (let start = 0; start < items.length; start += CHUNK) {
    if (context.signal.aborted) throw new AppError('cancelled');
    context.progress(stage, start, items.length);
    await work(items.slice(start, start + CHUNK));
    // Lets queries of the screen run between two chunks.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function addOrganizations(write: Write, rows: readonly ImportRow[]): Promise<void> {
  const parsed = rows.flatMap((row) =>
    row.values ? [{ values: row.values, fields: completeFields(row.values) }] : [],
  );
  const ids = await createRecords(
    write,
    'organization',
    parsed.map(({ fields }) => ({ fields: { ...storedFields(fields), creditFlag: 'none' } })),
    { action: 'organization.import' },
  );
  const of = (index: number) => ids[index] ?? '';
  await createRecords(
    write,
    'organization_event',
    parsed.map(({ fields }, index) => ({ fields: foundingEvent(of(index), fields, write.today) })),
  );
  await createRecords(
    write,
    'organization_contact',
    parsed.flatMap(({ values }, index) => contactOf(values, of(index), write.today)),
  );
  await createRecords(
    write,
    'annual_review',
    parsed.flatMap(({ values }, index) => reviewsOf(values, of(index))),
  );
}

function completeFields(values: ImportValues): OrganizationFields {
  return organizationFields.parse({
    ...importedFields(values),
    name: values.name ?? '',
    registrationKind: values.registrationKind,
  });
}

function contactOf(values: ImportValues, organizationId: string, today: string): { fields: Fields }[] {
  const { contact } = values;
  if (!contact?.name) return [];
  return [
    {
      fields: {
        organizationId,
        name: contact.name,
        post: null,
        role: 'office',
        workPhone: contact.workPhone,
        workEmail: null,
        validFrom: today,
        validTo: null,
      },
    },
  ];
}

function reviewsOf(values: ImportValues, organizationId: string): { fields: Fields }[] {
  return (values.annualReviews ?? []).map((review) => ({
    fields: { organizationId, ...review, submittedOn: null, concludedOn: null, rectificationDueOn: null },
  }));
}

async function updateOrganization(write: Write, record: StoredRecord, values: ImportValues): Promise<boolean> {
  const fields = storedFields(organizationFields.parse({ ...formFieldsOf(record), ...importedFields(values) }));
  const { changed } = await updateRecord(write, 'organization', record.id, record.revision, fields, {
    action: 'organization.import',
  });
  const note = message('zh-CN', 'importReport.changedByImport');
  await recordRegisteredChange(write, record, fields, changed, { effectiveOn: write.today, documentNo: null, note });
  return changed.length > 0;
}

function formFieldsOf(record: StoredRecord): Record<string, FieldValue> {
  return Object.fromEntries(Object.entries(record).filter(([field]) => field in organizationFields.shape));
}

async function printReport(
  context: JobContext,
  list: ReadList,
  outcome: { readonly added: number; readonly updated: number; readonly skipped: number },
) {
  const { session, db } = context.open();
  const at = timeStampOf(context.now);
  const office = await localOffice(db, session.officeId);
  const invalid = list.check.rows
    .filter((row) => row.class === 'invalid')
    .slice(0, 200)
    .map((row) => ({ line: row.line, name: row.values?.name ?? '', reason: row.errors.map(reasonText).join('；') }));
  const data = importReportDocument({
    officeName: office.name,
    userName: session.user.displayName,
    at,
    fileName: list.fileName,
    sha256: list.sha256,
    registrationKind: list.check.registrationKind,
    counts: list.check.counts,
    outcome,
    notImported: list.check.columns
      .filter((column) => column.treatment === 'not_imported')
      .map((column) => column.header),
    invalid,
  });
  const { pdf } = await context.runtime.documents.renderInWorker(
    { form: 'sheet', data },
    { createdAt: at, fontPreference: 'bundled' },
  );
  const signed = await signWithOfficeIdentity(session, pdf, { at: new Date(context.now), fieldName: '导入报告' });
  const name = message('zh-CN', 'importReport.fileName', { date: context.today });
  return context.runtime.files.handOut(name, 'application/pdf', signed ?? pdf);
}
