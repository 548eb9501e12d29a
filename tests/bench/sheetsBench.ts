import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { organizationSheetDocument } from '#service/features/organizations/organizationSheet.document.ts';
import type { BenchService } from './benchService.ts';
import { type Findings, figure, milliseconds, percentile } from './figures.ts';
import { convert, findSoffice } from './soffice.ts';

const SHEETS = 1_000;
const PAGE = 500;
/** As many as LibreOffice is given; the rest of the thousand is reckoned from them. */
const OTHERS_SHEETS = 20;
const PAUSE_MS = 20;
const WORDS = ['茶叶', '书法', '养老', '协会', '教育', '物业', '城关', '摄影'];

/** A thousand organization sheets in one batch, and how fast the list answers meanwhile. */
export async function sheetsBench(findings: Findings, bench: BenchService, work: string): Promise<void> {
  const ids = await firstIds(bench);
  await bench.call('organizations.sheets', { ids: ids.slice(0, 10) }); // fonts open, worker warm
  const answers: number[] = [];
  let isDone = false;
  const asking = (async () => {
    for (let asked = 0; !isDone; asked += 1) {
      const text = WORDS[asked % WORDS.length] ?? '';
      answers.push(await milliseconds(() => bench.call('organizations.list', { filter: { text } })));
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  })();
  let size = 0;
  const elapsed = await milliseconds(async () => {
    const { file, count } = await bench.call('organizations.sheets', { ids });
    if (count !== ids.length) throw new Error(`${count} sheets`);
    size = file.size;
  });
  isDone = true;
  await asking;
  const soffice = findSoffice();
  if (!soffice)
    findings.leftOut.push({ name: 'organization sheets against LibreOffice', why: 'soffice is not installed' });
  findings.figures.push(
    figure(
      `${ids.length.toLocaleString('en')} organization sheets`,
      's',
      elapsed / 1000,
      `one page each, one ZIP of ${(size / 1_048_576).toFixed(0)} MiB, the list asked for all the while`,
      soffice ? [await officeSuite(soffice, bench, ids, work)] : [],
    ),
    figure(
      'list while the sheets are made, p95',
      'ms',
      percentile(answers, 0.95),
      `${answers.length} calls of organizations.list with a word, one every ${PAUSE_MS} ms; median ${percentile(answers, 0.5).toFixed(1)} ms`,
    ),
  );
}

async function firstIds({ call }: BenchService): Promise<string[]> {
  const ids: string[] = [];
  while (ids.length < SHEETS) {
    const { rows } = await call('organizations.list', { offset: ids.length, limit: PAGE });
    if (rows.length === 0) break;
    ids.push(...rows.map(({ id }) => id));
  }
  return ids;
}

/** The same sheets as HTML tables, converted in one start of LibreOffice. */
async function officeSuite(
  soffice: string,
  { call }: BenchService,
  ids: readonly string[],
  work: string,
): Promise<{ name: string; value: number }> {
  const files: string[] = [];
  for (const [index, id] of ids.slice(0, OTHERS_SHEETS).entries()) {
    const sheet = organizationSheetDocument(await call('organizations.get', { id }), {
      office: '测速',
      date: '2026-03-05',
    });
    const file = path.join(work, `sheet${index}.html`);
    writeFileSync(file, htmlOf(sheet));
    files.push(file);
  }
  convert(soffice, files.slice(0, 1), 'pdf', work);
  const elapsed = await milliseconds(() => convert(soffice, files, 'pdf', work));
  return {
    name: `LibreOffice converting ${files.length} of them (HTML, one start), reckoned for ${ids.length}`,
    value: (elapsed / 1000 / files.length) * ids.length,
  };
}

function htmlOf({ title, subtitle = '', blocks }: ReturnType<typeof organizationSheetDocument>): string {
  const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const row = (cells: readonly string[], tag: string): string =>
    `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
  const body = blocks.map((block) => {
    if (block.kind === 'table') {
      const head = row(
        block.columns.map((column) => column.title),
        'th',
      );
      return `<table border="1">${head}${block.rows.map((cells) => row(cells, 'td')).join('')}</table>`;
    }
    if (block.kind === 'fields') {
      return block.rows.map(({ label, value }) => `<p>${escaped(label)}：${escaped(value)}</p>`).join('');
    }
    return 'text' in block ? `<p>${escaped(block.text)}</p>` : '';
  });
  return `<meta charset="utf-8"><h1>${escaped(title)}</h1><h2>${escaped(subtitle)}</h2>${body.join('')}`;
}
