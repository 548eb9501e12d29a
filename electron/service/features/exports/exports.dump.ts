import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput } from '#shared/contract/list.ts';
import { message } from '#shared/text/index.ts';
import type { JobContext } from '../../context.ts';
import { localOffice } from '../../db/localOffice.ts';
import type { Schema } from '../../db/schema.ts';
import { blobPlace } from '../../files/blobs.ts';
import { safeFileName } from '../../files/fileStore.ts';
import { newSealedKey } from '../../files/sealedFile.ts';
import { storageError } from '../../files/writeFile.ts';
import type { Session } from '../../office/session.ts';
import { fieldTitle } from './dump.fields.ts';
import { notesHtml, notesJson, type TableNote } from './dump.notes.ts';
import {
  auditCheckpoints,
  auditPage,
  countRows,
  type DumpTable,
  dumpPage,
  dumpTables,
  isCollection,
  type RowPlace,
  writtenFields,
} from './dump.repository.ts';
import { viewerParts, viewerTable } from './dump.viewer.ts';
import type { DumpAnswer, DumpMessage, DumpPlan, DumpRow } from './dumpMessages.ts';
import { type ExportThread, withExportThread } from './exportThread.ts';
import { inSnapshot } from './snapshot.ts';

const PAGE = 500;
/** A sealed file whose process died is of no use to anybody; one this old (milliseconds) belongs to no running export. */
const LEFTOVER_AGE = 86_400_000;

type Thread = ExportThread<DumpMessage, DumpAnswer>;
type Dump = {
  readonly context: JobContext;
  readonly session: Session;
  readonly db: Kysely<Schema>;
  readonly thread: Thread;
  /** Path in the archive by id of the attachment; null: its file is gone or damaged. */
  readonly exported: Map<string, string | null>;
};

const attachmentRow = z.object({ id: z.string(), sha256: z.string(), fileName: z.string() });

/**
 * The complete open dump (features I5): one ZIP with every record, change, audit entry and attachment as plain files, the
 * meaning of every field, a hash list, and a page to read it by. What is read stands still meanwhile; the archive is opened again and
 * every entry hashed before it is handed out. Keys, passwords and pictures of seals are not in it.
 * @throws AppError `not_available` when the page was not built, `disk_full`, `disk_io`, `file_too_large`, `cancelled`
 */
export async function exportDump(context: JobContext): Promise<CallOutput<'exports.dump'>> {
  const { session } = context.open();
  const { runtime, signal, today } = context;
  const viewer = path.join(runtime.options.resourcesDirectory, 'exportViewer', 'viewer.html');
  if (!existsSync(viewer)) throw new AppError('not_available');
  const file = freshPlace(context);
  const key = newSealedKey();
  const plan: DumpPlan = { task: 'dump', file, key, at: context.now };
  const options = { workerFile: runtime.options.workerFiles?.exporting, signal };
  try {
    const made = await withExportThread<DumpMessage, DumpAnswer, Made>(plan, options, (thread) =>
      inSnapshot(session.store, (db) =>
        writeDump({ context, session, db, thread, exported: new Map() }, readFileSync(viewer, 'utf8')),
      ),
    );
    const { records, attachments, missing, archive } = made;
    await context.commit('exports.dump', async (write) => {
      const { entries, sha256, size } = archive;
      write.audit({ action: 'export.dump', detail: { records, attachments, missing, entries, size, sha256 } });
    });
    const name = message('zh-CN', 'exports.dumpFileName', { office: made.office, date: today });
    const handed = runtime.files.handOutSealed(name, 'application/zip', { path: file, key, size: archive.size });
    return { file: handed, records, attachments, missing };
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  }
}

type Archive = Extract<DumpAnswer, { kind: 'archive' }>;
type Made = {
  readonly office: string;
  readonly records: number;
  readonly attachments: number;
  readonly missing: number;
  readonly archive: Archive;
};

async function writeDump(dump: Dump, viewer: string): Promise<Made> {
  const { context, session, db, thread, exported } = dump;
  const office = (await localOffice(db, session.officeId)).name;
  const tables = await dumpTables(db);
  await writeAttachments(dump, tables);
  const notes: TableNote[] = [];
  for (const table of tables) notes.push(await writeTable(dump, table));
  await writeAudit(dump);
  const missing = [...exported].flatMap(([id, place]) => (place === null ? [id] : []));
  const about = { office, date: context.today, tables: notes, missing };
  await writeText(thread, '数据说明.html', notesHtml(about));
  await writeText(thread, '数据说明.json', notesJson(about));
  await writeViewer(dump, tables, viewer, office);
  context.progress('export_checking', 0, 1);
  const archive = await thread.ask({ kind: 'finish', hashList: '校验.txt' });
  if (archive.kind !== 'archive') throw new AppError('internal');
  const records = notes.reduce((sum, { table, rows }) => sum + (isCollection(table) ? rows : 0), 0);
  return { office, records, attachments: exported.size - missing.length, missing: missing.length, archive };
}

async function writeAttachments(dump: Dump, tables: readonly DumpTable[]): Promise<void> {
  const { context, db, session, thread, exported } = dump;
  const table = tables.find((one) => one.table === 'attachment');
  if (!table) return;
  const total = await countRows(db, 'attachment');
  const stored = new Set<string>();
  for await (const rows of pagesOf(dump, table)) {
    for (const row of rows) {
      stopWhenCancelled(context);
      context.progress('export_attachments', exported.size, total);
      const { id, sha256, fileName } = attachmentRow.parse(row);
      const place = `附件/${sha256}-${safeFileName(fileName)}`;
      // Two records may name the same file.
      if (!stored.has(place)) {
        const answer = await thread.ask({
          kind: 'attachment',
          path: place,
          place: await blobPlace(session.store, sha256),
        });
        if (answer.kind === 'attachment' && answer.stored) stored.add(place);
      }
      exported.set(id, stored.has(place) ? place : null);
    }
  }
}

async function writeTable(dump: Dump, table: DumpTable): Promise<TableNote> {
  const { context, db, thread } = dump;
  const fields = fieldsOf(table);
  const columns = fields.map((field) => ({
    field,
    heading: table.added?.get(field) ?? fieldTitle(table.table, field) ?? field,
  }));
  const total = await countRows(db, table.table);
  let count = 0;
  await thread.ask({ kind: 'table', path: `数据/${table.table}`, columns });
  for await (const rows of pagesOf(dump, table)) {
    await thread.ask({ kind: 'rows', rows: withPlaces(dump, table, rows) });
    count += rows.length;
    context.progress('export_reading', count, total);
  }
  await thread.ask({ kind: 'tableEnd' });
  return { table: table.table, columns, rows: count };
}

async function writeAudit(dump: Dump): Promise<void> {
  const { context, db, thread } = dump;
  await thread.ask({ kind: 'table', path: '审计/audit_entry', columns: undefined });
  for (let last: Awaited<ReturnType<typeof auditPage>>['last'] = null; ; ) {
    stopWhenCancelled(context);
    const page = await auditPage(db, last, PAGE);
    if (page.rows.length > 0) await thread.ask({ kind: 'rows', rows: page.rows });
    last = page.last;
    if (page.rows.length < PAGE) break;
  }
  await thread.ask({ kind: 'tableEnd' });
  await thread.ask({ kind: 'table', path: '审计/audit_checkpoint', columns: undefined });
  await thread.ask({ kind: 'rows', rows: await auditCheckpoints(db) });
  await thread.ask({ kind: 'tableEnd' });
}

/** The page with the records inside: a second reading of the same snapshot, so that no table is ever held in memory. */
async function writeViewer(dump: Dump, tables: readonly DumpTable[], html: string, office: string): Promise<void> {
  const { thread, context } = dump;
  const [head, tail] = viewerParts(html, { office, date: context.today });
  const part = (text: string) => thread.ask({ kind: 'text', path: '浏览.html', part: text, isLast: false });
  await part(head);
  for (const table of tables) {
    if (table.table === 'field_history') continue;
    const block = viewerTable(table, fieldsOf(table));
    await part(block.begin);
    let isFirst = true;
    for await (const rows of pagesOf(dump, table)) {
      await part(block.rows(withPlaces(dump, table, rows), isFirst));
      isFirst = false;
    }
    await part(block.end);
  }
  await thread.ask({ kind: 'text', path: '浏览.html', part: tail, isLast: true });
}

/** An attachment tells where its file lies in the archive. */
const PLACE_FIELD = 'exportedFile';

function fieldsOf(table: DumpTable): readonly string[] {
  const fields = writtenFields(table);
  return table.table === 'attachment' ? [...fields, PLACE_FIELD] : fields;
}

function withPlaces(dump: Dump, { table }: DumpTable, rows: readonly DumpRow[]): readonly DumpRow[] {
  if (table !== 'attachment') return rows;
  return rows.map((row) => ({ ...row, [PLACE_FIELD]: dump.exported.get(String(row.id)) ?? null }));
}

async function* pagesOf({ context, db }: Dump, table: DumpTable): AsyncGenerator<DumpRow[]> {
  for (let last: RowPlace = null; ; ) {
    stopWhenCancelled(context);
    const page = await dumpPage(db, table, last, PAGE);
    if (page.rows.length > 0) yield page.rows;
    if (page.rows.length < PAGE) return;
    last = page.last;
  }
}

async function writeText(thread: Thread, place: string, text: string): Promise<void> {
  await thread.ask({ kind: 'text', path: place, part: text, isLast: true });
}

function stopWhenCancelled({ signal }: JobContext): void {
  if (signal.aborted) throw new AppError('cancelled');
}

/** A free place in the program's own folder; what a killed process left there long ago is removed. */
function freshPlace({ runtime, now }: JobContext): string {
  const folder = path.join(runtime.options.dataRoot, 'exports');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const name of readdirSync(folder)) {
      const place = path.join(folder, name);
      if (name.endsWith('.sealed') && now - statSync(place).mtimeMs > LEFTOVER_AGE) rmSync(place, { force: true });
    }
  } catch (error) {
    throw storageError(error);
  }
  return path.join(folder, `${runtime.newId()}.sealed`);
}
