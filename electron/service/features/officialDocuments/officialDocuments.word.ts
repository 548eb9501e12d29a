import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import type { JobContext } from '../../context.ts';
import { handOutWord } from '../documents/wordFiles.ts';
import { documentFileName, drawnContent } from './officialDocuments.drawing.ts';
import { documentById } from './officialDocuments.repository.ts';

/**
 * The document as a Word file: a working copy for other offices, without seals; the signed PDF is the document.
 * @throws AppError `not_found`, `rule_broken`, `glyph_missing`, `cancelled`
 */
export async function writeDocumentWord(
  context: JobContext,
  { id }: HandlerInput<'officialDocuments.word'>,
): Promise<CallOutput<'officialDocuments.word'>> {
  const { content, number, issuedOn, stage } = await documentById(context.open().db, id);
  const isDraft = stage !== 'issued';
  const drawn = drawnContent(content, { number, issuedOn, printedOn: issuedOn, seals: new Map(), isDraft });
  return { file: await handOutWord(context, drawn, documentFileName(content, number)) };
}
