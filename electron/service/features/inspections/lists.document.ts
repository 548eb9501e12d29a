import type { CallOutput } from '#shared/contract/list.ts';
import type { SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import type { FindingRow } from '#shared/features/inspections/findings.contract.ts';
import type { InspectionRow } from '#shared/features/inspections/inspections.contract.ts';
import { type MessageKey, type MessageParameters, message } from '#shared/text/index.ts';
import { listBlocks, registerSheet, SIGNING_ROW_MM } from '../documents/printedSheet.ts';
import { inspectorNames } from './record.document.ts';

const t = (key: MessageKey, parameters?: MessageParameters) => message('zh-CN', key, parameters);

type Printed<Row> = {
  readonly officeName: string;
  readonly printedOn: string;
  readonly shown: string;
  readonly rows: readonly Row[];
};

/** Where an inspection stands, with the day that counts, readable in black and white. */
export function inspectionStateText({ state, nextDueOn, daysLeft }: InspectionRow): string {
  const word = t(`inspectionStateLabels.${state}`);
  if (nextDueOn === null || daysLeft === null) return word;
  return daysLeft < 0
    ? t('inspectionPrint.stateOverdue', { word, days: -daysLeft })
    : t('inspectionPrint.stateDue', { word, date: nextDueOn });
}

/** Where a problem stands; an overdue one with a sign. */
export function findingStateText({ state, daysLeft }: Pick<FindingRow, 'state' | 'daysLeft'>): string {
  const word = t(`inspectionFindingStateLabels.${state}`);
  return daysLeft !== null && daysLeft < 0 ? t('inspectionPrint.stateOverdue', { word, days: -daysLeft }) : word;
}

/** The register of inspections (检查台账). */
export function inspectionsSheet({ officeName, printedOn, shown, rows }: Printed<InspectionRow>): SheetDocumentInput {
  return registerSheet({
    title: t('inspectionPrint.register'),
    subtitle: shown,
    officeName,
    printedOn,
    columns: [
      { title: t('inspectionPrint.number'), width: 25 },
      { title: t('inspectionPrint.organization'), width: 38 },
      { title: t('inspectionPrint.kindAndTarget'), width: 19 },
      { title: t('inspectionPrint.heldOn'), width: 20 },
      { title: t('inspectionPrint.inspectors'), width: 25 },
      { title: t('inspectionPrint.conclusion'), width: 18 },
      { title: t('inspectionPrint.problems'), width: 14 },
      { title: t('inspectionPrint.state'), width: 22 },
    ],
    rows: rows.map((row) => [
      row.inspectionNo,
      row.organizationName,
      `${t(`inspectionKindLabels.${row.planKind}`)}\n${t(`inspectionTargetLabels.${row.target}`)}`,
      row.heldOn ?? (row.plannedOn === null ? '' : t('inspectionPrint.plannedFor', { date: row.plannedOn })),
      row.inspectors.map(({ name }) => name).join('、'),
      row.conclusion === null ? '' : t(`inspectionConclusionLabels.${row.conclusion}`),
      `${row.problemsRectified}/${row.problemsFound}`,
      inspectionStateText(row),
    ]),
  });
}

/** The day of rectification; after an extension with how often it was moved. */
function dueText({ rectifyDueOn, extensionCount }: FindingRow): string {
  if (rectifyDueOn === null) return '';
  return extensionCount === 0
    ? rectifyDueOn
    : `${rectifyDueOn}\n${t('inspectionPrint.extended', { count: extensionCount })}`;
}

/** Problems: those still open, or struck off with day and name (问题整改销号清单). */
export function findingsSheet(
  { officeName, printedOn, shown, rows }: Printed<FindingRow>,
  isCloseOut: boolean,
): SheetDocumentInput {
  return registerSheet({
    title: t(isCloseOut ? 'inspectionPrint.closeOutList' : 'inspectionPrint.openList'),
    subtitle: shown,
    officeName,
    printedOn,
    columns: [
      { title: t('inspectionPrint.number'), width: 30 },
      { title: t('inspectionPrint.organization'), width: 30 },
      { title: t('inspectionPrint.foundText'), width: 43 },
      { title: t('inspectionPrint.rectifyDueOn'), width: 19 },
      { title: t('inspectionPrint.rectifiedOn'), width: 19 },
      { title: t('inspectionPrint.reinspectedOn'), width: 19 },
      { title: t(isCloseOut ? 'inspectionPrint.closedOn' : 'inspectionPrint.state'), width: 21 },
    ],
    rows: rows.map((row) => [
      `${row.inspectionNo}-${row.seq}`,
      row.organizationName,
      row.foundText,
      dueText(row),
      row.rectifiedOn ?? '',
      row.reinspectedOn ?? '',
      row.closedOn === null ? findingStateText(row) : closedText(row),
    ]),
  });
}

function closedText({ closedOn, closedByName, selfChecked }: FindingRow): string {
  const name = selfChecked ? t('inspectionPrint.selfChecked', { name: closedByName ?? '' }) : (closedByName ?? '');
  return `${closedOn ?? ''}\n${name}`;
}

/** The result of a random draw: time, seed, rule, who was drawn, rows for signing. */
export function drawSheet(
  { draw, drawn, inspectorPool, candidates }: CallOutput<'inspections.getDraw'>,
  officeName: string,
): SheetDocumentInput {
  const { filter } = draw;
  const scope = [
    filter.legalType === null ? null : t(`organizationLabels.legalType_${filter.legalType}`),
    filter.townshipName,
    filter.assessmentGrade === null ? null : t(`organizationLabels.assessmentGrade_${filter.assessmentGrade}`),
  ].filter(Boolean);
  const facts: [MessageKey, string][] = [
    ['inspectionPrint.drawTitle', draw.title],
    ['inspectionPrint.drawnAt', draw.drawnAt.slice(0, 16).replace('T', ' ')],
    ['inspectionPrint.seed', draw.seed],
    ['inspectionPrint.scope', scope.length === 0 ? t('inspectionPrint.scopeAll') : scope.join('、')],
    [
      'inspectionPrint.candidates',
      t('inspectionPrint.candidateCount', { count: candidates.length, wanted: draw.wanted }),
    ],
    ['inspectionPrint.pool', inspectorPool.map(({ name }) => name).join('、')],
    ['inspectionPrint.drawnBy', draw.createdByName],
  ];
  const signers = [t('inspectionPrint.drawer'), t('inspectionPrint.witness')].map((who) => [who, '', '']);
  return {
    title: t('inspectionPrint.drawResult'),
    subtitle: draw.drawNo,
    author: officeName,
    blocks: [
      { kind: 'fields', rows: facts.map(([key, value]) => ({ label: t(key), value })) },
      ...listBlocks(
        [
          { title: t('inspectionPrint.seq'), width: 9 },
          { title: t('inspectionPrint.organization'), width: 58 },
          { title: t('inspectionPrint.inspectors'), width: 46 },
          { title: t('inspectionPrint.inspectionNo'), width: 27 },
          { title: t('inspectionPrint.digest'), width: 22 },
        ],
        drawn.map((line, index) => [
          String(index + 1),
          line.name,
          inspectorNames(line.inspectors),
          line.inspectionNo ?? '',
          line.digest.slice(0, 8),
        ]),
      ),
      { kind: 'paragraph', text: t('inspectionPrint.drawRule') },
      { kind: 'heading', level: 2, text: t('inspectionPrint.signing') },
      ...listBlocks(
        [
          { title: t('inspectionPrint.signer'), width: 40 },
          { title: t('inspectionPrint.signature'), width: 82 },
          { title: t('inspectionPrint.signedOn'), width: 40 },
        ],
        signers,
        SIGNING_ROW_MM,
      ),
      // With seed and these keys anybody repeats the draw.
      { kind: 'heading', level: 2, text: t('inspectionPrint.drawKeys') },
      ...listBlocks(
        [
          { title: t('inspectionPrint.candidate'), width: 80 },
          { title: t('inspectionPrint.key'), width: 82 },
        ],
        [
          ...candidates.map(({ id, name }) => [name, id]),
          ...inspectorPool.map(({ memberId, name, post }) => [t('inspectionPrint.person', { name, post }), memberId]),
        ],
      ),
    ],
  };
}
