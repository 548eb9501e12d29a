import type { HandlerInput } from '#shared/contract/list.ts';
import type { FileOutput } from '#shared/contract/primitives.ts';
import type { JobContext } from '../../context.ts';
import { localOffice } from '../../db/localOffice.ts';
import { layoutOverrides } from '../../documents/officialLayout.ts';
import { renderOptionsOf } from '../documents/renderOptions.ts';
import { SHEET_LAYOUT } from '../organizations/organizationSheet.document.ts';
import { proofOf } from './proof.repository.ts';
import { proofDocument } from './proofSheet.document.ts';

/** The measures of an organization sheet with smaller type and closer rows. */
const PROOF_LAYOUT = { measures: { ...SHEET_LAYOUT.measures, rows: 56, columns: 42, bodySize: 11, tableSize: 9.5 } };

/**
 * Draws the decision-to-proof sheet and hands it out. Small type and narrow margins keep an ordinary chain on one page; one with many
 * extensions goes on. @throws AppError `not_found`, `glyph_missing`, `cancelled`
 */
export async function printProof(
  context: JobContext,
  input: HandlerInput<'decisions.printProof'>,
): Promise<{ file: FileOutput }> {
  const { runtime, signal, today } = context;
  const { db, session } = context.open();
  const data = proofDocument(
    await proofOf(db, input, today, session.store),
    (await localOffice(db, session.officeId)).name,
  );
  const options = { ...renderOptionsOf(context), layout: layoutOverrides(PROOF_LAYOUT) };
  const { pdf } = await runtime.documents.renderInWorker({ form: 'sheet', data }, options, { signal });
  return { file: runtime.files.handOut(`${data.title} ${data.subtitle ?? ''}.pdf`, 'application/pdf', pdf) };
}
