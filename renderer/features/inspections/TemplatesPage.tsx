import { Button } from '@mantine/core';
import { IconPlus, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { runJob } from '#renderer/api/jobs.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { INSPECTION_TABS } from '#renderer/app/navigationItems.ts';
import { useCommands } from '#renderer/ui/commands.ts';
import { type Column, DataTable } from '#renderer/ui/DataTable.tsx';
import { mayLeaveForm } from '#renderer/ui/mayLeaveForm.ts';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Page, SplitView } from '#renderer/ui/Page.tsx';
import { printFile } from '#renderer/ui/printFile.ts';
import { SubTabs } from '#renderer/ui/SubTabs.tsx';
import { type Text, useText } from '#renderer/ui/text.tsx';
import { useAskedForm } from '#renderer/ui/useAskedForm.ts';
import type { InspectionTemplate } from '#shared/features/inspections/templates.contract.ts';
import { TemplateForm } from './TemplateForm.tsx';

/** 检查表: those of the program and of the office, one beside the list; each prints as an empty on-site record. */
export function TemplatesPage() {
  const text = useText();
  const { t } = text;
  const can = useCan();
  const { data, error, refetch } = useCall('inspections.templates', {});
  const [open, setOpen] = useState<string | null>(null);
  const templates = data?.templates ?? [];
  const chosen = templates.find(({ code }) => code === open) ?? null;
  const canWrite = can('inspections.write');
  const choose = async (code: string | null) => {
    if (code !== open && (await mayLeaveForm(t))) setOpen(code);
  };
  const print = (code: string) =>
    void printFile(() => runJob('inspections.printEmptyRecord', { code }, 'inspections.printingRecord'));
  useAskedForm('inspectionTemplate:', data !== undefined, (code) => {
    if (!canWrite) return false;
    setOpen(code);
    return true;
  });
  useCommands([
    {
      id: 'inspectionTemplates.add',
      label: 'inspections.templateAdd',
      shortcut: 'Ctrl+Alt+N',
      canRun: () => canWrite,
      run: () => void choose('new'),
    },
    {
      id: 'inspectionTemplates.print',
      label: 'inspections.printEmpty',
      shortcut: 'Ctrl+P',
      canRun: () => chosen !== null,
      run: () => chosen !== null && print(chosen.code),
    },
  ]);
  return (
    <Page
      scroll={false}
      title={t('inspections.templatesTitle')}
      subtitle={data === undefined ? undefined : t('common.total', { count: templates.length })}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconPrinter size={14} aria-hidden />}
            disabled={chosen === null}
            title="Ctrl+P"
            onClick={() => chosen !== null && print(chosen.code)}
          >
            {t('inspections.printEmpty')}
          </Button>
          {canWrite && (
            <Button
              leftSection={<IconPlus size={15} aria-hidden />}
              title="Ctrl+Alt+N"
              onClick={() => void choose('new')}
            >
              {t('inspections.templateAdd')}
            </Button>
          )}
        </>
      }
    >
      <SubTabs label={t('inspections.tabsLabel')} tabs={INSPECTION_TABS} />
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {data === undefined && error === null && <LoadingState />}
      {data !== undefined && (
        <SplitView
          width="wide"
          small="side"
          list={
            <DataTable
              label={t('inspections.templatesTitle')}
              columns={columnsOf(text)}
              rowCount={templates.length}
              rowAt={(index) => templates[index]}
              keyOf={(row) => row.code}
              selectedKey={open}
              onSelect={(row) => void choose(row.code)}
              onOpen={(row) => void choose(row.code)}
              placeKey="inspection templates"
              autoFocus
            />
          }
          side={
            open === null || (open !== 'new' && chosen === null) ? null : (
              <TemplateForm
                key={open}
                template={chosen}
                editable={canWrite}
                onSaved={setOpen}
                onClose={() => setOpen(null)}
              />
            )
          }
        />
      )}
    </Page>
  );
}

function columnsOf({ t, label }: Text): readonly Column<InspectionTemplate>[] {
  const origin = ({ shipped, version, active }: InspectionTemplate) => {
    if (!active) return t('inspections.templateInactive');
    if (!shipped) return t('inspections.templateOwn', { version });
    return version === 0 ? t('inspections.templateShipped') : t('inspections.templateEdited', { version });
  };
  return [
    { id: 'title', label: t('inspections.templateName'), width: 150, grow: 2, render: (row) => row.title },
    {
      id: 'target',
      label: t('inspections.templateTarget'),
      width: 80,
      render: (row) => label('inspectionTargetLabels', row.target),
    },
    {
      id: 'count',
      label: t('inspections.templateItems'),
      width: 68,
      align: 'right',
      render: (row) => t('inspections.templateCount', { count: row.items.length }),
    },
    { id: 'origin', label: t('inspections.columnState'), width: 112, grow: 1, render: origin, text: origin },
  ];
}
