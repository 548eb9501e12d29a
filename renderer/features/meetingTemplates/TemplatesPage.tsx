import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { call } from '#renderer/api/client.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { MEETING_TABS } from '#renderer/app/navigationItems.ts';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { type Column, DataTable } from '#renderer/ui/DataTable.tsx';
import { askReason } from '#renderer/ui/dialogs.tsx';
import { mayLeaveForm } from '#renderer/ui/mayLeaveForm.ts';
import { EmptyState, ErrorNotice } from '#renderer/ui/Notice.tsx';
import { Page, SplitView } from '#renderer/ui/Page.tsx';
import { SubTabs } from '#renderer/ui/SubTabs.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { placeWith } from '#renderer/ui/useAddressPart.ts';
import { useAskedForm } from '#renderer/ui/useAskedForm.ts';
import type { MeetingTemplate } from '#shared/features/meetingTemplates/meetingTemplates.contract.ts';
import { TemplateForm } from './TemplateForm.tsx';

/** 会议模板: what meetings that are held often begin with; Enter begins one (features M2). */
export function TemplatesPage() {
  const { t, label } = useText();
  const [, navigate] = useLocation();
  const can = useCan();
  const { data, error, refetch } = useCall('meetingTemplates.list', {});
  const templates = data?.templates ?? [];
  const [chosenId, setChosenId] = useState<string | null>(null);
  /** The form at the side: of a template, of a new one, or none. */
  const [form, setForm] = useState<string | 'new' | null>(null);
  const chosen = templates.find(({ id }) => id === chosenId) ?? null;
  const editable = can('meetings.write');
  const begin = ({ id }: MeetingTemplate) => navigate(placeWith('/meetings/new', { from: `template:${id}` }));
  const openForm = async (key: string | 'new') => {
    if (await mayLeaveForm(t)) setForm(key);
  };
  useAskedForm('meetingTemplate:', data !== undefined, (key) => {
    if (!editable || (key !== 'new' && templates.every(({ id }) => id !== key))) return false;
    setForm(key);
    return true;
  });
  const stop = async () => {
    if (chosen === null) return;
    const reason = await askReason({
      title: t('meetingTemplates.voidTitle'),
      body: t('meetingTemplates.voidBody'),
      label: t('meetingTemplates.voidReason'),
      confirm: t('meetingTemplates.stop'),
      danger: true,
    });
    if (reason === null) return;
    try {
      await call('meetingTemplates.void', { id: chosen.id, expectedRevision: chosen.revision, reason });
      announce(t('meetingTemplates.voided'));
      setForm(null);
    } catch (failure) {
      announceError(failure);
    }
  };
  useCommands([
    {
      id: 'templates.new',
      label: 'meetingTemplates.newTemplate',
      shortcut: 'Ctrl+Alt+N',
      canRun: () => editable,
      run: () => void openForm('new'),
    },
    {
      id: 'templates.change',
      label: 'meetingTemplates.changeTemplate',
      shortcut: 'Ctrl+E',
      canRun: () => editable && chosen !== null,
      run: () => chosen !== null && void openForm(chosen.id),
    },
    {
      id: 'templates.stop',
      label: 'meetingTemplates.voidTitle',
      canRun: () => editable && chosen !== null,
      run: () => void stop(),
    },
  ]);
  const columns: readonly Column<MeetingTemplate>[] = [
    {
      id: 'name',
      label: t('meetingTemplates.name'),
      width: 150,
      grow: 2,
      render: (row) => row.name,
      text: (row) => row.name,
    },
    {
      id: 'kind',
      label: t('meetingTemplates.kind'),
      width: 120,
      render: (row) => label('meetingKindLabels', row.kind),
    },
    {
      id: 'title',
      label: t('meetingTemplates.titlePattern'),
      width: 180,
      grow: 3,
      render: (row) => row.titlePattern,
      text: (row) => row.titlePattern,
    },
    {
      id: 'items',
      label: t('meetingTemplates.items'),
      width: 56,
      align: 'right',
      render: (row) => row.agendaTitles.length,
    },
  ];
  const shown = form === 'new' ? null : (templates.find(({ id }) => id === form) ?? null);
  const canForm = form !== null && editable && (form === 'new' || shown !== null);
  return (
    <Page
      scroll={false}
      title={t('meetingTemplates.title')}
      subtitle={data === undefined ? undefined : t('common.total', { count: templates.length })}
      actions={
        editable && (
          <>
            {chosen !== null && (
              <>
                <Button variant="subtle" color="red" onClick={() => void stop()}>
                  {t('meetingTemplates.stop')}
                </Button>
                <Button variant="default" title="Ctrl+E" onClick={() => void openForm(chosen.id)}>
                  {t('common.edit')}
                </Button>
                <Button variant="default" title="Enter" onClick={() => begin(chosen)}>
                  {t('meetingTemplates.use')}
                </Button>
              </>
            )}
            <Button
              leftSection={<IconPlus size={15} aria-hidden />}
              title="Ctrl+Alt+N"
              onClick={() => void openForm('new')}
            >
              {t('meetingTemplates.newTemplate')}
            </Button>
          </>
        )
      }
    >
      <SubTabs label={t('shell.meetings')} tabs={MEETING_TABS} />
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      <SplitView
        small="side"
        list={
          <DataTable
            label={t('meetingTemplates.title')}
            columns={columns}
            rowCount={templates.length}
            rowAt={(index) => templates[index]}
            keyOf={(row) => row.id}
            selectedKey={chosenId}
            onSelect={(row) => setChosenId(row.id)}
            onOpen={begin}
            placeKey="meeting templates"
            empty={
              <EmptyState
                title={t('meetingTemplates.none')}
                help={t('meetingTemplates.noneHelp')}
                action={
                  editable && <Button onClick={() => void openForm('new')}>{t('meetingTemplates.newTemplate')}</Button>
                }
              />
            }
          />
        }
        side={
          canForm ? (
            <TemplateForm
              key={form}
              template={shown}
              onClose={() => setForm(null)}
              onSaved={(id) => {
                setForm(null);
                setChosenId(id);
              }}
            />
          ) : null
        }
      />
    </Page>
  );
}
