import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import { reportDocument } from '#shared/features/documents/plainDocuments.ts';
import { unknownPlaces } from '#shared/features/reports/places.rules.ts';
import { programTemplate } from '#shared/features/reports/programTemplate.ts';
import { message } from '#shared/text/index.ts';
import type { JobContext } from '../../context.ts';
import { handOutWord, readWordFile } from '../documents/wordFiles.ts';
import { templateById } from './reportTemplates.repository.ts';

const LONGEST_TITLE = 200;

/** Title and text from a Word file; names that are no place are listed, nothing is stored. @throws AppError `word_*`, `file_missing` */
export async function readTemplateWord(
  context: JobContext,
  { source }: HandlerInput<'reportTemplates.readWord'>,
): Promise<CallOutput<'reportTemplates.readWord'>> {
  const { title, blocks, warnings } = await readWordFile(context, source);
  const text = { title: [...title].slice(0, LONGEST_TITLE).join(''), blocks };
  return {
    ...{ fileName: source.name ?? '', title: text.title, content: { blocks }, warnings },
    unknownPlaces: unknownPlaces(text, null),
  };
}

/** A template as a Word file, its places as text; read in again it is the same. @throws AppError `not_found` */
export async function templateWord(
  context: JobContext,
  { id, kind }: HandlerInput<'reportTemplates.word'>,
): Promise<CallOutput<'reportTemplates.word'>> {
  const { name, title, content } = id === undefined ? programTemplate(kind) : await templateById(context.open().db, id);
  const data = reportDocument.parse({ title, body: content.blocks });
  const pdfName = `${message('zh-CN', 'reportPrint.templateFile', { name })}.pdf`;
  return { file: await handOutWord(context, { form: 'report', data }, pdfName) };
}
