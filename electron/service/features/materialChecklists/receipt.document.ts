import type { SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import { missingMaterials } from '#shared/features/materialChecklists/materials.rules.ts';
import type { CaseMaterial } from '#shared/features/materialChecklists/materials.ts';
import { askedWords, noticeReason } from '#shared/features/materialChecklists/materialWords.ts';
import { type MessageKey, type MessageParameters, message } from '#shared/text/index.ts';
import type { StoredCase } from './cases.repository.ts';

const t = (key: MessageKey, parameters?: MessageParameters) => message('zh-CN', key, parameters);

/** The list of what was handed in, for both sides to sign (材料接收单). */
export function receiptDocument(
  stored: StoredCase,
  office: { readonly name: string; readonly today: string },
): SheetDocumentInput {
  const { applicantName, caseNo, matterTitle, receivedOn, items } = stored;
  const needed = items.filter(({ applies }) => applies);
  const columns = [
    { title: t('materialPrint.seq'), width: 8 },
    { title: t('materialPrint.material'), width: 50 },
    { title: t('materialPrint.asked'), width: 32 },
    { title: t('materialPrint.received'), width: 34 },
    { title: t('materialPrint.remark'), width: 44 },
  ];
  return {
    title: t('materialPrint.receiptTitle'),
    subtitle: t('materialPrint.receiptSubtitle', { caseNo }),
    author: office.name,
    blocks: [
      {
        kind: 'fields',
        rows: [
          { label: t('materialPrint.applicant'), value: applicantName },
          { label: t('materialPrint.matter'), value: matterTitle },
          { label: t('materialPrint.receivedOn'), value: receivedOn },
          { label: t('materialPrint.office'), value: office.name },
        ],
      },
      { kind: 'table', columns, rows: needed.map(receiptRow) },
      {
        kind: 'paragraph',
        text: t('materialPrint.summary', {
          needed: needed.length,
          received: needed.filter((one) => one.receivedOn !== null).length,
          missing: missingMaterials(items).length,
        }),
      },
      { kind: 'paragraph', text: t('materialPrint.signApplicant') },
      { kind: 'paragraph', text: t('materialPrint.signOffice') },
      { kind: 'paragraph', text: t('materialPrint.printedOn', { office: office.name, date: office.today }) },
    ],
  };
}

function receiptRow(material: CaseMaterial, index: number): string[] {
  const { name, receivedOn, copiesReceived, remark } = material;
  const received =
    receivedOn === null
      ? t('materialPrint.notReceived')
      : t('materialPrint.receivedText', { date: receivedOn, count: copiesReceived });
  // Said once: a material that was not handed in has no other fault.
  const reason = receivedOn === null ? '' : noticeReason(material, t) || t('materialPrint.fine');
  const words = [reason, remark].filter((part) => part !== null && part !== '').join(t('materialPrint.reasonJoin'));
  return [String(index + 1), name, askedWords(material, t), received, words];
}
