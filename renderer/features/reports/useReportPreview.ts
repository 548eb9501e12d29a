import { useCallback, useMemo } from 'react';
import { call, readFile } from '#renderer/api/client.ts';
import { readIssued } from '#renderer/api/issuedDocuments.ts';
import { runJob } from '#renderer/api/jobs.ts';
import { useIssuedPage } from '#renderer/ui/useIssuedPage.ts';
import { type PagePreview, usePagePreview } from '#renderer/ui/usePagePreview.ts';
import type { Report } from '#shared/features/reports/reports.contract.ts';
import type { ReportForm } from './useReportForm.ts';

/** What the pane shows, and the page for the printer. */
export type ReportPreview = PagePreview & {
  /** The page of what stands on the screen at this moment: the pane may show an older one, or was not opened. */
  now(): Promise<Blob>;
};

/**
 * The page as it will be issued, from the text on the screen and the numbers as last counted; of an issued report the file itself.
 * @param enabled false: another pane is shown, nothing is drawn
 */
export function useReportPreview(report: Report, form: ReportForm, enabled: boolean): ReportPreview {
  const { id, countedAt, pdfAttachmentId } = report;
  const { title, blocks } = form;
  const content = useMemo(() => ({ title, blocks, countedAt }), [title, blocks, countedAt]);
  const draw = useCallback(
    (settled: typeof content, callId: string) =>
      call('reports.preview', { id, title: settled.title, content: { blocks: [...settled.blocks] } }, callId),
    [id],
  );
  const drawn = usePagePreview(content, draw, enabled && pdfAttachmentId === null);
  const issued = useIssuedPage(pdfAttachmentId);
  const now = async () => {
    if (pdfAttachmentId !== null) return readIssued(pdfAttachmentId);
    const input = { id, title, content: { blocks: [...blocks] } };
    return readFile((await runJob('reports.preview', input, 'reports.printing')).file);
  };
  return { ...(issued ?? drawn), now };
}
