import { Button, SegmentedControl } from '@mantine/core';
import { IconListCheck, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { usePagedRows } from '#renderer/api/pages.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { REGISTRY_TABS } from '#renderer/app/navigationItems.ts';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { FilterSelect } from '#renderer/ui/FilterSelect.tsx';
import { ListPage, ListTable } from '#renderer/ui/ListPage.tsx';
import { createFilterStore, useAskedChoice, useListFilter } from '#renderer/ui/listFilter.ts';
import { useText } from '#renderer/ui/text.tsx';
import type { CallInput } from '#shared/contract/list.ts';
import { CASE_FILTER_STATES } from '#shared/features/materialChecklists/materialChecklists.contract.ts';
import { caseColumns } from './caseColumns.tsx';
import { NewCaseDialog } from './NewCaseDialog.tsx';

type Filter = NonNullable<CallInput<'materialChecklists.list'>['filter']>;

const filterStore = createFilterStore<Filter>({});

/** 材料受理 (features R15): the cases, those whose day is nearest first. */
export function MaterialCasesPage() {
  const text = useText();
  const { t } = text;
  const [, go] = useLocation();
  const can = useCan();
  const filter = useListFilter(filterStore);
  useAskedChoice(filterStore, 'state', CASE_FILTER_STATES);
  const { value, settled, narrow } = filter;
  const rows = usePagedRows('materialChecklists.list', { filter: settled });
  const head = useCall('materialChecklists.list', { limit: 1 });
  const matters = useCall('materialChecklists.matters', {});
  const [creating, setCreating] = useState(false);
  const canWrite = can('registry.write');
  const open = (id: string) => go(`/organizations/materials/${id}`);
  const shown =
    settled.state === 'complete' || settled.state === 'closed' ? 'ended' : settled.state === 'all' ? 'all' : 'open';
  const titles = new Map((matters.data?.matters ?? []).map(({ code, title }) => [code, title]));
  return (
    <ListPage
      title={t('materialChecklists.title')}
      rows={rows}
      filter={filter}
      error={head.error}
      tabs={{ label: t('organizations.title'), tabs: REGISTRY_TABS }}
      commands={[
        {
          id: 'materials.new',
          label: 'materialChecklists.new',
          shortcut: 'Ctrl+Alt+N',
          canRun: () => canWrite,
          run: () => setCreating(true),
        },
      ]}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconListCheck size={15} aria-hidden />}
            onClick={() => go('/organizations/materials/types')}
          >
            {t('materialChecklists.types')}
          </Button>
          <ExportMenu list="materialCases" input={{ filter: settled }} />
          {canWrite && (
            <Button
              leftSection={<IconPlus size={15} aria-hidden />}
              title="Ctrl+Alt+N"
              onClick={() => setCreating(true)}
            >
              {t('materialChecklists.new')}
            </Button>
          )}
        </>
      }
      search={{
        id: 'materials.find',
        label: 'materialChecklists.find',
        placeholder: t('materialChecklists.findPlaceholder'),
        width: 180,
        value: value.text,
        onChange: (typed) => narrow('text', typed),
      }}
      filters={
        <>
          <SegmentedControl
            aria-label={t('materialChecklists.show')}
            data={CASE_FILTER_STATES.map((state) => ({ value: state, label: t(`materialChecklists.show_${state}`) }))}
            value={value.state ?? 'open'}
            onChange={(state) => {
              const chosen = CASE_FILTER_STATES.find((one) => one === state);
              narrow('state', chosen === 'open' ? undefined : chosen);
            }}
          />
          <FilterSelect
            width={200}
            label={t('materialChecklists.matter')}
            all={t('materialChecklists.allMatters')}
            options={[...titles.keys()]}
            words={(code) => titles.get(code) ?? code}
            value={value.matterCode}
            onChange={(code) => narrow('matterCode', code)}
          />
        </>
      }
      note={head.data !== undefined && <span>{t('materialChecklists.overdueCount', head.data.counts)}</span>}
    >
      <ListTable
        label={t('materialChecklists.title')}
        rows={rows}
        filter={filter}
        columns={caseColumns(text, shown)}
        onOpen={(row) => open(row.id)}
        placeKey="material cases"
        noneFound={t('materialChecklists.noneFound')}
        none={{
          title: t('materialChecklists.none'),
          help: t('materialChecklists.noneHelp'),
          action: canWrite && <Button onClick={() => setCreating(true)}>{t('materialChecklists.new')}</Button>,
        }}
      />
      {creating && <NewCaseDialog onClose={() => setCreating(false)} />}
    </ListPage>
  );
}
