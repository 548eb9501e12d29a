import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { runJob } from '#renderer/api/jobs.ts';
import { usePagedRows } from '#renderer/api/pages.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { REGISTRY_TABS } from '#renderer/app/navigationItems.ts';
import type { Command } from '#renderer/ui/commands.ts';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { FilterSelect } from '#renderer/ui/FilterSelect.tsx';
import { ListPage, ListTable } from '#renderer/ui/ListPage.tsx';
import { createFilterStore, useListFilter } from '#renderer/ui/listFilter.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { SplitView } from '#renderer/ui/Page.tsx';
import { printFile } from '#renderer/ui/printFile.ts';
import { useText } from '#renderer/ui/text.tsx';
import { placeWith, useAddressPart } from '#renderer/ui/useAddressPart.ts';
import type { CallInput } from '#shared/contract/list.ts';
import { UNIT_LEVELS } from '#shared/features/units/units.contract.ts';
import { UnitForm } from './UnitForm.tsx';
import { UnitSide } from './UnitSide.tsx';
import styles from './UnitsPage.module.css';
import { UnrecordedSide } from './UnrecordedSide.tsx';
import { unitColumns } from './unitColumns.tsx';
import { useShowInRegistry } from './unitWords.ts';

type Filter = NonNullable<CallInput<'units.list'>['filter']>;

const filterStore = createFilterStore<Filter>({});

/** 单位: supervising units, townships with their communities, and sections, with the organizations that name them. */
export function UnitsPage() {
  const text = useText();
  const { t, label } = text;
  const can = useCan();
  const filter = useListFilter(filterStore);
  const { value, settled, narrow } = filter;
  const rows = usePagedRows('units.list', { filter: settled });
  const unrecorded = useCall('units.unrecorded', {});
  const showInRegistry = useShowInRegistry();
  const canWrite = can('registry.write');
  // Both in the address: leaving a form that is being filled in asks first.
  const [path, go] = useLocation();
  const [chosenId] = useAddressPart('unit');
  const [side] = useAddressPart('side');
  const other = side === 'unrecorded' || (side === 'new' && canWrite) ? side : null;
  const choose = (unit: string | null) => go(placeWith(path, { unit }), { replace: true });
  const start = (what: 'new' | 'unrecorded') => go(placeWith(path, { side: what }), { replace: true });
  const waiting = unrecorded.data?.names.length ?? 0;
  const print = () => printFile(() => runJob('units.print', { filter: value }, 'units.listTitle'));
  const commands: readonly Command[] = [
    { id: 'units.new', label: 'units.new', shortcut: 'Ctrl+Alt+N', canRun: () => canWrite, run: () => start('new') },
    { id: 'units.unrecorded', label: 'units.unrecorded', canRun: () => waiting > 0, run: () => start('unrecorded') },
  ];
  const open = other !== null || chosenId !== null;
  const columns = unitColumns(text, { beside: open, withEnd: value.state !== undefined, onCount: showInRegistry });
  return (
    <ListPage
      title={t('units.title')}
      rows={rows}
      filter={filter}
      commands={commands}
      tabs={{ label: t('organizations.title'), tabs: REGISTRY_TABS }}
      error={unrecorded.error}
      actions={
        <>
          <ExportMenu list="units" input={{ filter: settled }} />
          {canWrite && (
            <Button leftSection={<IconPlus size={15} aria-hidden />} title="Ctrl+Alt+N" onClick={() => start('new')}>
              {t('units.new')}
            </Button>
          )}
        </>
      }
      print={{ id: 'units.print', label: 'units.print', run: () => void print() }}
      search={{
        id: 'units.find',
        label: 'units.find',
        placeholder: t('units.findPlaceholder'),
        width: 240,
        value: value.text,
        onChange: (typed) => narrow('text', typed),
      }}
      filters={
        <>
          <FilterSelect
            width={140}
            label={t('units.level')}
            all={t('units.allLevels')}
            options={UNIT_LEVELS}
            words={(level) => label('unitLevelLabels', level)}
            value={value.level}
            onChange={(level) => narrow('level', level)}
          />
          <FilterSelect
            width={110}
            label={t('units.state')}
            all={t('units.currentOnly')}
            options={['ended', 'all'] as const}
            words={(state) => t(`units.state_${state}`)}
            value={value.state}
            onChange={(state) => narrow('state', state)}
          />
        </>
      }
    >
      {waiting > 0 && other !== 'unrecorded' && (
        <div className={styles.waiting}>
          <Notice tone="near">
            <span className={styles.notice}>
              {t('units.unrecordedCount', { count: waiting })}
              <Button size="compact-sm" variant="default" onClick={() => start('unrecorded')}>
                {t('units.unrecordedShow')}
              </Button>
            </span>
          </Notice>
        </div>
      )}
      <SplitView
        small="side"
        list={
          <ListTable
            label={t('units.title')}
            rows={rows}
            filter={filter}
            columns={columns}
            chosen={chosenId}
            onChoose={(row) => choose(row.id)}
            onOpen={(row) => choose(row.id)}
            placeKey="units"
            noneFound={t('units.noneFound')}
            none={{
              title: t('units.none'),
              help: t('units.noneHelp'),
              action: canWrite && <Button onClick={() => start('new')}>{t('units.new')}</Button>,
            }}
          />
        }
        side={
          !open ? null : (
            <>
              {other === 'new' && <UnitForm unit={null} onSaved={choose} onClose={() => choose(null)} />}
              {other === 'unrecorded' && (
                <UnrecordedSide names={unrecorded.data?.names ?? []} editable={canWrite} onClose={() => choose(null)} />
              )}
              {other === null && chosenId !== null && (
                <UnitSide key={chosenId} id={chosenId} onClose={() => choose(null)} />
              )}
            </>
          )
        }
      />
    </ListPage>
  );
}
