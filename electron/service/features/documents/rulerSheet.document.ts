import type { RulerFinding, RulerReport } from '#shared/features/documents/ruler.ts';
import type { SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import { message } from '#shared/text/index.ts';

const t = (key: Parameters<typeof message>[1], parameters?: Parameters<typeof message>[2]) =>
  message('zh-CN', key, parameters);

/** What stands above the findings; empty parts are left out. */
export type RulerSheetFrame = { readonly officeName?: string; readonly fileName?: string; readonly at?: string };

/** The sentence of one finding, with its measures and page. */
export function rulerSentence(finding: RulerFinding): string {
  const { rule, measured, expected, page } = finding;
  return t(`rulerRules.${rule}`, { measured, expected, page });
}

/** The printed layout check: what was measured, what deviates and by which clause, and what is only advice. */
export function rulerSheet(report: RulerReport, frame: RulerSheetFrame = {}): SheetDocumentInput {
  const facts = [
    { label: t('rulerSheet.office'), value: frame.officeName ?? '' },
    { label: t('rulerSheet.file'), value: frame.fileName ?? '' },
    { label: t('rulerSheet.at'), value: frame.at ?? '' },
    { label: t('rulerSheet.form'), value: t(`rulerSheet.form_${report.form}`) },
    { label: t('rulerSheet.pages'), value: String(report.pages) },
    { label: t('rulerSheet.checked'), value: String(report.checkedRules) },
  ];
  const deviations = report.findings.filter((finding) => finding.severity === 'deviation');
  const notes = report.findings.filter((finding) => finding.severity === 'note');
  const blocks: SheetDocumentInput['blocks'] = [
    { kind: 'fields', rows: facts.filter((fact) => fact.value !== '') },
    { kind: 'heading', level: 1, text: t('rulerSheet.deviations') },
    deviations.length === 0 ? { kind: 'paragraph', text: t('rulerSheet.none') } : findingTable(deviations),
  ];
  if (notes.length > 0) {
    blocks.push({ kind: 'heading', level: 1, text: t('rulerSheet.notes') }, findingTable(notes));
  }
  blocks.push({ kind: 'paragraph', text: t('rulerSheet.help') });
  return { title: t('rulerSheet.title'), author: frame.officeName ?? '', blocks };
}

function findingTable(findings: readonly RulerFinding[]): SheetDocumentInput['blocks'][number] {
  return {
    kind: 'table',
    columns: [
      { title: t('rulerSheet.page') },
      { title: t('rulerSheet.finding'), width: 6 },
      { title: t('rulerSheet.clause'), width: 2 },
    ],
    rows: findings.map((finding) => [String(finding.page), rulerSentence(finding), finding.clause]),
  };
}
