import { useCall } from '#renderer/api/queries.ts';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { ReportDesk } from './ReportDesk.tsx';

/** One report with its figures. */
export function ReportPage({ id = '' }: { readonly id?: string }) {
  const { t } = useText();
  const report = useCall('reports.get', { id });
  const figures = useCall('reports.figures', { id });
  // What is on the screen stays there when it cannot be read again: somebody may be typing in it.
  if (report.data !== undefined && figures.data !== undefined)
    // A report that can no longer be changed is another page: nothing of the form is left.
    return <ReportDesk key={`${id} ${report.data.editable}`} report={report.data} figures={figures.data} />;
  const error = report.error ?? figures.error;
  if (error !== null) {
    const retry = () => {
      void report.refetch();
      void figures.refetch();
    };
    return (
      <Page title={t('reports.title')}>
        <ErrorNotice error={error} onRetry={retry} />
      </Page>
    );
  }
  return <LoadingState />;
}
