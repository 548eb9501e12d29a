import { AppError } from '#shared/contract/errors.ts';
import type { RulerReport } from '#shared/features/documents/ruler.ts';
import type { JobContext } from '../../context.ts';
import type { DocumentRequest, RenderedDocument } from '../../documents/renderDocument.ts';
import { renderOptionsOf } from './renderOptions.ts';

/** Forms that the standard speaks of; a sheet is the office's own. */
type MeasuredRequest = Exclude<DocumentRequest, { form: 'sheet' }>;

/** Measures a drawn document against GB/T 9704-2012 and compares it with its own data. @throws AppError `cancelled` */
export async function measureDrawn(
  context: JobContext,
  drawn: Pick<RenderedDocument, 'pdf'>,
  { form, data }: MeasuredRequest,
): Promise<RulerReport> {
  const { layout } = renderOptionsOf(context);
  const expected = { form, data, ...(layout ? { layout } : {}) };
  return context.runtime.documents.rulerInWorker(drawn.pdf, expected, { signal: context.signal });
}

/** @returns names of the rules that the document deviates from; @throws AppError `rule_broken` when no reason was given */
export function refuseDeviations(ruler: RulerReport, reason: string | null): string[] {
  const findings = ruler.findings.filter((finding) => finding.severity === 'deviation');
  const rules = [...new Set(findings.map((finding) => finding.rule))];
  if (rules.length > 0 && reason === null) {
    const fields = [{ field: 'ruler', code: 'ruler_deviation', params: { count: rules.length } }];
    throw new AppError('rule_broken', { count: 1, fields, findings });
  }
  return rules;
}
