import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import type { SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import { holdsOn, isInForce } from '#shared/features/duties/duties.rules.ts';
import { message } from '#shared/text/index.ts';
import type { Handlers, JobContext } from '../../context.ts';
import { localOffice } from '../../db/localOffice.ts';
import type { OfficialLayout } from '../../documents/officialLayout.ts';
import type { RenderedDocument } from '../../documents/renderDocument.ts';
import { entryName, FileArchive } from '../../files/fileArchive.ts';
import { renderOptionsOf } from '../documents/renderOptions.ts';
import { listGroups, listItems } from './duties.repository.ts';
import { dutyRows } from './duties.service.ts';
import { LETTER_SIZES, type Letter, letterSheet, lettersDocument, lettersOf } from './dutyLetter.document.ts';
import {
  dutyMatrixDocument,
  dutyTableDocument,
  lyingSheet,
  type PrintedGroup,
  TABLE_STEPS,
} from './dutyTable.document.ts';

type TableInput = HandlerInput<'duties.printTable'>;
type TableOutput = CallOutput<'duties.printTable'>;

/** What the duties print; nothing is stored. */
export const dutyPrintHandlers = {
  'duties.printTable': async (context, input) => printGroups(context, input, dutyTableDocument),
  'duties.printMatrix': async (context, input) => printGroups(context, input, dutyMatrixDocument),
  'duties.letters': async (context, input) => printLetters(context, input),
} satisfies Handlers<'duties.printTable' | 'duties.printMatrix' | 'duties.letters'>;

/** Draws a sheet in the fonts of the office with measures of its own. */
async function draw(
  context: JobContext,
  data: SheetDocumentInput,
  measures: Partial<OfficialLayout>,
): Promise<RenderedDocument> {
  if (context.signal.aborted) throw new AppError('cancelled');
  const options = { ...renderOptionsOf(context), layout: measures };
  return context.runtime.documents.renderInWorker({ form: 'sheet', data }, options, { signal: context.signal });
}

/**
 * Groups on lying sheets, with the largest text in which each has one sheet; when even the smallest is too large they go on behind.
 * @throws AppError `not_found` when no group is in force on the day
 */
async function printGroups(
  context: JobContext,
  { at = context.today, leadingGroupId, paper }: TableInput,
  documentOf: typeof dutyTableDocument,
): Promise<TableOutput> {
  const { db, session } = context.open();
  const officeName = (await localOffice(db, session.officeId)).name;
  const groups: PrintedGroup[] = [];
  for (const group of await listGroups(db)) {
    if (leadingGroupId === undefined ? !isInForce(group, at) : group.id !== leadingGroupId) continue;
    groups.push({
      name: group.name,
      documentNo: group.documentNo,
      rows: await dutyRows(db, at, group.id),
      items: (await listItems(db, group.id)).filter((item) => holdsOn(item, at)),
    });
  }
  if (groups.length === 0) throw new AppError('not_found');
  const printed = { officeName, at, printedOn: context.today, groups };
  let data: SheetDocumentInput | undefined;
  let drawn: RenderedDocument | undefined;
  for (const [index, step] of TABLE_STEPS.entries()) {
    context.progress('drawing', index, TABLE_STEPS.length);
    data = documentOf(printed, step);
    drawn = await draw(context, data, lyingSheet(paper, step));
    if (drawn.pages <= groups.length) break;
  }
  if (data === undefined || drawn === undefined) throw new AppError('internal');
  const name = message('zh-CN', 'dutyPrint.fileName', { title: data.title, date: at });
  const file = context.runtime.files.handOut(name, 'application/pdf', drawn.pdf);
  return { file, sheets: drawn.pages, wanted: groups.length };
}

/**
 * Responsibility letters in official order: one PDF with a page each, or a ZIP with a file each.
 * @throws AppError `not_found` when nobody asked for is in office on the day, `cancelled`
 */
async function printLetters(
  context: JobContext,
  { leadingGroupId, at = context.today, memberIds, as }: HandlerInput<'duties.letters'>,
): Promise<CallOutput<'duties.letters'>> {
  const { db, session } = context.open();
  const officeName = (await localOffice(db, session.officeId)).name;
  const groupName = (await listGroups(db)).find(({ id }) => id === leadingGroupId)?.name ?? '';
  const letters = lettersOf(await dutyRows(db, at, leadingGroupId)).filter(
    ({ memberId }) => memberIds === undefined || memberIds.includes(memberId),
  );
  if (letters.length === 0) throw new AppError('not_found');
  const documentOf = (some: readonly Letter[]) => lettersDocument({ officeName, groupName, letters: some });
  // Each letter by itself: its size is its own, and the longer ones can be named.
  const sized: {
    readonly letter: Letter;
    readonly drawn: RenderedDocument;
    readonly size: (typeof LETTER_SIZES)[number];
  }[] = [];
  for (const [index, letter] of letters.entries()) {
    context.progress('drawing', index, letters.length);
    sized.push({ letter, ...(await fitted(context, documentOf([letter]))) });
  }
  const longer = sized.filter(({ drawn }) => drawn.pages > 1).map(({ letter }) => letter.name);
  const names = { group: groupName, date: at };
  if (as === 'zip') {
    const archive = new FileArchive(new Date(context.now));
    const width = String(letters.length).length;
    for (const [index, { letter, drawn }] of sized.entries()) {
      const number = String(index + 1).padStart(width, '0');
      archive.add(message('zh-CN', 'dutyPrint.letterEntry', { number, name: entryName(letter.name) }), drawn.pdf);
    }
    const name = message('zh-CN', 'dutyPrint.letterArchive', names);
    return {
      file: context.runtime.files.handOut(name, 'application/zip', archive.end()),
      count: letters.length,
      longer,
    };
  }
  // One file has one size of text: the smallest that a letter on one page needs.
  const size = Math.min(...sized.map((one) => one.size));
  const common = LETTER_SIZES.find((one) => one === size) ?? LETTER_SIZES[0];
  const { pdf } = await draw(context, documentOf(letters), letterSheet(common));
  const name = message('zh-CN', 'dutyPrint.lettersFile', names);
  return { file: context.runtime.files.handOut(name, 'application/pdf', pdf), count: letters.length, longer };
}

/** One letter with the largest text in which it has one page. */
async function fitted(
  context: JobContext,
  data: SheetDocumentInput,
): Promise<{ readonly drawn: RenderedDocument; readonly size: (typeof LETTER_SIZES)[number] }> {
  for (const size of LETTER_SIZES) {
    const drawn = await draw(context, data, letterSheet(size));
    if (drawn.pages === 1 || size === LETTER_SIZES.at(-1)) return { drawn, size };
  }
  throw new AppError('internal');
}
