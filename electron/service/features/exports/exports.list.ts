import { createHash } from 'node:crypto';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import { message } from '#shared/text/index.ts';
import { officeCalendar } from '../../calendars.ts';
import type { JobContext } from '../../context.ts';
import { timeStampOf } from '../../crypto/encodings.ts';
import { listExtraFields } from '../extraFields/extraFields.repository.ts';
import { keptSince } from '../recurringDuties/keptSince.ts';
import { listSource } from './exports.pages.ts';
import { withExportThread } from './exportThread.ts';
import type { ListAnswer, ListMessage, SheetPlan } from './exportTypes.ts';
import { inSnapshot } from './snapshot.ts';

/** Rows read at once: other calls are answered between two pages. */
const PAGE = 1_000;
const MEDIA_TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
} as const;

/**
 * A list as an Excel or CSV file (features I4): every row that fits the filter, in the order and columns of the screen. The list's
 * own repository is asked page by page; a worker writes the file. The log keeps which list, how many rows and columns, and the
 * file's hash, never a text.
 * @throws AppError `cancelled`
 */
export async function exportList(
  context: JobContext,
  request: HandlerInput<'exports.list'>,
): Promise<CallOutput<'exports.list'>> {
  const { session, db } = context.open();
  const { runtime, today, signal, now } = context;
  const { nearDueDays, supervision, dormancy, recurringDuties, activityFilings } = runtime.settings;
  const source = listSource(request, {
    today,
    moment: timeStampOf(now).slice(0, 16),
    calendar: officeCalendar(runtime),
    nearDueDays,
    supervision,
    dormancy,
    filings: activityFilings,
    extraFields: await listExtraFields(db),
    recurring: {
      ...{ today, calendar: officeCalendar(runtime) },
      ...{ settings: recurringDuties, since: await keptSince(db, session.officeId, recurringDuties) },
    },
  });
  const name = message('zh-CN', `exports.${request.list}`);
  const plan: SheetPlan = { task: 'list', format: request.format, sheet: name, columns: source.columns };
  const options = { workerFile: runtime.options.workerFiles?.exporting, signal };
  const { bytes, count } = await withExportThread<ListMessage, ListAnswer, { bytes: Uint8Array; count: number }>(
    plan,
    options,
    async (thread) => {
      const count = await inSnapshot(session.store, async (db) => {
        for (let offset = 0; ; offset += PAGE) {
          if (signal.aborted) throw new AppError('cancelled');
          const { total, rows } = await source.page(db, { offset, limit: PAGE });
          thread.send({ kind: 'rows', rows });
          context.progress('export_reading', Math.min(offset + PAGE, total), total);
          await turn();
          if (offset + PAGE >= total) return total;
        }
      });
      context.progress('export_writing', 0, 1);
      const answer = await thread.ask({ kind: 'end' });
      if (answer.kind !== 'file') throw new AppError('internal');
      return { bytes: answer.bytes, count };
    },
  );
  await context.commit('exports.list', async (write) => {
    write.audit({
      action: 'export',
      detail: {
        list: request.list,
        format: request.format,
        rows: count,
        columns: source.columns.map(({ id }) => id),
        sha256: createHash('sha256').update(bytes).digest('hex'),
      },
    });
  });
  const fileName = message('zh-CN', 'exports.fileName', { name, date: today, ending: request.format });
  return { file: runtime.files.handOut(fileName, MEDIA_TYPES[request.format], bytes), rows: count };
}

/** Lets waiting calls be answered. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
