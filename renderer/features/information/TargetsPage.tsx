import { Button, SegmentedControl, Select } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { runJob } from '#renderer/api/jobs.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCan, useSession } from '#renderer/api/session.tsx';
import { INFORMATION_TABS } from '#renderer/app/navigationItems.ts';
import { useCommands } from '#renderer/ui/commands.ts';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { yearsDownFrom } from '#renderer/ui/FilterSelect.tsx';
import { EmptyState, ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Page, SplitView, Toolbar } from '#renderer/ui/Page.tsx';
import { printFile } from '#renderer/ui/printFile.ts';
import { SubTabs } from '#renderer/ui/SubTabs.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { placeWith, useAddressPart } from '#renderer/ui/useAddressPart.ts';
import { useAskedForm } from '#renderer/ui/useAskedForm.ts';
import type { SectionTargets, TargetCell } from '#shared/features/information/information.contract.ts';
import { periodWords } from '#shared/features/information/informationWords.ts';
import { AddTargetsDialog } from './AddTargetsDialog.tsx';
import styles from './information.module.css';
import { TargetSide } from './TargetSide.tsx';

/** 报送指标: sections by month, or by quarter and year, with target, what was sent and how it stands; one cell beside the table. */
export function TargetsPage() {
  const { t } = useText();
  const can = useCan();
  const { today } = useSession();
  const [path, go] = useLocation();
  const [yearText] = useAddressPart('year');
  const [sectionId] = useAddressPart('section');
  const [period] = useAddressPart('period');
  const [view, setView] = useAddressPart('view');
  const [adding, setAdding] = useState(false);
  const thisYear = Number(today.slice(0, 4));
  const asked = Number(yearText);
  const year = yearText !== null && asked >= 1990 && asked <= 2089 ? asked : thisYear;
  const { data, error, refetch } = useCall('information.overview', { year }, { keep: true });
  const canWrite = can('information.write');
  // Where nothing else is asked for, the page opens on the periods that have targets.
  const targeted = new Set(
    data?.sections.flatMap(({ cells }) => cells.flatMap(({ kind, target }) => (target === null ? [] : [kind]))),
  );
  const isMonths = view === null ? targeted.size === 0 || targeted.has('month') : view === 'months';
  const section = data?.sections.find(({ id }) => id === sectionId);
  const cell = section?.cells.find((one) => one.period === period);
  const place = (parts: { readonly section?: string; readonly period?: string; readonly year?: number }) =>
    placeWith(path, {
      ...{ year: String(parts.year ?? year), view },
      ...{ section: parts.section ?? null, period: parts.period ?? null },
    });
  const close = () => go(place({}), { replace: true });
  useAskedForm('informationTarget:', data !== undefined, (id) => {
    const [sectionAsked = '', periodAsked = ''] = [id.slice(0, 36), id.slice(37)];
    if (!canWrite) return false;
    go(
      placeWith(path, {
        ...{ year: periodAsked.slice(0, 4), view: periodAsked.includes('-') ? 'months' : 'quarters' },
        ...{ section: sectionAsked, period: periodAsked },
      }),
      { replace: true },
    );
    return true;
  });
  useAskedForm('informationTargets:', data !== undefined, () => {
    if (canWrite) setAdding(true);
    return canWrite;
  });
  const print = () => printFile(() => runJob('information.printTargets', { year }, 'information.printingTargets'));
  useCommands([
    {
      id: 'information.printTargets',
      label: 'information.printTargets',
      shortcut: 'Ctrl+P',
      canRun: () => data !== undefined,
      run: () => void print(),
    },
    {
      id: 'information.addTargets',
      label: 'information.addTargets',
      canRun: () => canWrite,
      run: () => setAdding(true),
    },
  ]);
  return (
    <Page
      scroll={false}
      title={t('information.targetsTab')}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconPrinter size={14} aria-hidden />}
            title="Ctrl+P"
            onClick={() => void print()}
          >
            {t('information.printTargets')}
          </Button>
          <ExportMenu list="informationTargets" input={{ year }} />
          {canWrite && <Button onClick={() => setAdding(true)}>{t('information.addTargets')}</Button>}
        </>
      }
    >
      <SubTabs label={t('shell.information')} tabs={INFORMATION_TABS} />
      <Toolbar>
        <Select
          w={88}
          aria-label={t('information.year')}
          allowDeselect={false}
          data={[...new Set([...yearsDownFrom(thisYear + 1), year])].map(String)}
          value={String(year)}
          onChange={(next) => next !== null && go(place({ year: Number(next) }), { replace: true })}
        />
        <SegmentedControl
          aria-label={t('information.targetsView')}
          data={[
            { value: 'months', label: t('information.showMonths') },
            { value: 'quarters', label: t('information.showQuarters') },
          ]}
          value={isMonths ? 'months' : 'quarters'}
          onChange={(next) => setView(next, { replace: true })}
        />
        <span className={styles.dim}>{t('information.targetsHelp')}</span>
      </Toolbar>
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {data === undefined && error === null && <LoadingState />}
      {data !== undefined && (
        <SplitView
          small="side"
          list={
            data.sections.length === 0 ? (
              <EmptyState title={t('information.targetsNone')} />
            ) : (
              <div className={styles.body}>
                <TargetTable
                  sections={data.sections}
                  isShown={({ kind }) => (kind === 'month') === isMonths}
                  chosen={cell === undefined ? null : `${sectionId} ${period}`}
                  onChoose={(id, one) => go(place({ section: id, period: one.period }), { replace: true })}
                />
              </div>
            )
          }
          side={
            section === undefined || cell === undefined ? null : (
              <TargetSide key={`${section.id} ${cell.period}`} section={section} cell={cell} onClose={close} />
            )
          }
        />
      )}
      {adding && data !== undefined && (
        <AddTargetsDialog year={year} sections={data.sections} onClose={() => setAdding(false)} />
      )}
    </Page>
  );
}

type TableProps = {
  readonly sections: readonly SectionTargets[];
  isShown(cell: TargetCell): boolean;
  readonly chosen: string | null;
  onChoose(sectionId: string, cell: TargetCell): void;
};

function TargetTable({ sections, isShown, chosen, onChoose }: TableProps) {
  const { t, label } = useText();
  const [first] = sections;
  return (
    <table className={styles.grid}>
      <thead>
        <tr>
          <th scope="col">{t('information.section')}</th>
          {(first?.cells ?? []).filter(isShown).map((cell) => (
            <th key={cell.period} scope="col">
              {columnTitle(cell, t)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sections.map((section) => (
          <tr key={section.id}>
            <th scope="row">{section.name}</th>
            {section.cells.filter(isShown).map((cell) => (
              <td key={cell.period}>
                <button
                  type="button"
                  className={styles.cell}
                  data-state={cell.state}
                  aria-pressed={chosen === `${section.id} ${cell.period}`}
                  aria-label={t('information.targetOf', { section: section.name, period: periodWords(cell.period, t) })}
                  onClick={() => onChoose(section.id, cell)}
                >
                  <span>
                    {cell.target === null ? (cell.done > 0 ? cell.done : '·') : `${cell.done}/${cell.target}`}
                  </span>
                  {cell.target !== null && <small>{label('targetStateLabels', cell.state)}</small>}
                </button>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function columnTitle({ kind, number }: TargetCell, t: ReturnType<typeof useText>['t']): string {
  if (kind === 'year') return t('information.wholeYear');
  return kind === 'month' ? t('information.monthShort', { number }) : t('information.quarterShort', { number });
}
