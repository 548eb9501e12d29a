import { MoreMenu } from '#renderer/ui/MoreMenu.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { ReportActs } from './useReportActs.tsx';

/** What can be made of a report, and voiding it. */
export function ReportMenu({ acts }: { readonly acts: ReportActs }) {
  const { t } = useText();
  return (
    <MoreMenu
      label={t('reports.more')}
      busy={acts.busy}
      acts={acts.more.map(({ label, enabled, run }, index) => ({
        ...{ label: t(label), enabled, run },
        ...(index === 0 ? { shortcut: 'Ctrl+P' } : {}),
      }))}
      onVoid={acts.may.void ? acts.void : null}
    />
  );
}
