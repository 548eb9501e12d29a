import { CFB } from '@e965/xlsx';
import { unzipSync } from 'fflate';
import { AppError } from '#shared/contract/errors.ts';
import { MAXIMUM_INFLATED_BYTES, MAXIMUM_PARTS, MAXIMUM_RATIO, RATIO_MATTERS_FROM_BYTES } from './readLimits.ts';

/**
 * Tells by the content, never by the name, what a file is (domain.md §10). A name ending in `.xls` is often a web page.
 * @throws AppError not_spreadsheet for everything that is no list, spreadsheet_protected, spreadsheet_too_large
 */
export function sniffFile(bytes: Uint8Array): 'xlsx' | 'xls' | 'text' {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) {
    checkPackage(bytes);
    return 'xlsx';
  }
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) {
    checkCompoundFile(bytes);
    return 'xls';
  }
  if (isForeign(bytes)) throw new AppError('not_spreadsheet');
  return 'text';
}

/** Parts of an .xlsx that carry no cell: pictures, macros, caches, printer settings, people who commented. */
const UNREAD_PARTS =
  /^(?:docProps|customXml)\/|\/(?:media|embeddings|printerSettings|charts|pivotCache|persons|threadedComments)\/|vbaProject/iu;

/** Whether a part of the package is worth inflating. */
export function isReadPart(name: string): boolean {
  return !UNREAD_PARTS.test(name);
}

/** Reads only the central directory: nothing is inflated before its declared size is known to be harmless. */
function checkPackage(bytes: Uint8Array): void {
  let parts = 0;
  let inflated = 0;
  let isWorkbook = false;
  let tooLarge = false;
  try {
    unzipSync(bytes, {
      filter: (part) => {
        parts += 1;
        if (/^\/?xl[\\/]workbook\.xml$/iu.test(part.name)) isWorkbook = true;
        if (!isReadPart(part.name)) return false;
        inflated += part.originalSize;
        const isBomb =
          part.originalSize > RATIO_MATTERS_FROM_BYTES && part.originalSize > MAXIMUM_RATIO * Math.max(part.size, 1);
        if (isBomb || inflated > MAXIMUM_INFLATED_BYTES || parts > MAXIMUM_PARTS) tooLarge = true;
        return false;
      },
    });
  } catch {
    throw new AppError('not_spreadsheet');
  }
  if (!isWorkbook) throw new AppError('not_spreadsheet');
  if (tooLarge) throw new AppError('spreadsheet_too_large');
}

/** A compound file is an .xls when it has a workbook stream; an encrypted .xlsx hides in one too. */
function checkCompoundFile(bytes: Uint8Array): void {
  let names: string[];
  try {
    const container: unknown = CFB.read(bytes, { type: 'buffer' });
    names = pathsOf(container).map((path) => path.split('/').at(-1)?.toLowerCase() ?? '');
  } catch {
    throw new AppError('not_spreadsheet');
  }
  if (names.includes('encryptedpackage') || names.includes('encryptioninfo'))
    throw new AppError('spreadsheet_protected');
  if (!names.includes('workbook') && !names.includes('book')) throw new AppError('not_spreadsheet');
}

function pathsOf(container: unknown): string[] {
  if (typeof container !== 'object' || container === null || !('FullPaths' in container)) return [];
  return Array.isArray(container.FullPaths) ? container.FullPaths.filter((path) => typeof path === 'string') : [];
}

/** Documents, pictures, programs, archives, web pages, and anything with control characters that no text has. */
function isForeign(bytes: Uint8Array): boolean {
  const isUtf16 = startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]);
  const head = bytes.subarray(0, 4096);
  const ascii = String.fromCharCode(...head.subarray(0, 1024).filter((byte) => byte !== 0)).trimStart();
  if (
    /^(?:\xEF\xBB\xBF|\xFF\xFE|\xFE\xFF)?\s*(?:%PDF|\{\\rtf|MZ[^,\t]|\x7FELF|<(?:!doctype|!--|html|head|body|table|meta|style|\?xml|\?mso))/iu.test(
      ascii,
    )
  )
    return true;
  if (isUtf16) return false;
  return head.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c);
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}
