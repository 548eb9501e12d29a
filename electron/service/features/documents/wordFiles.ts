import type { CallOutput } from '#shared/contract/list.ts';
import type { FileInput, FileOutput } from '#shared/contract/primitives.ts';
import { message } from '#shared/text/index.ts';
import type { JobContext } from '../../context.ts';
import type { DocumentRequest } from '../../documents/renderDocument.ts';
import { renderOptionsOf } from './renderOptions.ts';

const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** As much as the reader takes. */
const MOST_WORD_BYTES = 50 * 1024 * 1024;

/** A document as a Word file (features W5): a working copy; the signed PDF is the document. @throws AppError as drawing does */
export async function handOutWord(context: JobContext, request: DocumentRequest, pdfName: string): Promise<FileOutput> {
  const { runtime, signal } = context;
  const { fontPreference: _fonts, ...options } = renderOptionsOf(context);
  const { docx } = await runtime.documents.wordInWorker(request, options, { signal });
  return runtime.files.handOut(pdfName.replace(/\.pdf$/, '.docx'), WORD_TYPE, docx);
}

/** Title and text of a Word draft, with a sentence for whatever was not read. @throws AppError `word_*`, `file_missing` */
export async function readWordFile(
  { runtime, signal }: JobContext,
  source: FileInput,
): Promise<CallOutput<'officialDocuments.readWord'>> {
  const { bytes } = runtime.files.readIn(source, MOST_WORD_BYTES);
  const { title, blocks, warnings } = await runtime.documents.readWordInWorker(bytes, { signal });
  const sentences = warnings.map(({ code, count }) => message('zh-CN', `wordWarnings.${code}`, { count }));
  return { title, blocks, warnings: sentences };
}
