import { letterDocument } from '#shared/features/documents/officialDocument.ts';
import type { TextBlock } from '#shared/features/documents/textBlock.ts';
import type { InspectionFinding } from '#shared/features/inspections/findings.contract.ts';
import type { InspectionDetails } from '#shared/features/inspections/inspections.contract.ts';
import type { InspectionPaperKind } from '#shared/features/inspections/inspections.lists.ts';
import type { DocumentContent } from '#shared/features/officialDocuments/officialDocuments.contract.ts';
import { type MessageKey, type MessageParameters, message } from '#shared/text/index.ts';
import { chineseDate } from '../meetings/meetings.document.ts';
import { dueReason, inspectorNames } from './record.document.ts';

const t = (key: MessageKey, parameters?: MessageParameters) => message('zh-CN', key, parameters);
const paragraph = (text: string): TextBlock => ({ kind: 'paragraph', text });
const heading = (text: string): TextBlock => ({ kind: 'heading', level: 1, text });

/** A paper of an inspection as a letter (信函) to the organization. */
export function paperContent(
  kind: InspectionPaperKind,
  inspection: InspectionDetails,
  findings: readonly InspectionFinding[],
  agency: string,
): DocumentContent {
  const body = kind === 'notice' ? noticeBody(inspection) : orderBody(kind, inspection, findings);
  return {
    form: 'letter',
    data: letterDocument.parse({
      agency,
      title: t(`inspectionPrint.title_${kind}`),
      recipients: inspection.organizationName,
      body,
      signature: { kind: 'sealed', agencies: [{ name: agency }], date: '' },
    }),
  };
}

function noticeBody(inspection: InspectionDetails): TextBlock[] {
  const { target, planKind, place, matterText, inspectors } = inspection;
  const day = chineseDate(inspection.heldOn ?? inspection.plannedOn ?? '');
  const words = { target: t(`inspectionTargetLabels.${target}`), kind: t(`inspectionKindLabels.${planKind}`) };
  return [
    paragraph(t('inspectionPrint.noticeIntro', words)),
    heading(t('inspectionPrint.noticeWhen')),
    paragraph(t('inspectionPrint.noticeDay', { day })),
    heading(t('inspectionPrint.noticeWhere')),
    paragraph(place ?? t('inspectionPrint.noticeDomicile')),
    heading(t('inspectionPrint.noticeWhat')),
    paragraph([matterText, checkWords(inspection)].filter(Boolean).join('\n')),
    ...(inspectors.length === 0
      ? []
      : [heading(t('inspectionPrint.noticeWho')), paragraph(`${inspectorNames(inspectors)}。`)]),
    heading(t('inspectionPrint.noticeAsked')),
    paragraph(t('inspectionPrint.noticePrepare')),
  ];
}

/** What is looked at, in one sentence. */
function checkWords({ checklist }: InspectionDetails): string {
  const list = checklist.map(({ text }) => text.replace(/[。；]$/u, '')).join('；');
  return list === '' ? '' : t('inspectionPrint.noticeChecks', { list });
}

function orderBody(
  kind: 'rectify_order' | 'suspension',
  inspection: InspectionDetails,
  findings: readonly InspectionFinding[],
): TextBlock[] {
  const { heldOn, target, inspectionNo, conclusionBasis, rectifyDueOn } = inspection;
  const words = {
    day: heldOn === null ? '' : chineseDate(heldOn),
    target: t(`inspectionTargetLabels.${target}`),
    number: inspectionNo,
    basis: conclusionBasis ?? '',
    due: rectifyDueOn === null ? '' : chineseDate(rectifyDueOn),
  };
  const columns = [
    { title: t('inspectionPrint.seq'), width: 9 },
    { title: t('inspectionPrint.foundText'), width: 46 },
    { title: t('inspectionPrint.basisText'), width: 40 },
    { title: t('inspectionPrint.demandText'), width: 40 },
    { title: t('inspectionPrint.rectifyDueOn'), width: 21 },
  ];
  const rows = findings.map(({ seq, foundText, basisText, demandText, rectifyDueOn: due, rectifiedOn }) => [
    String(seq),
    foundText,
    basisText ?? '',
    demandText ?? '',
    rectifiedOn === null ? (due ?? '') : t('inspectionPrint.orderRectified', { date: rectifiedOn }),
  ]);
  const ordered =
    kind === 'suspension'
      ? [
          t('inspectionPrint.suspendOrder', words),
          ...(rectifyDueOn === null ? [] : [t('inspectionPrint.suspendDue', words)]),
        ]
      : [t('inspectionPrint.rectifyOrder', words)];
  return [
    paragraph(t('inspectionPrint.orderIntro', words)),
    ...(rows.length === 0 ? [] : [{ kind: 'table' as const, columns, rows }]),
    ...ordered.map(paragraph),
    ...dueReason(inspection).map(paragraph),
    paragraph(t('inspectionPrint.orderStatement')),
  ];
}
