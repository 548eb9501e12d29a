import { read as readWorkbook, utils, write as writeWorkbook } from '@e965/xlsx';
import type { CallInput, CallOutput } from '#shared/contract/list.ts';
import { expected } from '#tests/features/officialDocuments/sampleDocument.ts';
import type { TestService } from '#tests/support/makeService.ts';

export type TaskFields = CallInput<'collectionTasks.save'>['fields'];
export type Table = CallOutput<'rollUp.table'>;
export const HALF_YEAR = { periodStart: '2026-01-01', periodEnd: '2026-06-30' };
export const KEYS = [
  'HF04.established',
  'HF10.filed',
  'HF17.hours',
  'HF20.withLiaison',
  'HF01.registered',
  'HF20.share',
];

/** Townships of an office, by name. */
export async function addTownships(office: TestService, names: readonly string[]): Promise<Record<string, string>> {
  const ids: Record<string, string> = {};
  for (const name of names)
    ids[name] = (
      await office.call('duties.saveUnit', { fields: { name, shortName: null, level: 'township', workPhone: null } })
    ).id;
  return ids;
}

/** A collection of figures that was sent. */
export async function sentTask(office: TestService, fields: Partial<TaskFields>, sentOn: string): Promise<string> {
  const task = await office.call('collectionTasks.save', {
    fields: {
      ...{ title: '上半年社会组织工作数据', dueOn: '2026-07-05', cutoffTime: '17:00', outline: [] },
      ...{ ...HALF_YEAR, figureKeys: KEYS, ...fields },
    },
  });
  await office.call('collectionTasks.send', { ...expected(task), sentOn });
  return task.id;
}

type ReturnFields = Partial<CallInput<'collectionTasks.saveReturn'>['fields']>;

export function returned(
  taskId: string,
  officeId: string,
  figures: Readonly<Record<string, number | null>>,
  fields: ReturnFields = {},
): CallInput<'collectionTasks.saveReturn'> {
  return { taskId, fields: { officeId, receivedAt: '2026-07-03T10:00', sections: {}, note: null, figures, ...fields } };
}

/** What a return gives in every figure. */
export function figures(established: number, filed: number, hours: number, liaison: number, registered: number) {
  return {
    ...{ 'HF04.established': established, 'HF10.filed': filed, 'HF17.hours': hours },
    ...{ 'HF20.withLiaison': liaison, 'HF01.registered': registered },
  };
}

/** The first sheet of a workbook as rows of texts and numbers. */
export function rowsOf(bytes: Uint8Array): (string | number | null)[][] {
  const workbook = readWorkbook(bytes, { type: 'buffer' });
  const sheet = workbook.Sheets[workbook.SheetNames[0] ?? ''];
  if (sheet === undefined) throw new Error('no sheet');
  return utils.sheet_to_json(sheet, { header: 1, blankrows: true, defval: null });
}

/** A form with other values in some of its cells, written by the library as an outside program would. */
export function edited(bytes: Uint8Array, change: (rows: (string | number | null)[][]) => void): Buffer {
  const rows = rowsOf(bytes);
  change(rows);
  const workbook = utils.book_new();
  utils.book_append_sheet(workbook, utils.aoa_to_sheet(rows), 'Sheet1');
  const written: unknown = writeWorkbook(workbook, { type: 'buffer', bookType: 'xlsx' });
  if (!Buffer.isBuffer(written)) throw new TypeError('no bytes');
  return written;
}

/** Types values by the key of their row into column 数值. */
export function filled(
  values: Readonly<Record<string, string | number>>,
): (rows: (string | number | null)[][]) => void {
  return (rows) => {
    for (const row of rows) {
      const value = values[String(row[4])];
      if (value !== undefined) row[3] = value;
    }
  };
}

/** The sums of a table by key. */
export function sumsOf(table: Table): Record<string, number | null> {
  return Object.fromEntries(table.rows.map(({ key, sum }) => [key, sum.value]));
}
