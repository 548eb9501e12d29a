import { useCallback, useMemo } from 'react';
import { call } from '#renderer/api/client.ts';
import { useIssuedPage } from '#renderer/ui/useIssuedPage.ts';
import { type PagePreview, usePagePreview } from '#renderer/ui/usePagePreview.ts';
import type { Report } from '#shared/features/reports/reports.contract.ts';
import type { ReportForm } from './useReportForm.ts';

/**
 * The page as it will be issued, from the text on the screen and the numbers as last counted; of an issued report the file itself.
 * @param enabled false: another pane is shown, nothing is drawn
 */
export function useReportPreview(report: Report, form: ReportForm, enabled: boolean): PagePreview {
  const { id, countedAt, pdfAttachmentId } = report;
  const { title, blocks } = form;
  const content = useMemo(() => ({ title, blocks, countedAt }), [title, blocks, countedAt]);
  const draw = useCallback(
    (settled: typeof content, callId: string) =>
      call('reports.preview', { id, title: settled.title, content: { blocks: [...settled.blocks] } }, callId),
    [id],
  );
  const drawn = usePagePreview(content, draw, enabled && pdfAttachmentId === null);
  return useIssuedPage(pdfAttachmentId) ?? drawn;
}
