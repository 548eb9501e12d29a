import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import { message } from '#shared/text/index.ts';
import type { JobContext } from '../../context.ts';
import { localOffice } from '../../db/localOffice.ts';
import { layoutOverrides } from '../../documents/officialLayout.ts';
import { entryName, FileArchive } from '../../files/fileArchive.ts';
import { renderOptionsOf } from '../documents/renderOptions.ts';
import { listExtraFields } from '../extraFields/extraFields.repository.ts';
import { organizationSheetDocument, SHEET_LAYOUT } from './organizationSheet.document.ts';
import { sheetPartsOf } from './organizationSheetParts.ts';
import { organizationDetails } from './organizations.details.ts';
import { organizationIds } from './organizations.repository.ts';

/** Sheets of one call; they are held in memory until they are saved. */
export const MOST_SHEETS = 3_000;
/** Sheets handed to the typesetting thread at once, so that it never waits and other documents soon get their turn. */
const TOGETHER = 6;

/**
 * Organization sheets as PDF: one file for one organization, a ZIP for several. The typesetting thread draws; reading and packing
 * are done in small steps between, so that other calls are answered meanwhile.
 * @throws AppError `not_found` when nothing is asked for or an id is unknown, `rule_broken` code `too_many_sheets`, `glyph_missing`,
 *   `cancelled`
 */
export async function printSheets(
  context: JobContext,
  input: HandlerInput<'organizations.sheets'>,
): Promise<CallOutput<'organizations.sheets'>> {
  const { db, session } = context.open();
  const ids = input.ids ?? (await organizationIds(db, input, MOST_SHEETS + 1));
  if (ids.length === 0) throw new AppError('not_found');
  if (ids.length > MOST_SHEETS) {
    const issue = { field: 'filter', code: 'too_many_sheets', params: { most: MOST_SHEETS } };
    throw new AppError('rule_broken', { count: 1, fields: [issue] });
  }
  const printed = {
    office: (await localOffice(db, session.officeId)).name,
    date: context.today,
    extraFields: await listExtraFields(db),
  };
  const options = { ...renderOptionsOf(context), layout: layoutOverrides(SHEET_LAYOUT) };
  const draw = async (id: string): Promise<{ name: string; pdf: Uint8Array }> => {
    const source = await organizationDetails(db, context.runtime, id);
    const data = organizationSheetDocument(source, printed, await sheetPartsOf(db, id));
    const { pdf } = await context.runtime.documents.renderInWorker({ form: 'sheet', data }, options, {
      signal: context.signal,
    });
    return { name: source.organization.name, pdf };
  };
  const [only] = ids;
  if (ids.length === 1 && only !== undefined) {
    const { name, pdf } = await draw(only);
    const fileName = message('zh-CN', 'organizationSheet.fileName', { name });
    return { file: context.runtime.files.handOut(fileName, 'application/pdf', pdf), count: 1 };
  }
  const archive = new FileArchive(new Date(context.now));
  const width = String(ids.length).length;
  for (let start = 0; start < ids.length; start += TOGETHER) {
    if (context.signal.aborted) throw new AppError('cancelled');
    context.progress('drawing', start, ids.length);
    const sheets = await Promise.all(ids.slice(start, start + TOGETHER).map(draw));
    for (const [index, { name, pdf }] of sheets.entries()) {
      const number = String(start + index + 1).padStart(width, '0');
      archive.add(message('zh-CN', 'organizationSheet.entryName', { number, name: entryName(name) }), pdf);
      await turn();
    }
  }
  context.progress('drawing', ids.length, ids.length);
  // Taking many records out of the registry at once leaves a trace (security-and-exchange.md, audit).
  await context.commit('organizations.sheets', async (write) => {
    write.audit({ action: 'organizations.sheets', entityType: 'organization', detail: { count: ids.length } });
  });
  const fileName = message('zh-CN', 'organizationSheet.archiveName', { date: context.today });
  return { file: context.runtime.files.handOut(fileName, 'application/zip', archive.end()), count: ids.length };
}

/** Lets waiting calls be answered. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
