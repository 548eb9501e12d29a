import type { RulerForm, RulerReport } from '#shared/features/documents/ruler.ts';
import type { OfficialLayout } from '../officialLayout.ts';
import { expectations } from './expectations.ts';
import { readExpectedData } from './expectedData.ts';
import { Judge } from './judge.ts';
import { measurePdf } from './measurePdf.ts';
import { RULE_GROUPS } from './rules.ts';
import { readStructure } from './structure.ts';

/** What the PDF claims to be. */
export type RulerExpected = {
  readonly form: RulerForm;
  /** Settings of the office; values outside the standard are kept as expectations and reported as notes. */
  readonly layout?: Partial<OfficialLayout>;
  /** The document's own data, as far as they are known: number, title, date, names, attachments are compared. */
  readonly data?: unknown;
};

/**
 * Measures a PDF against GB/T 9704-2012 (official-documents.md §1–§4) and lists what deviates. Reads the bytes alone, so that an error of the
 * typesetting engine shows like one of any other program.
 * @throws AppError `pdf_unreadable`, `pdf_encrypted`
 */
export async function rulerCheck(pdf: Uint8Array, expected: RulerExpected): Promise<RulerReport> {
  const measured = await measurePdf(pdf);
  const data = expected.data === undefined ? undefined : readExpectedData(expected.data);
  const structure = readStructure(expected.form, measured, expectations(expected.layout), data);
  const judge = new Judge();
  for (const check of RULE_GROUPS) check(structure, judge);
  const findings = judge.findings.toSorted((a, b) => a.page - b.page || (a.place?.y ?? 0) - (b.place?.y ?? 0));
  return { form: expected.form, pages: structure.pages, checkedRules: judge.checkedRules, findings };
}
