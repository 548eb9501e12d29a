import { message } from '#shared/text/index.ts';
import { fieldTitle, tableTitle, valueWords } from './dump.fields.ts';
import type { DumpTable } from './dump.repository.ts';
import type { DumpRow } from './dumpMessages.ts';

/** Where the data blocks go in the built page. */
const DATA_PLACE = '<script type="application/json" id="data"></script>';

/**
 * The built page in front of and behind its data. Only data blocks are added, which no browser executes, so that the page's code
 * and the hash of it in its Content-Security-Policy stay as built.
 * @throws Error when it is not that page
 */
export function viewerParts(
  html: string,
  about: { readonly office: string; readonly date: string },
): readonly [head: string, tail: string] {
  const place = html.indexOf(DATA_PLACE);
  if (place < 0) throw new Error('not the viewer page');
  const title = message('zh-CN', 'exportViewer.title', { office: about.office });
  const head = block('about', inert(JSON.stringify({ format: 'taizhang-dump/1', title, date: about.date })));
  return [`${html.slice(0, place)}${head}`, html.slice(place + DATA_PLACE.length)];
}

/** A table's data block in parts; each row is a list of values in the order of the columns. */
export function viewerTable({ table, added }: Pick<DumpTable, 'table' | 'added'>, fields: readonly string[]) {
  const columns = fields.map((field) => ({
    field,
    title: added?.get(field) ?? fieldTitle(table, field) ?? field,
    words: valueWords(table, field),
  }));
  const about = inert(JSON.stringify({ table, title: tableTitle(table), columns }));
  return {
    begin: `\n<script type="application/json" class="table">${about.slice(0, -1)},"rows":[`,
    rows: (rows: readonly DumpRow[], isFirst: boolean): string => {
      const lines = rows.map((row) => inert(JSON.stringify(fields.map((field) => row[field] ?? null))));
      return `${isFirst ? '' : ','}\n${lines.join(',\n')}`;
    },
    end: ']}</script>',
  } as const;
}

function block(id: string, json: string): string {
  return `<script type="application/json" id="${id}">${json}</script>`;
}

/** JSON that cannot end its element, whatever a record holds. */
function inert(json: string): string {
  return json.replaceAll('<', '\\u003c');
}
