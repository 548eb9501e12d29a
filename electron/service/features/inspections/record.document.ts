import type { SheetBlock, SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import type { Inspector } from '#shared/features/inspections/checklist.ts';
import type { InspectionFinding } from '#shared/features/inspections/findings.contract.ts';
import type { InspectionDetails } from '#shared/features/inspections/inspections.contract.ts';
import type { CheckResult } from '#shared/features/inspections/inspections.lists.ts';
import type { InspectionTemplate } from '#shared/features/inspections/templates.contract.ts';
import { type MessageKey, type MessageParameters, message } from '#shared/text/index.ts';
import { listBlocks, SIGNING_ROW_MM } from '../documents/printedSheet.ts';
import { chineseDate } from '../meetings/meetings.document.ts';
import { paperReason } from '../workingCalendars/paperReason.ts';

const t = (key: MessageKey, parameters?: MessageParameters) => message('zh-CN', key, parameters);

/** Rows that stay empty for writing in a form filled by hand. */
const EMPTY_ROWS = 4;
/** Characters of a statement from which on it stands below the table: in the narrow column it would run over pages. */
const LONG_STATEMENT = 100;

/** Inspectors with their posts: 张三（科长）、李四. */
export function inspectorNames(list: readonly Inspector[]): string {
  return list.map(({ name, post }) => (post === null ? name : t('inspectionPrint.person', { name, post }))).join('、');
}

const resultWord = (result: CheckResult | null) =>
  result === null ? t('inspectionPrint.tickResult') : t(`inspectionPrint.result_${result}`);

const checkColumns = () => [
  { title: t('inspectionPrint.seq'), width: 9 },
  { title: t('inspectionPrint.checkText'), width: 62 },
  { title: t('inspectionPrint.basisText'), width: 40 },
  { title: t('inspectionPrint.result'), width: 22 },
  { title: t('inspectionPrint.remark'), width: 29 },
];
const findingColumns = () => [
  { title: t('inspectionPrint.seq'), width: 9 },
  { title: t('inspectionPrint.foundText'), width: 50 },
  { title: t('inspectionPrint.basisText'), width: 34 },
  { title: t('inspectionPrint.demandText'), width: 38 },
  { title: t('inspectionPrint.statementText'), width: 31 },
];

/** Rows for signing: whoever signs, name, post and day. */
function signing(rows: readonly (readonly string[])[]): SheetBlock[] {
  const columns = [
    { title: t('inspectionPrint.signer'), width: 52 },
    { title: t('inspectionPrint.signature'), width: 48 },
    { title: t('inspectionPrint.post'), width: 36 },
    { title: t('inspectionPrint.signedOn'), width: 26 },
  ];
  return [
    { kind: 'heading', level: 2, text: t('inspectionPrint.signing') },
    ...listBlocks(columns, rows, SIGNING_ROW_MM),
  ];
}

/** One row for each inspector, at least two, and one for the organization. */
function recordSigners(inspectors: readonly Inspector[], onsite: { readonly name: string; readonly post: string }) {
  const own = inspectors.map(({ name, post }) => [t('inspectionPrint.inspectorNamed', { name }), '', post ?? '', '']);
  while (own.length < 2) own.push([t('inspectionPrint.inspector'), '', '', '']);
  const who =
    onsite.name === '' ? t('inspectionPrint.onsite') : t('inspectionPrint.onsiteNamed', { name: onsite.name });
  return [...own, [who, '', onsite.post, '']];
}

const empty = (count: number, cells: number) =>
  Array.from({ length: count }, () => Array.from({ length: cells }, () => ''));

/** What the organization said: its words, then who gave them and when. */
function statementWords({ statementText, statementName, statementPost, statementOn }: InspectionFinding): string {
  if (statementText === null) return '';
  const by = [statementPost, statementName, statementOn === null ? null : chineseDate(statementOn)].filter(Boolean);
  return t('inspectionPrint.statementBy', { text: statementText, by: by.join('，') });
}

const isLong = (words: string) => [...words].length >= LONG_STATEMENT;

/** The statements that are too long for the table, each in a paragraph of its own. */
function longStatements(findings: readonly InspectionFinding[]): SheetBlock[] {
  return findings.flatMap((finding) => {
    const text = statementWords(finding);
    return isLong(text)
      ? [{ kind: 'paragraph' as const, text: t('inspectionPrint.statementOf', { seq: finding.seq, text }) }]
      : [];
  });
}

/** How the day for rectification was counted; nothing where a person set it. */
export function dueReason({ rectifyReason }: Pick<InspectionDetails, 'rectifyReason'>): string[] {
  if (rectifyReason === null) return [];
  return [paperReason(t('inspectionPrint.rectifyDueOn'), rectifyReason, t('inspections.dueBasis'))];
}

/** The on-site record (现场检查记录) as filled so far. */
export function recordSheet(
  inspection: InspectionDetails,
  findings: readonly InspectionFinding[],
  officeName: string,
): SheetDocumentInput {
  const { inspectionNo, organizationName, planKind, target, heldOn, plannedOn, place, inspectors } = inspection;
  const { conclusion, conclusionBasis, rectifyDueOn, concludedByName } = inspection;
  const day = heldOn ?? plannedOn;
  const concluded =
    conclusion === null
      ? t('inspectionPrint.concludeByHand')
      : t(`inspectionPrint.concluded_${conclusion}`, {
          basis: conclusionBasis ?? '',
          due: rectifyDueOn === null ? '' : chineseDate(rectifyDueOn),
          name: concludedByName ?? '',
        });
  const rows = findings.map((finding) => [
    String(finding.seq),
    finding.foundText,
    finding.basisText ?? '',
    finding.demandText ?? '',
    isLong(statementWords(finding)) ? t('inspectionPrint.statementBelow') : statementWords(finding),
  ]);
  const isOpen = inspection.recordState === 'draft';
  return {
    title: t('inspectionPrint.record'),
    subtitle: inspectionNo,
    author: officeName,
    blocks: [
      fields([
        ['organization', organizationName],
        ['kindAndTarget', `${t(`inspectionKindLabels.${planKind}`)}　${t(`inspectionTargetLabels.${target}`)}`],
        ['heldOn', day === null ? '' : chineseDate(day)],
        ['place', place ?? ''],
        ['inspectors', inspectorNames(inspectors)],
        ['matter', inspection.matterText ?? ''],
      ]),
      { kind: 'heading', level: 2, text: t('inspectionPrint.checklist') },
      ...listBlocks(
        checkColumns(),
        inspection.checklist.map(({ text, basisText, result, remark }, index) => [
          String(index + 1),
          text,
          basisText ?? '',
          resultWord(result),
          remark ?? '',
        ]),
      ),
      { kind: 'heading', level: 2, text: t('inspectionPrint.findings') },
      ...(rows.length === 0 && !isOpen
        ? [{ kind: 'paragraph' as const, text: t('inspectionPrint.noFindings') }]
        : listBlocks(findingColumns(), rows.length === 0 ? empty(EMPTY_ROWS, 5) : rows, SIGNING_ROW_MM)),
      ...longStatements(findings),
      { kind: 'heading', level: 2, text: t('inspectionPrint.conclusionPart') },
      ...[concluded, ...dueReason(inspection)].map((text) => ({ kind: 'paragraph' as const, text })),
      ...signing(
        recordSigners(inspectors, {
          name: inspection.onsiteSignerName ?? '',
          post: inspection.onsiteSignerPost ?? '',
        }),
      ),
      { kind: 'paragraph', text: t('inspectionPrint.recordFoot') },
    ],
  };
}

/** The same form without an inspection: for a place without a computer (features P4). */
export function emptyRecordSheet(template: InspectionTemplate, officeName: string): SheetDocumentInput {
  return {
    title: t('inspectionPrint.record'),
    subtitle: template.title,
    author: officeName,
    blocks: [
      ...listBlocks(
        [
          { title: t('inspectionPrint.field'), width: 36 },
          { title: t('inspectionPrint.entry'), width: 126 },
        ],
        [
          [t('inspectionPrint.number'), ''],
          [t('inspectionPrint.organization'), ''],
          [t('inspectionPrint.kindAndTarget'), t('inspectionPrint.tickKind')],
          [t('inspectionPrint.heldOn'), t('inspectionPrint.blankDate')],
          [t('inspectionPrint.place'), ''],
          [t('inspectionPrint.inspectors'), ''],
        ],
        SIGNING_ROW_MM,
      ),
      { kind: 'heading', level: 2, text: t('inspectionPrint.checklist') },
      ...listBlocks(
        checkColumns(),
        template.items.map(({ text, basisText }, index) => [
          String(index + 1),
          text,
          basisText ?? '',
          t('inspectionPrint.tickResult'),
          '',
        ]),
        SIGNING_ROW_MM,
      ),
      { kind: 'heading', level: 2, text: t('inspectionPrint.findings') },
      ...listBlocks(findingColumns(), empty(EMPTY_ROWS, 5), SIGNING_ROW_MM * 1.5),
      { kind: 'heading', level: 2, text: t('inspectionPrint.conclusionPart') },
      { kind: 'paragraph', text: t('inspectionPrint.concludeByHand') },
      ...signing(recordSigners([], { name: '', post: '' })),
      { kind: 'paragraph', text: t('inspectionPrint.recordFoot') },
    ],
  };
}

/** The re-inspection record (整改复查记录): every problem with what was reported and what was seen; the rest stays for writing. */
export function reinspectionSheet(
  inspection: InspectionDetails,
  findings: readonly InspectionFinding[],
  officeName: string,
): SheetDocumentInput {
  const columns = [
    { title: t('inspectionPrint.seq'), width: 9 },
    { title: t('inspectionPrint.foundText'), width: 44 },
    { title: t('inspectionPrint.rectifyDueOn'), width: 22 },
    { title: t('inspectionPrint.rectified'), width: 35 },
    { title: t('inspectionPrint.reinspectedOn'), width: 22 },
    { title: t('inspectionPrint.reinspection'), width: 30 },
  ];
  const rows = findings.map((finding) => [
    String(finding.seq),
    finding.foundText,
    finding.rectifyDueOn ?? '',
    [finding.rectifiedOn, finding.evidenceText].filter(Boolean).join('\n'),
    finding.reinspectedOn ?? '',
    finding.reinspectionResult === null
      ? t('inspectionPrint.tickReinspection')
      : [t(`inspectionPrint.reinspection_${finding.reinspectionResult}`), finding.reinspectionText]
          .filter(Boolean)
          .join('\n'),
  ]);
  return {
    title: t('inspectionPrint.reinspectionRecord'),
    subtitle: inspection.inspectionNo,
    author: officeName,
    blocks: [
      fields([
        ['organization', inspection.organizationName],
        ['heldOn', inspection.heldOn === null ? '' : chineseDate(inspection.heldOn)],
        ['conclusion', inspection.conclusion === null ? '' : t(`inspectionConclusionLabels.${inspection.conclusion}`)],
        ['place', inspection.place ?? ''],
      ]),
      { kind: 'heading', level: 2, text: t('inspectionPrint.findings') },
      ...listBlocks(columns, rows, SIGNING_ROW_MM * 1.5),
      ...signing(recordSigners([], { name: '', post: '' })),
    ],
  };
}

function fields(
  rows: readonly (readonly [
    'organization' | 'kindAndTarget' | 'heldOn' | 'place' | 'inspectors' | 'matter' | 'conclusion',
    string,
  ])[],
): SheetBlock {
  return {
    kind: 'fields',
    rows: rows.map(([key, value]) => ({ label: t(`inspectionPrint.${key}`), value })),
  };
}
