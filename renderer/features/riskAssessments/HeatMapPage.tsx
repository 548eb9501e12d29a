import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { runJob } from '#renderer/api/jobs.ts';
import { useCall } from '#renderer/api/queries.ts';
import { RISK_TABS } from '#renderer/app/navigationItems.ts';
import { useCommands } from '#renderer/ui/commands.ts';
import { FilterSegments } from '#renderer/ui/FilterSegments.tsx';
import { FilterSelect } from '#renderer/ui/FilterSelect.tsx';
import { createFilterStore, useListFilter } from '#renderer/ui/listFilter.ts';
import { EmptyState, ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Page, Toolbar } from '#renderer/ui/Page.tsx';
import { printFile } from '#renderer/ui/printFile.ts';
import { LevelBadge } from '#renderer/ui/risk/LevelBadge.tsx';
import { type CellPlace, MatrixGrid } from '#renderer/ui/risk/MatrixGrid.tsx';
import { SubTabs } from '#renderer/ui/SubTabs.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallInput } from '#shared/contract/list.ts';
import { type HeatMapOrganization, RATING_STAGES } from '#shared/features/riskAssessments/heatMap.contract.ts';
import { ORGANIZATION_TYPES, typeKey } from '#shared/features/riskAssessments/heatMap.rules.ts';
import styles from './heatMap.module.css';

type Filter = CallInput<'riskPictures.heatMap'>;
const filterStore = createFilterStore<Filter>({});

/** 风险热力图: every organization with a present assessment in the cell of its highest factor (features K10). */
export function HeatMapPage() {
  const { t, label } = useText();
  const { value, settled, narrow } = useListFilter(filterStore);
  const { data, error, refetch } = useCall('riskPictures.heatMap', settled, { keep: true });
  const [cell, setCell] = useState<CellPlace | null>(null);
  const print = () =>
    void printFile(() => runJob('riskPictures.printHeatMap', settled, 'riskPictures.printingHeatMap'));
  useCommands([
    { id: 'heatMap.print', label: 'riskPictures.printHeatMap', shortcut: 'Ctrl+P', canRun: () => true, run: print },
  ]);
  const organizations = data?.organizations ?? [];
  const inCell = ({ likelihood, severity }: CellPlace) =>
    organizations.filter((one) => one.likelihood === likelihood && one.severity === severity);
  const shown = cell === null ? organizations : inCell(cell);
  const choose = (next: CellPlace) =>
    setCell((now) => (now?.likelihood === next.likelihood && now.severity === next.severity ? null : next));
  return (
    <Page
      title={t('riskPictures.heatMapTitle')}
      subtitle={data && t('riskPictures.heatMapNote', { version: data.definition.version })}
      actions={
        <Button variant="default" leftSection={<IconPrinter size={15} aria-hidden />} title="Ctrl+P" onClick={print}>
          {t('riskPictures.printHeatMap')}
        </Button>
      }
    >
      <SubTabs label={t('shell.risk')} tabs={RISK_TABS} />
      <Toolbar>
        <FilterSegments
          label={t('riskPictures.stageLabel')}
          options={RATING_STAGES}
          words={(stage) => t(`riskPictures.stage_${stage}`)}
          count={() => undefined}
          value={value.stage ?? 'current'}
          onChange={(stage) => narrow('stage', stage)}
        />
        <FilterSelect
          width={150}
          label={t('riskPictures.typeFilter')}
          all={t('riskPictures.allTypes')}
          options={ORGANIZATION_TYPES}
          words={(type) => label('organizationLabels', typeKey(type))}
          value={value.type}
          onChange={(type) => narrow('type', type)}
        />
        <FilterSelect
          width={170}
          label={t('riskPictures.townshipFilter')}
          all={t('riskPictures.allTownships')}
          options={data?.townships ?? []}
          value={value.townshipName}
          onChange={(township) => narrow('townshipName', township)}
        />
      </Toolbar>
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {data === undefined && error === null && <LoadingState />}
      {data !== undefined && (
        <div className={styles.columns}>
          <MatrixGrid
            definition={data.definition}
            chosen={cell}
            onChoose={choose}
            render={(place) => {
              const count = inCell(place).length;
              return count > 0 && <strong>{t('riskPictures.heatMapCount', { count })}</strong>;
            }}
          />
          {organizations.length === 0 ? (
            <EmptyState title={t('riskPictures.heatMapNone')} help={t('riskPictures.heatMapNoneHelp')} />
          ) : (
            <OrganizationList cell={cell} rows={shown} present={data.definition.version} onAll={() => setCell(null)} />
          )}
        </div>
      )}
    </Page>
  );
}

/** The organizations of a cell, or all of them, the highest first. */
function OrganizationList({
  cell,
  rows,
  present,
  onAll,
}: {
  readonly cell: CellPlace | null;
  readonly rows: readonly HeatMapOrganization[];
  readonly present: number;
  onAll(): void;
}) {
  const { t } = useText();
  const [, go] = useLocation();
  return (
    <section className={styles.list}>
      <div className={styles.listHead}>
        <h2>{cell === null ? t('riskPictures.allCells') : t('riskPictures.cellTitle', { ...cell })}</h2>
        <span>{t('riskPictures.heatMapCount', { count: rows.length })}</span>
        {cell !== null && (
          <Button variant="subtle" size="compact-sm" onClick={onAll}>
            {t('riskPictures.allCells')}
          </Button>
        )}
      </div>
      {rows.length === 0 && <p className={styles.dim}>{t('riskPictures.cellNone')}</p>}
      <ul className={styles.rows}>
        {rows.map((row) => (
          <li key={row.assessmentId}>
            <button type="button" className={styles.row} onClick={() => go(`/risk/${row.assessmentId}`)}>
              <span className={styles.name}>{row.organizationName}</span>
              <LevelBadge level={row.level} />
              <span className={styles.dim}>
                {[
                  row.townshipName,
                  t('riskMatrices.pair', { likelihood: row.likelihood, severity: row.severity }),
                  row.assessmentNo,
                  row.matrixVersion === present ? null : t('riskPictures.versionNote', { version: row.matrixVersion }),
                  row.riskText,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
