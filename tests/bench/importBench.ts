import { spawnSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { read, utils, write } from '@e965/xlsx';
import { type Findings, figure, milliseconds } from './figures.ts';
import type { ImportFindings } from './importChild.ts';
import { plainRegistry } from './plainRegistry.ts';
import { convert, findSoffice } from './soffice.ts';

const FOUND = fileURLToPath(new URL('./foundChild.ts', import.meta.url));
const IMPORT = fileURLToPath(new URL('./importChild.ts', import.meta.url));

/** Check and import of the whole list into a new office, in a process of its own. */
export async function importBench(
  findings: Findings,
  places: { readonly dataRoot: string; readonly office: string; readonly list: string; readonly work: string },
): Promise<void> {
  const found = importOf(places, places.list);
  const workbook = importOf(
    { dataRoot: path.join(places.work, 'data-xlsx'), office: path.join(places.work, 'office-xlsx') },
    workbookOf(places.list),
  );
  const rows = found.added.toLocaleString('en');
  const size = `${(statSync(places.list).size / 2 ** 20).toFixed(1)} MiB of CSV`;
  const alternatives = [await xlsxReading(places.list)];
  const soffice = findSoffice();
  if (soffice) {
    const value = await milliseconds(() => convert(soffice, places.list, 'xlsx', places.work));
    alternatives.push({ name: 'LibreOffice converting the list to xlsx (no rules, nothing stored)', value });
  } else {
    findings.leftOut.push({ name: 'import against LibreOffice', why: 'soffice is not installed' });
  }
  findings.leftOut.push({ name: 'import against exceljs', why: 'exceljs is no dependency of this project' });
  findings.figures.push(
    figure(
      `import of ${rows} rows: check`,
      'ms',
      found.checkMilliseconds,
      `${size}, every rule, preview rows; includes starting its worker`,
      alternatives,
    ),
    figure(
      `import of ${rows} rows: apply`,
      'ms',
      found.applyMilliseconds,
      'checks again, one transaction with history and audit, signed report; encrypted, FULL sync',
      [await plainStoring(places.work, found.added)],
    ),
    figure('import: peak memory', 'MiB', found.peakMemory, memoryNote(found)),
    figure(
      `import of ${rows} rows from .xlsx: check and apply`,
      'ms',
      workbook.checkMilliseconds + workbook.applyMilliseconds,
      'the same list as a compressed workbook',
    ),
    figure('import from .xlsx: peak memory', 'MiB', workbook.peakMemory, memoryNote(workbook)),
  );
}

/** Founds an office and imports a list into it, each in a process of its own. */
function importOf(office: { readonly dataRoot: string; readonly office: string }, list: string): ImportFindings {
  run(FOUND, office.dataRoot, office.office);
  const line = run(IMPORT, office.dataRoot, office.office, list).trim().split('\n').at(-1) ?? '';
  const found: ImportFindings = JSON.parse(line);
  return found;
}

function run(script: string, ...words: readonly string[]): string {
  const child = spawnSync(process.execPath, [script, ...words], { encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (child.status !== 0) throw new Error(`${path.basename(script)}: ${child.stderr}`);
  return child.stdout;
}

function workbookOf(list: string): string {
  const place = list.replace(/\.csv$/u, '.xlsx');
  const book = read(readFileSync(list, 'utf8'), { type: 'string', dense: true, raw: true });
  writeFileSync(place, write(book, { type: 'buffer', bookType: 'xlsx', compression: true }));
  return place;
}

function memoryNote({ idleMemory, peakIsImport }: ImportFindings): string {
  const idle = `whole process, ${Math.round(idleMemory)} MiB of it before the list was touched`;
  return peakIsImport ? idle : `${idle}; the peak may be that of the login (Argon2id)`;
}

/** The spreadsheet library alone on the same file: reads the cells and nothing else. */
async function xlsxReading(list: string): Promise<{ name: string; value: number }> {
  const value = await milliseconds(() => {
    const sheet = Object.values(read(readFileSync(list, 'utf8'), { type: 'string', dense: true }).Sheets)[0];
    if (!sheet || utils.sheet_to_json(sheet, { header: 1 }).length < 2) throw new Error('nothing read');
  });
  return { name: '@e965/xlsx reading the same file (no rules, nothing stored)', value };
}

/** The same rows in one table of a plain SQLite file, in one transaction. */
async function plainStoring(work: string, rows: number): Promise<{ name: string; value: number }> {
  const value = await milliseconds(() => plainRegistry(rows, path.join(work, 'plain.sqlite')).close());
  return { name: 'plain SQLite file, one table, one transaction (no encryption, history, audit, checks)', value };
}
