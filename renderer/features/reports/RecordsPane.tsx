import { Button, CloseButton, SegmentedControl } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { Link, useLocation } from 'wouter';
import { runJob } from '#renderer/api/jobs.ts';
import { usePagedRows } from '#renderer/api/pages.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCommands } from '#renderer/ui/commands.ts';
import { type Column, DataTable } from '#renderer/ui/DataTable.tsx';
import { EmptyState, ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { printFile } from '#renderer/ui/printFile.ts';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { isShare, valueText } from '#shared/features/reports/placeWords.ts';
import type { FigureLine, FigureRecord } from '#shared/features/reports/reports.contract.ts';
import { COMPARED_PERIODS } from '#shared/features/reports/reports.lists.ts';
import figures from './figures.module.css';
import styles from './reports.module.css';
import { lineName, unitOf } from './reportWords.tsx';
import type { NumberKey } from './usePlaces.ts';

type Props = {
  readonly reportId: string;
  readonly lines: readonly FigureLine[];
  readonly chosen: NumberKey | null;
  onChoose(number: NumberKey | null): void;
};

/** The records behind the chosen number, or what to do to see some. */
export function RecordsPane({ reportId, lines, chosen, onChoose }: Props) {
  const { t } = useText();
  const line = chosen === null ? undefined : lines.find(({ key }) => key === chosen.key);
  if (chosen === null || line === undefined)
    return <EmptyState title={t('reports.noNumber')} help={t('reports.noNumberHelp')} />;
  return <RecordList key={`${chosen.key} ${chosen.period}`} {...{ reportId, lines, line, chosen, onChoose }} />;
}

type ListProps = Props & { readonly line: FigureLine; readonly chosen: NumberKey };

function RecordList({ reportId, lines, line, chosen, onChoose }: ListProps) {
  const { t, locale } = useText();
  const [, go] = useLocation();
  const { key, period } = chosen;
  const number = { id: reportId, key, period };
  const rows = usePagedRows('reports.records', number);
  // The first block of the list, which is read once: its sum is that of all records.
  const { data } = useCall('reports.records', { ...number, offset: 0, limit: 200 });
  const { value } = line[period];
  const weighted = data?.rows.some(({ weight }) => weight !== 1) ?? false;
  const parts =
    line.ratio === null
      ? []
      : [line.ratio.of, line.ratio.to].flatMap((one) => lines.filter((other) => other.key === one));
  const print = () => printFile(() => runJob('reports.printRecords', number, 'reports.printing'));
  const close = () => onChoose(null);
  useCommands([
    { id: 'report.closeRecords', label: 'common.close', shortcut: 'Escape', canRun: () => true, run: close },
  ]);
  return (
    <section className={styles.records} aria-label={t('reports.records')}>
      <header className={styles.recordsHead}>
        <h2>{lineName(line, locale)}</h2>
        <strong className={styles.total}>
          {valueText(line, value, locale)}
          {unitOf(line, locale)}
        </strong>
        <span className={styles.acts}>
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconPrinter size={13} aria-hidden />}
            disabled={rows.total === 0}
            onClick={() => void print()}
          >
            {t('common.print')}
          </Button>
          <CloseButton size="sm" aria-label={t('common.close')} title="Esc" onClick={close} />
        </span>
      </header>
      <div className={styles.recordsFacts}>
        <SegmentedControl
          aria-label={t('reports.whichPeriod')}
          data={COMPARED_PERIODS.map((one) => ({ value: one, label: t(`reports.${one}`) }))}
          value={period}
          onChange={(next) => onChoose({ key, period: COMPARED_PERIODS.find((one) => one === next) ?? period })}
        />
        {data !== undefined && (
          <span>
            {t(weighted ? 'reports.recordsSum' : 'reports.recordsCount', { count: data.total, sum: data.sum })}
          </span>
        )}
        {data !== undefined && !isShare(line) && data.sum === value && (
          <StateBadge tone="fine" icon="check">
            {t('reports.agrees')}
          </StateBadge>
        )}
      </div>
      {parts.length > 0 && (
        <p className={styles.ratio}>
          {t('reports.ratioOf')}
          {parts.map((one, index) => (
            <span key={one.key}>
              {index > 0 && ' ÷ '}
              <button type="button" className={figures.number} onClick={() => onChoose({ key: one.key, period })}>
                {lineName(one, locale)} {valueText(one, one[period].value, locale)}
              </button>
            </span>
          ))}
        </p>
      )}
      <ErrorNotice error={rows.error} onRetry={rows.refetch} />
      {rows.loading ? (
        <LoadingState />
      ) : (
        <DataTable
          label={lineName(line, locale)}
          columns={columnsOf(t, weighted)}
          rowCount={rows.total}
          rowAt={rows.rowAt}
          keyOf={(row) => row.id}
          onShowing={rows.showing}
          onOpen={({ place }) => place !== null && go(place)}
          placeKey={`report records ${reportId} ${key} ${period}`}
          compact
          empty={<EmptyState title={t('reports.noRecords')} />}
        />
      )}
    </section>
  );
}

function columnsOf(t: ReturnType<typeof useText>['t'], weighted: boolean): readonly Column<FigureRecord>[] {
  const weight: Column<FigureRecord> = {
    id: 'weight',
    label: t('reports.weight'),
    width: 64,
    align: 'right',
    render: (row) => row.weight,
  };
  return [
    {
      id: 'title',
      label: t('reports.record'),
      width: 180,
      grow: 1,
      render: ({ place, title }) =>
        place === null ? (
          title
        ) : (
          <Link href={place} title={title}>
            {title}
          </Link>
        ),
      text: ({ title }) => title,
    },
    { id: 'on', label: t('common.date'), width: 92, render: ({ on }) => on },
    ...(weighted ? [weight] : []),
  ];
}
