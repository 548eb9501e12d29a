import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { AppError } from '#shared/contract/errors.ts';
import { readWordParts } from '../documents/word/wordPackage.ts';
import { nodeText, readWordTree, type WordNode } from '../documents/word/wordTree.ts';
import { decodeText } from '../features/organizations/import/decodeText.ts';
import { openWorkbook } from '../features/organizations/import/readWorkbook.ts';
import { sniffFile } from '../features/organizations/import/sniffFile.ts';
import { type FileState, type FileText, MOST_CHARACTERS, OVERLAP_CHARACTERS, PART_CHARACTERS } from './fileText.ts';
import { pageText } from './pageTokens.ts';
import { pdfLines } from './pdfLines.ts';

const MOST_PAGES = 2000;
const MOST_BYTES = 256 * 1024 * 1024;

type Kind = 'pdf' | 'package' | 'compound' | 'text' | 'other';

/**
 * The text of a file, told by its content and never by its name: PDF by page, Word (.docx), Excel (.xlsx, .xls) and plain text in parts.
 * Runs in a thread of its own (`textWorker.ts`). Never throws for what a file is: a state says why its text cannot be searched.
 */
export async function readFileText(bytes: Uint8Array): Promise<FileText> {
  if (bytes.byteLength > MOST_BYTES) return { state: 'too_large', pages: [] };
  try {
    const pages = await pagesOf(bytes);
    if (pages === undefined) return { state: 'other_type', pages: [] };
    const kept = withinLimit(pages.map(({ page, text }) => ({ page, text: pageText(text) })));
    return { state: kept.length > 0 ? 'read' : 'empty', pages: kept };
  } catch (error) {
    return { state: stateOf(error), pages: [] };
  }
}

type Page = FileText['pages'][number];

async function pagesOf(bytes: Uint8Array): Promise<Page[] | undefined> {
  switch (kindOf(bytes)) {
    case 'pdf':
      return pdfPages(bytes);
    case 'package':
      return isWorkbook(bytes) ? inParts(workbookText(bytes)) : inParts(await wordText(bytes));
    case 'compound':
      return inParts(workbookText(bytes));
    case 'text':
      return inParts(decodeText(bytes).text.replace(/\r\n?/gu, '\n'));
    case 'other':
      return undefined;
  }
}

function kindOf(bytes: Uint8Array): Kind {
  const head = Buffer.from(bytes.subarray(0, 4096));
  if (head.subarray(0, 1024).includes('%PDF-')) return 'pdf';
  if (head.subarray(0, 2).toString('latin1') === 'PK') return 'package';
  if (head.subarray(0, 4).toString('hex') === 'd0cf11e0') return 'compound';
  const isUtf16 = /^(?:fffe|feff)/.test(head.subarray(0, 2).toString('hex'));
  if (isUtf16) return 'text';
  return head.some((byte) => byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d].includes(byte)) ? 'other' : 'text';
}

async function pdfPages(bytes: Uint8Array): Promise<Page[]> {
  const task = getDocument({
    data: Uint8Array.from(bytes), // pdf.js keeps the buffer it is given, and refuses a Buffer
    verbosity: 0,
    disableFontFace: true,
    useSystemFonts: false,
  });
  try {
    const document: PDFDocumentProxy = await task.promise;
    const pages: Page[] = [];
    let characters = 0;
    for (let number = 1; number <= Math.min(document.numPages, MOST_PAGES); number += 1) {
      if (characters > MOST_CHARACTERS) break;
      const page = await document.getPage(number);
      const text = pdfLines((await page.getTextContent()).items);
      page.cleanup();
      characters += text.length;
      pages.push({ page: number, text });
    }
    return pages;
  } finally {
    await task.destroy();
  }
}

/** Paragraphs and cells, parted so that words of two of them never run together. */
async function wordText(bytes: Uint8Array): Promise<string> {
  const read = /^word\/(?:document|styles|numbering)\.xml$/;
  const lines: string[] = [];
  const walk = (node: WordNode): void => {
    if (node.type === 'paragraph') lines.push(nodeText(node));
    else node.children.forEach(walk);
  };
  walk(await readWordTree(readWordParts(bytes, (name) => read.test(name))));
  return lines.filter((line) => line.trim() !== '').join('\n\n');
}

function isWorkbook(bytes: Uint8Array): boolean {
  try {
    return sniffFile(bytes) === 'xlsx';
  } catch (error) {
    if (error instanceof AppError && error.code === 'spreadsheet_too_large') throw error;
    return false;
  }
}

function workbookText(bytes: Uint8Array): string {
  const type = sniffFile(bytes);
  if (type === 'text') return '';
  const workbook = openWorkbook(bytes, type);
  let text = '';
  for (const name of workbook.sheets) {
    text += `${name}\n\n`;
    for (const { cells } of workbook.readSheet(name).rows) {
      const words = cells.flatMap((cell) => {
        if (cell === null) return [];
        return typeof cell === 'object' ? [cell.date] : [String(cell)];
      });
      text += `${words.join(' | ')}\n\n`;
      if (text.length > MOST_CHARACTERS) return text;
    }
  }
  return text;
}

/** A long text in parts that overlap. */
function inParts(text: string): Page[] {
  const characters = [...text.slice(0, MOST_CHARACTERS)];
  const parts: Page[] = [];
  for (let start = 0; start < characters.length; start += PART_CHARACTERS) {
    const end = start + PART_CHARACTERS + OVERLAP_CHARACTERS;
    parts.push({ page: null, text: characters.slice(start, end).join('') });
    if (end >= characters.length) break;
  }
  return parts;
}

/** Pages with text, up to the limit of characters. */
function withinLimit(pages: readonly Page[]): Page[] {
  const kept: Page[] = [];
  let characters = 0;
  for (const page of pages) {
    if (page.text === '') continue;
    characters += page.text.length;
    if (characters > MOST_CHARACTERS) break;
    kept.push(page);
  }
  return kept;
}

function stateOf(error: unknown): FileState {
  if (error instanceof Error && error.name === 'PasswordException') return 'encrypted';
  if (!(error instanceof AppError)) return 'damaged';
  if (error.code === 'word_protected' || error.code === 'spreadsheet_protected') return 'encrypted';
  if (error.code === 'word_too_large' || error.code === 'spreadsheet_too_large') return 'too_large';
  return 'damaged';
}
