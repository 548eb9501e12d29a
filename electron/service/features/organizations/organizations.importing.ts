import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import type { ImportRow, ImportValues } from '#shared/features/organizations/import/importTypes.ts';
import { actionOfRow, chosenValues } from '#shared/features/organizations/import/rowPlan.ts';
import type { RowChoice } from '#shared/features/organizations/organizations.imports.contract.ts';
import { message } from '#shared/text/index.ts';
import type { JobContext } from '../../context.ts';
import { canonicalJson } from '../../crypto/encodings.ts';
import type { Write } from '../../db/write.ts';
import { writeErrorFile } from './import/writeErrorFile.ts';
import { type Comparison, compareWithRegistry } from './organizations.comparing.ts';
import { logDetails, printReport } from './organizations.importLog.ts';
import { canAdd, type ReadList, readList } from './organizations.importReading.ts';
import { insertBatch, insertBatchRecords, rememberMapping } from './organizations.imports.repository.ts';
import { addOrganizations, updateOrganization } from './organizations.importWriting.ts';

type ApplyInput = HandlerInput<'organizations.importApply'>;
type Outcome = { readonly added: number; readonly updated: number };
/** A row that will be written; `chosen`: the only fields that an update takes over. */
type Work = { readonly line: number; readonly values: ImportValues; readonly chosen: readonly string[] | undefined };

/** Rows written between two looks at the cancel signal and at waiting queries. */
const CHUNK = 100;
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Imports in one transaction, with its entry in the log; a cancel or an error leaves nothing. */
export async function applyList(
  context: JobContext,
  input: ApplyInput,
): Promise<CallOutput<'organizations.importApply'>> {
  const { check, ...read } = await readList(context, input);
  const { rows, ...head } = check;
  // Only what report and error file need outlives the writing; the rest of the list goes as it is written.
  const list: ReadList = { ...read, check: { ...head, rows: rows.filter((row) => row.class === 'invalid') } };
  const rowCount = rows.length;
  let waiting: readonly ImportRow[] = rows;
  const importId = context.runtime.newId();
  const details = logDetails(list, rows, input);
  const { at, ...written } = await context.commit('organizations.import', async (write) => {
    // Compared inside the transaction: what another window saved since the preview is not entered a second time.
    const comparison = await compareWithRegistry(write.trx, waiting);
    refuseToStop(comparison, input);
    const { fresh, updates } = workOf(waiting, comparison, input);
    waiting = [];
    write.audit({
      action: 'organizations.import',
      entityType: 'import',
      entityId: importId,
      detail: {
        file: list.sha256,
        added: fresh.length,
        updates: updates.length,
        counts: head.counts,
        corrected: details.corrections.length,
        leftOut: details.leftOut.length,
      },
    });
    const outcome = await writeRows(context, write, importId, { fresh, updates, comparison });
    if (input.mapping) await rememberLayout(write, list, input.mapping);
    const skipped = rowCount - head.counts.ignored - outcome.added - outcome.updated;
    await insertBatch(write.trx, {
      id: importId,
      at: write.at,
      userId: write.actor.id,
      fileName: list.fileName,
      fileHash: list.sha256,
      registrationKind: head.registrationKind,
      counts: JSON.stringify({ ...head.counts, ...outcome, skipped }),
      choices: JSON.stringify(input.choices),
      details: JSON.stringify(details),
    });
    write.changed('organizations');
    return { ...outcome, skipped, at: write.at };
  });
  const errorName = message('zh-CN', 'importReport.errorFileName', { date: context.today });
  return {
    importId,
    counts: { ...head.counts },
    ...written,
    errorFile:
      head.counts.invalid > 0 ? context.runtime.files.handOut(errorName, XLSX, writeErrorFile(list.check)) : null,
    report: await printReport(context, {
      at,
      userName: context.open().session.user.displayName,
      fileName: list.fileName,
      fileHash: list.sha256,
      registrationKind: head.registrationKind,
      counts: { ...head.counts, ...written },
      details,
    }),
  };
}

function refuseToStop({ existingByLine }: Comparison, { choices }: ApplyInput): void {
  const different = [...existingByLine.values()].filter((one) => !one.same);
  const [first] = different;
  if (choices.existing === 'stop' && first) {
    throw new AppError('duplicate', { name: first.name, count: different.length });
  }
}

/**
 * The rows that will be written, conflicting duplicates put over the row they repeat where that was chosen.
 * @throws AppError `rule_broken` when a row shall be added whose credit code is already there
 */
function workOf(
  rows: readonly ImportRow[],
  { existingByLine, mergedLines, codes }: Comparison,
  { choices, rowChoices }: ApplyInput,
): { fresh: Work[]; updates: Work[] } {
  const own = new Map<number, RowChoice>(rowChoices.map((choice) => [choice.line, choice]));
  const fresh = new Map<number, Work>();
  const updates = new Map<number, Work>();
  for (const row of rows) {
    const { line, values } = row;
    const choice = own.get(line);
    const isExisting = existingByLine.has(line);
    const action = actionOfRow({ class: row.class, isExisting }, choices, choice?.choice);
    if (values === null || action === 'skip') continue;
    // What was merged into another record is not brought back by a list that still has it.
    if (action === 'update' && mergedLines.has(line)) continue;
    if (action === 'merge') {
      const target = [fresh, updates].find((list) => list.has(row.duplicateOf ?? -1));
      const first = target?.get(row.duplicateOf ?? -1);
      if (target && first) target.set(first.line, mergedWork(first, values, choice?.fields));
      continue;
    }
    if (action === 'add' && (isExisting || row.class !== 'good') && !canAdd(row, codes)) {
      const issue = { field: 'rowChoices', code: 'import_cannot_add', params: { line } };
      throw new AppError('rule_broken', { count: 1, fields: [issue] });
    }
    (action === 'add' ? fresh : updates).set(line, { line, values, chosen: choice?.fields });
  }
  return { fresh: [...fresh.values()], updates: [...updates.values()] };
}

function mergedWork(first: Work, later: ImportValues, chosen: readonly string[] | undefined): Work {
  const brought = chosenValues(later, chosen);
  const values: ImportValues = { ...first.values, ...brought, registrationKind: first.values.registrationKind };
  const reviews = [...(brought.annualReviews ?? []), ...(first.values.annualReviews ?? [])];
  const years = new Set<number>();
  if (reviews.length > 0) values.annualReviews = reviews.filter(({ year }) => !years.has(year) && years.add(year));
  return {
    line: first.line,
    values,
    chosen: first.chosen && [...first.chosen, ...(chosen ?? Object.keys(later))],
  };
}

async function writeRows(
  context: JobContext,
  write: Write,
  importId: string,
  work: { readonly fresh: Work[]; readonly updates: Work[]; readonly comparison: Comparison },
): Promise<Outcome> {
  const { existingByLine, storedById, childrenById } = work.comparison;
  let added = 0;
  let updated = 0;
  await inChunks(context, work.fresh, 'import_writing', async (chunk) => {
    const records = await addOrganizations(
      write,
      chunk.map(({ values }) => values),
    );
    await insertBatchRecords(write.trx, importId, records);
    added += chunk.length;
  });
  await inChunks(context, work.updates, 'import_updating', async (chunk) => {
    for (const { line, values, chosen } of chunk) {
      const record = storedById.get(existingByLine.get(line)?.id ?? '');
      if (!record) continue;
      const children = childrenById.get(record.id) ?? { contacts: [], reviews: [] };
      const records = await updateOrganization(write, record, children, values, chosen);
      await insertBatchRecords(write.trx, importId, records);
      if (records.length > 0) updated += 1;
    }
  });
  return { added, updated };
}

/** Works through the items and empties the list on the way. */
async function inChunks<Item>(
  context: JobContext,
  items: Item[],
  stage: string,
  work: (chunk: readonly Item[]) => Promise<void>,
): Promise<void> {
  const total = items.length;
  while (items.length > 0) {
    if (context.signal.aborted) throw new AppError('cancelled');
    context.progress(stage, total - items.length, total);
    await work(items.splice(0, CHUNK));
    // Lets queries of the screen run between two chunks.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function rememberLayout(write: Write, list: ReadList, mapping: object): Promise<void> {
  await rememberMapping(write.trx, {
    layout: list.layout,
    // Until the clerk gives it a better one, a layout is called as the list it was made for.
    name: list.fileName.replace(/\.[^.]*$/u, '').slice(0, 60),
    mapping: canonicalJson(mapping),
    headings: JSON.stringify(list.check.columns.map(({ header }) => header)),
    registrationKind: list.check.registrationKind,
    savedAt: write.at,
  });
}
