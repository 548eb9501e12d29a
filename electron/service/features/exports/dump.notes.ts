import { type MessageKey, message } from '#shared/text/index.ts';
import { fieldTitle, tableTitle, valueWords } from './dump.fields.ts';

/** One table of the dump as its notes describe it. */
export type TableNote = {
  readonly table: string;
  readonly columns: readonly { readonly field: string; readonly heading: string }[];
  readonly rows: number;
};

export type DumpNotes = {
  readonly office: string;
  /** Date of the dump, `YYYY-MM-DD`. */
  readonly date: string;
  readonly tables: readonly TableNote[];
  /** Ids of attachments that could not be exported. */
  readonly missing: readonly string[];
};

const PARAGRAPHS = [
  'exportViewer.notesIntro',
  'exportViewer.notesHistory',
  'exportViewer.notesAudit',
  'exportViewer.notesAttachments',
  'exportViewer.notesCheck',
  'exportViewer.notesLeftOut',
  'exportViewer.notEncrypted',
] as const satisfies readonly MessageKey[];

/** The meaning of every table, field and code for a program. */
export function notesJson({ office, date, tables, missing }: DumpNotes): string {
  const described = tables.map(({ table, columns, rows }) => ({
    table,
    title: tableTitle(table),
    rows,
    fields: columns.map(({ field, heading }) => ({ field, title: heading, values: valueWords(table, field) })),
  }));
  return `${JSON.stringify({ format: 'taizhang-dump/1', office, date, tables: described, missing }, null, 2)}\n`;
}

/** The same for a reader: a plain page without a script. */
export function notesHtml({ office, date, tables, missing }: DumpNotes): string {
  const t = (key: MessageKey, parameters = {}) => escaped(message('zh-CN', key, parameters));
  const head = ['field', 'meaning', 'values'] as const;
  const sections = tables.map(
    ({ table, columns, rows }) => `<h2>${escaped(tableTitle(table))}（${escaped(table)}）</h2>
<p>${t('exportViewer.rows')}：${rows}</p>
<table border="1" cellpadding="4" cellspacing="0">
<tr>${head.map((key) => `<th>${t(`exportViewer.${key}`)}</th>`).join('')}</tr>
${columns.map((column) => fieldLine(table, column)).join('\n')}
</table>`,
  );
  const lost =
    missing.length === 0
      ? ''
      : `<h2>${t('exportViewer.notesMissing')}</h2>\n<ul>${missing.map((id) => `<li>${escaped(id)}</li>`).join('')}</ul>`;
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>${t('exportViewer.notesTitle')}</title></head>
<body>
<h1>${escaped(office)}　${t('exportViewer.notesTitle')}</h1>
<p>${t('exportViewer.made', { date })}</p>
${PARAGRAPHS.map((key) => `<p>${t(key)}</p>`).join('\n')}
${sections.join('\n')}
${lost}
</body>
</html>
`;
}

function fieldLine(table: string, { field, heading }: TableNote['columns'][number]): string {
  const words = Object.entries(valueWords(table, field) ?? {}).map(([value, word]) => `${value}：${word}`);
  const meaning = fieldTitle(table, field) ?? heading;
  return `<tr><td>${escaped(field)}</td><td>${escaped(meaning)}</td><td>${escaped(words.join('，'))}</td></tr>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
