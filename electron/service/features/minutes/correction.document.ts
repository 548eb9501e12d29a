import type { MinutesDocumentInput } from '#shared/features/documents/minutesDocument.ts';
import type { MinutesCorrection } from '#shared/features/minutes/corrections.contract.ts';
import type { MinutesContent } from '#shared/features/minutes/minutesContent.ts';
import { type MessageKey, type MessageParameters, message } from '#shared/text/index.ts';
import { chineseDate, namesOf } from '../meetings/meetings.document.ts';

const t = (key: MessageKey, parameters?: MessageParameters) => message('zh-CN', key, parameters);

/**
 * A correction sheet in the form of the minutes it corrects: their mark, number and distribution, so that it goes where they went. Pure.
 */
export function correctionDocument(
  correction: Pick<MinutesCorrection, 'lines' | 'seq' | 'documentNo' | 'approvedOn'>,
  { fields }: Pick<MinutesContent, 'fields'>,
  office: { readonly name: string; readonly minutesMark: string },
): MinutesDocumentInput {
  const { lines, seq, documentNo, approvedOn } = correction;
  const number = fields.number ?? '';
  const issuedOn = approvedOn === null ? '' : chineseDate(approvedOn);
  const title = fields.title.replaceAll('\n', '');
  const opening = t('minutesPrint.correctionIntro', {
    ...{ title, number, count: lines.length },
    date: fields.minutesIssuedOn === null ? '' : chineseDate(fields.minutesIssuedOn),
  });
  const columns = [
    { title: t('minutesPrint.seq') },
    { title: t('minutesPrint.place') },
    { title: t('minutesPrint.wrong') },
    { title: t('minutesPrint.right') },
    { title: t('minutesPrint.reason') },
  ];
  const rows = lines.map((line, index) => [
    String(index + 1),
    line.place,
    line.wrong ?? t('minutesPrint.leftOut'),
    line.right ?? t('minutesPrint.deleted'),
    line.reason ?? '',
  ]);
  return {
    mark: fields.mark ?? (office.minutesMark || t('minutesDocument.mark', { office: office.name })),
    numberText: documentNo ?? (seq === null ? number : t('minutesPrint.correctionNumber', { number, seq })),
    issuingUnit: office.name,
    issuedOn,
    title: correctionTitle(title),
    opening,
    body: [
      { kind: 'table', columns, rows },
      { kind: 'paragraph', text: t('minutesPrint.correctionEnd') },
    ],
    issueTo: namesOf(fields.distribution),
    copyTo: namesOf(fields.copyTo),
    printingOffice: office.name,
    printedOn: issuedOn,
  };
}

/** 关于××会议纪要的更正. */
export function correctionTitle(title: string): string {
  return t('minutesPrint.correctionTitle', { title: title.replaceAll('\n', '') });
}

/** The record that travels inside the issued correction sheet: which minutes, and each line. */
export function recordOfCorrection(
  correction: Pick<MinutesCorrection, 'id' | 'meetingId' | 'lines' | 'seq' | 'documentNo' | 'approvedOn'>,
  minutes: { readonly number: string | null; readonly title: string; readonly sha256: string },
  office: { readonly id: string; readonly name: string },
): Readonly<Record<string, unknown>> {
  const { id, meetingId, lines, seq, documentNo, approvedOn } = correction;
  return {
    format: 'taizhang-record/1',
    type: 'minutes_correction',
    ...{ id, seq, documentNo, issuedOn: approvedOn },
    title: correctionTitle(minutes.title),
    number: t('minutesPrint.correctionNumber', { number: minutes.number ?? '', seq }),
    minutes: { id: meetingId, number: minutes.number, title: minutes.title, contentSha256: minutes.sha256 },
    office: { id: office.id, name: office.name },
    corrections: lines.map(({ place, wrong, right, reason }, index) => ({
      seq: index + 1,
      place,
      wrong,
      right,
      reason,
    })),
  };
}
