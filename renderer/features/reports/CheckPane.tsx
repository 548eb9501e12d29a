import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useJob } from '#renderer/api/queries.ts';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { LoadingState, Notice } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { FigureLine } from '#shared/features/reports/reports.contract.ts';
import { ChangedFigures } from './ChangedFigures.tsx';
import styles from './reports.module.css';
import { WarningList } from './WarningList.tsx';

type Props = {
  readonly reportId: string;
  /** Another revision or count is checked anew. */
  readonly version: string;
  readonly lines: readonly FigureLine[];
};

/** 检查: the gate before the report goes up (features W9). */
export function CheckPane({ reportId, version, lines }: Props) {
  const { t } = useText();
  const { mutate, data, error, isPending } = useJob('reports.check', 'reports.checking');
  const asked = useRef<string | null>(null);
  useEffect(() => {
    if (asked.current === version) return;
    asked.current = version;
    mutate({ id: reportId });
  }, [version, reportId, mutate]);
  const isClear = data !== undefined && data.warnings.length === 0 && data.stale.length === 0;
  return (
    <section className={styles.pane} aria-label={t('reports.check')}>
      <header className={styles.paneHead}>
        <h2>{t('reports.check')}</h2>
        <Button size="compact-xs" variant="default" loading={isPending} onClick={() => mutate({ id: reportId })}>
          {t('reports.checkAgain')}
        </Button>
      </header>
      <FailureNotice error={error} />
      {data === undefined && isPending && <LoadingState label={t('reports.checking')} />}
      {isClear && <Notice tone="fine">{t('reports.checkClear')}</Notice>}
      {data !== undefined && data.warnings.length > 0 && (
        <>
          <p>{t('reports.checkFound', { count: data.warnings.length })}</p>
          <WarningList warnings={data.warnings} />
        </>
      )}
      {data !== undefined && data.stale.length > 0 && (
        <>
          <p>{t('reports.staleFound', { count: data.stale.length })}</p>
          <ChangedFigures
            figures={data.stale}
            lines={lines}
            before={t('reports.asCounted')}
            after={t('reports.asNow')}
          />
        </>
      )}
    </section>
  );
}
