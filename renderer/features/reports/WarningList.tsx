import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from 'wouter';
import { useText } from '#renderer/ui/text.tsx';
import type { ReportWarning } from '#shared/features/reports/reports.contract.ts';
import styles from './reports.module.css';

/** What the gate found, a line each, with the way to where it is mended. */
export function WarningList({ warnings }: { readonly warnings: readonly ReportWarning[] }) {
  const { t, known } = useText();
  return (
    <ul className={styles.warnings}>
      {warnings.map(({ code, count, params, place }) => (
        <li key={`${code} ${JSON.stringify(params)}`} className={styles.warning}>
          <IconAlertTriangle size={15} aria-hidden />
          <span>{known(`reportWarnings.warning_${code}`, { ...params, count }) ?? code}</span>
          {place !== null && <Link href={place}>{t('reports.mend')}</Link>}
        </li>
      ))}
    </ul>
  );
}
