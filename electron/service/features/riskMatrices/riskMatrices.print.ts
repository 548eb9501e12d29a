import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import type { JobContext } from '../../context.ts';
import { localOffice } from '../../db/localOffice.ts';
import { handOutSheet } from '../documents/printedSheet.ts';
import { matrixDocument, RISK_SHEET_LAYOUT } from './riskMatrices.document.ts';
import { matrixVersion } from './riskMatrices.repository.ts';

/** One version of the criteria as a PDF. @throws AppError `not_found`, `cancelled` */
export async function printMatrix(
  context: JobContext,
  { version, withProposals }: HandlerInput<'riskMatrices.print'>,
): Promise<CallOutput<'riskMatrices.print'>> {
  const { db, session } = context.open();
  const row = await matrixVersion(db, version, context.today);
  const { name } = await localOffice(db, session.officeId);
  const around = { officeName: name, printedOn: context.today, withProposals };
  return handOutSheet(context, matrixDocument(row, around), RISK_SHEET_LAYOUT);
}
