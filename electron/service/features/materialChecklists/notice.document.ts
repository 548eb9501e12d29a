import { letterDocument } from '#shared/features/documents/officialDocument.ts';
import type { CorrectionNotice } from '#shared/features/materialChecklists/materialChecklists.contract.ts';
import type { DocumentContent } from '#shared/features/officialDocuments/officialDocuments.contract.ts';
import { type MessageKey, type MessageParameters, message } from '#shared/text/index.ts';
import { chineseDate } from '../meetings/meetings.document.ts';
import { paperReason } from '../workingCalendars/paperReason.ts';
import type { StoredCase } from './cases.repository.ts';

const t = (key: MessageKey, parameters?: MessageParameters) => message('zh-CN', key, parameters);

/** A correction notice as a letter (信函) to the applicant: what is to be put right and why, and by when. */
export function noticeContent(
  stored: Pick<StoredCase, 'applicantName' | 'caseNo' | 'matterTitle' | 'receivedOn'>,
  notice: Pick<CorrectionNotice, 'lines' | 'workingDays' | 'dueOn' | 'reason'>,
  agency: string,
): DocumentContent {
  const { applicantName, caseNo, matterTitle: matter } = stored;
  const intro = t('materialPrint.noticeIntroTo', { matter, caseNo, receivedOn: chineseDate(stored.receivedOn) });
  const term = t('materialPrint.noticeTerm', { days: notice.workingDays, dueOn: chineseDate(notice.dueOn) });
  const columns = [
    { title: t('materialPrint.seq'), width: 10 },
    { title: t('materialPrint.material'), width: 48 },
    { title: t('materialPrint.asked'), width: 38 },
    { title: t('materialPrint.noticeReason'), width: 60 },
  ];
  const rows = notice.lines.map(({ name, asked, reason }, index) => [String(index + 1), name, asked, reason]);
  return {
    form: 'letter',
    data: letterDocument.parse({
      agency,
      title: t('materialPrint.noticeTitle', { matter }),
      recipients: applicantName,
      body: [
        { kind: 'paragraph', text: intro },
        { kind: 'table', columns, rows, landscape: false },
        { kind: 'paragraph', text: term },
        {
          kind: 'paragraph',
          text: paperReason(t('materialPrint.noticeDue'), notice.reason, t('materialChecklists.basisNotice')),
        },
      ],
      signature: { kind: 'sealed', agencies: [{ name: agency }], date: '' },
    }),
  };
}
