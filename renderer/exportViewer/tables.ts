/** A value as it stands in a data block. */
export type Value = string | number | boolean | null | readonly unknown[] | { readonly [name: string]: unknown };

export type Column = {
  readonly field: string;
  readonly title: string;
  /** Words of the codes of an enum field. */
  readonly words: Readonly<Record<string, string>> | undefined;
};

/** One exported table. `texts`: every row as it is shown, column by column. */
export type Table = {
  readonly table: string;
  readonly title: string;
  readonly columns: readonly Column[];
  readonly texts: readonly (readonly string[])[];
};

/** Columns shown last: nobody looks for them first. */
const TECHNICAL = new Set([
  'id',
  'originOfficeId',
  'revision',
  'createdAt',
  'createdBy',
  'updatedAt',
  'updatedBy',
  'recordState',
  'voidReason',
]);

/** The tables of the page, from its data blocks. */
export function readTables(): Table[] {
  const blocks = [...document.querySelectorAll('script.table')];
  return blocks.flatMap((block) => {
    const parsed: unknown = JSON.parse(block.textContent ?? '');
    const table = tableOf(parsed);
    // The text is in memory once more as the table: the block is of no further use.
    block.remove();
    return table === null ? [] : [table];
  });
}

/** Title and date of the dump. */
export function readAbout(): { readonly title: string; readonly date: string } {
  const parsed: unknown = JSON.parse(document.getElementById('about')?.textContent ?? '{}');
  return { title: textIn(parsed, 'title'), date: textIn(parsed, 'date') };
}

function tableOf(parsed: unknown): Table | null {
  if (!isObject(parsed) || !Array.isArray(parsed.columns) || !Array.isArray(parsed.rows)) return null;
  const found = parsed.columns.map(columnOf);
  const rows: readonly unknown[] = parsed.rows;
  const isFilled = (index: number) =>
    rows.some((row) => Array.isArray(row) && row[index] !== null && row[index] !== '');
  // What says something stands first; columns without any value come last.
  const ranks = found.map((column, index) => (isFilled(index) ? rank(column) : 2));
  const rankOf = (index: number) => ranks[index] ?? 0;
  const order = found.map((_column, index) => index).sort((left, right) => rankOf(left) - rankOf(right));
  const texts = parsed.rows.map((row: unknown) =>
    order.map((index) => (Array.isArray(row) ? shown(found[index], row[index]) : '')),
  );
  const columns = order.flatMap((index) => found[index] ?? []);
  return { table: textIn(parsed, 'table'), title: textIn(parsed, 'title'), columns, texts };
}

function rank(column: Column): number {
  return TECHNICAL.has(column.field) || column.field.endsWith('Id') ? 1 : 0;
}

function columnOf(value: unknown): Column {
  const words: Record<string, string> = {};
  if (isObject(value) && isObject(value.words)) {
    for (const [code, word] of Object.entries(value.words)) if (typeof word === 'string') words[code] = word;
  }
  return {
    field: textIn(value, 'field'),
    title: textIn(value, 'title'),
    words: Object.keys(words).length === 0 ? undefined : words,
  };
}

function shown(column: Column | undefined, value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'string') return column?.words?.[value] ?? value;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function textIn(value: unknown, name: string): string {
  const found = isObject(value) ? value[name] : undefined;
  return typeof found === 'string' ? found : '';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Row numbers that hold every word, sorted by a column; -1: in the order of entry. */
export function findRows(table: Table, words: string, sortBy: number, descending: boolean): number[] {
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const found = table.texts
    .map((_row, index) => index)
    .filter((index) => {
      const row = (table.texts[index] || []).join('\n').toLowerCase();
      return wanted.every((word) => row.indexOf(word) >= 0);
    });
  if (sortBy < 0) return found;
  const text = (index: number) => (table.texts[index] || [])[sortBy] || '';
  const way = descending ? -1 : 1;
  return found.sort((left, right) => way * compareTexts(text(left), text(right)) || left - right);
}

/** Numbers by size, everything else by pinyin; empty last in either direction is not needed here. */
function compareTexts(left: string, right: string): number {
  const numbers = /^-?\d+(\.\d+)?$/;
  if (numbers.test(left) && numbers.test(right)) return Number(left) - Number(right);
  return left.localeCompare(right, 'zh-CN');
}
