import { Button } from '@mantine/core';
import { IconFileImport, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { call, saveFile } from '#renderer/api/client.ts';
import { runJob } from '#renderer/api/jobs.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { REPORT_TABS } from '#renderer/app/navigationItems.ts';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { type Column, DataTable } from '#renderer/ui/DataTable.tsx';
import { askReason } from '#renderer/ui/dialogs.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { shortMoment } from '#renderer/ui/format.ts';
import { mayLeaveForm } from '#renderer/ui/mayLeaveForm.ts';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Page, SplitView } from '#renderer/ui/Page.tsx';
import { SubTabs } from '#renderer/ui/SubTabs.tsx';
import { type Text, useText } from '#renderer/ui/text.tsx';
import { useAskedForm } from '#renderer/ui/useAskedForm.ts';
import type { ReportTemplate } from '#shared/features/reports/reportTemplates.contract.ts';
import { ReadWordDialog } from './ReadWordDialog.tsx';
import { TemplateForm, type TemplateStart } from './TemplateForm.tsx';
import { TemplateView } from './TemplateView.tsx';
import { templateKey, templateValues } from './templateValues.ts';

type Side =
  | { readonly kind: 'view' | 'form'; readonly key: string }
  | { readonly kind: 'new'; readonly start: TemplateStart; readonly round: number };

/** 报告模板: outlines with named places, those of the program and the office's own (features W7). */
export function TemplatesPage() {
  const text = useText();
  const { t } = text;
  const can = useCan();
  const { data, error, refetch } = useCall('reportTemplates.list', {});
  const templates = data?.templates ?? [];
  const [chosenKey, setChosenKey] = useState<string | null>(null);
  const [side, setSide] = useState<Side | null>(null);
  const [reading, setReading] = useState(false);
  const editable = can('reports.write');
  const byKey = (key: string | null) => templates.find((one) => templateKey(one) === key) ?? null;
  const chosen = byKey(chosenKey);
  // Whoever stays with what he typed keeps its row chosen, too.
  const goTo = async (next: Side) => {
    if (!(await mayLeaveForm(t))) return;
    setSide(next);
    if (next.kind !== 'new') setChosenKey(next.key);
  };
  const open = (template: ReportTemplate) =>
    void goTo({ kind: template.id !== null && editable ? 'form' : 'view', key: templateKey(template) });
  const begin = (start: TemplateStart) => void goTo({ kind: 'new', start, round: Date.now() });
  const blank = () => begin({ values: templateValues(null), fileName: null, warnings: [] });
  const copy = (template: ReportTemplate) =>
    begin({
      values: { ...templateValues(template), name: t('reportTemplates.copyName', { name: template.name }) },
      fileName: null,
      warnings: [],
    });
  useAskedForm('reportTemplate:', data !== undefined, (key) => {
    const asked = byKey(key);
    if (asked === null && !(key === 'new' && editable)) return false;
    if (asked === null) blank();
    else open(asked);
    return true;
  });
  const word = async (template: ReportTemplate) => {
    try {
      const { id, kind } = template;
      const input = { ...(id === null ? {} : { id }), ...(kind === null ? {} : { kind }) };
      const { file } = await runJob('reportTemplates.word', input, 'reports.exporting');
      if (await saveFile(file)) announce(t('common.fileSaved'));
    } catch (failure) {
      announceError(failure);
    }
  };
  const stop = async ({ id, revision }: ReportTemplate) => {
    if (id === null) return;
    const reason = await askReason({
      ...{ title: t('reportTemplates.voidTitle'), body: t('reportTemplates.voidBody') },
      ...{ label: t('common.voidReason'), confirm: t('common.void'), danger: true },
    });
    if (reason === null) return;
    try {
      await call('reportTemplates.void', { id, expectedRevision: revision, reason });
      announce(t('reportTemplates.voided'));
      setSide(null);
      setChosenKey(null);
    } catch (failure) {
      announceError(failure);
    }
  };
  const isOwn = editable && chosen !== null && chosen.id !== null;
  useCommands([
    {
      id: 'reportTemplates.new',
      label: 'reportTemplates.add',
      shortcut: 'Ctrl+Alt+N',
      canRun: () => editable,
      run: blank,
    },
    {
      id: 'reportTemplates.change',
      label: 'reportTemplates.change',
      shortcut: 'Ctrl+E',
      canRun: () => isOwn,
      run: () => chosen !== null && open(chosen),
    },
    {
      id: 'reportTemplates.read',
      label: 'reportTemplates.fromWord',
      canRun: () => editable,
      run: () => setReading(true),
    },
    {
      id: 'reportTemplates.word',
      label: 'reportTemplates.word',
      canRun: () => chosen !== null,
      run: () => chosen !== null && void word(chosen),
    },
    {
      id: 'reportTemplates.copy',
      label: 'reportTemplates.copy',
      canRun: () => editable && chosen !== null,
      run: () => chosen !== null && copy(chosen),
    },
    {
      id: 'reportTemplates.void',
      label: 'reportTemplates.voidTitle',
      canRun: () => isOwn,
      run: () => chosen !== null && void stop(chosen),
    },
  ]);
  return (
    <Page
      scroll={false}
      title={t('reportTemplates.title')}
      subtitle={data === undefined ? undefined : t('common.total', { count: templates.length })}
      actions={
        <>
          <ExportMenu list="reportTemplates" input={{}} />
          {chosen !== null && (
            <>
              {isOwn && (
                <Button variant="subtle" color="red" onClick={() => void stop(chosen)}>
                  {t('common.void')}
                </Button>
              )}
              <Button variant="default" onClick={() => void word(chosen)}>
                {t('reportTemplates.word')}
              </Button>
              {editable && (
                <Button variant="default" onClick={() => copy(chosen)}>
                  {t('reportTemplates.copy')}
                </Button>
              )}
            </>
          )}
          {editable && (
            <>
              <Button
                variant="default"
                leftSection={<IconFileImport size={15} aria-hidden />}
                onClick={() => setReading(true)}
              >
                {t('reportTemplates.fromWord')}
              </Button>
              <Button leftSection={<IconPlus size={15} aria-hidden />} title="Ctrl+Alt+N" onClick={blank}>
                {t('reportTemplates.add')}
              </Button>
            </>
          )}
        </>
      }
    >
      <SubTabs label={t('shell.reports')} tabs={REPORT_TABS} />
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {data === undefined && error === null && <LoadingState />}
      <SplitView
        width="wide"
        small="side"
        list={
          <DataTable
            label={t('reportTemplates.title')}
            columns={columnsOf(text)}
            rowCount={templates.length}
            rowAt={(index) => templates[index]}
            keyOf={templateKey}
            selectedKey={chosenKey}
            onSelect={(row, _index, by) => (by === 'pointer' ? open(row) : setChosenKey(templateKey(row)))}
            onOpen={open}
            placeKey="report templates"
            autoFocus
          />
        }
        side={
          side === null ? null : (
            <TemplateSide
              side={side}
              template={side.kind === 'new' ? null : byKey(side.key)}
              editable={editable}
              onCopy={copy}
              onSaved={(id) => {
                setChosenKey(id);
                setSide(null);
              }}
              onClose={() => setSide(null)}
            />
          )
        }
      />
      {reading && (
        <ReadWordDialog
          onClose={() => setReading(false)}
          onRead={({ fileName, title, content, warnings }) => {
            setReading(false);
            const name = fileName.replace(/\.docx$/iu, '').slice(0, 60);
            begin({ values: { ...templateValues({ title, content }), name }, fileName, warnings });
          }}
        />
      )}
    </Page>
  );
}

type SideProps = {
  readonly side: Side;
  readonly template: ReportTemplate | null;
  readonly editable: boolean;
  onCopy(template: ReportTemplate): void;
  onSaved(id: string): void;
  onClose(): void;
};

function TemplateSide({ side, template, editable, onCopy, onSaved, onClose }: SideProps) {
  if (side.kind === 'new')
    return <TemplateForm key={side.round} template={null} start={side.start} onSaved={onSaved} onClose={onClose} />;
  if (template === null) return null;
  if (side.kind === 'form')
    return <TemplateForm key={side.key} template={template} start={null} onSaved={onSaved} onClose={onClose} />;
  return <TemplateView template={template} editable={editable} onCopy={() => onCopy(template)} onClose={onClose} />;
}

function columnsOf({ t, label }: Text): readonly Column<ReportTemplate>[] {
  return [
    {
      id: 'name',
      label: t('reportTemplates.name'),
      width: 136,
      grow: 1,
      render: ({ name }) => name,
      text: ({ name }) => name,
    },
    {
      id: 'kind',
      label: t('reportTemplates.kind'),
      width: 104,
      render: ({ kind }) => (kind === null ? t('reportTemplates.everyKind') : label('reportKindLabels', kind)),
    },
    {
      id: 'source',
      label: t('reportTemplates.source'),
      width: 72,
      render: ({ id }) => t(id === null ? 'reportTemplates.sourceProgram' : 'reportTemplates.sourceOffice'),
    },
    {
      id: 'updatedAt',
      label: t('reportTemplates.updatedAt'),
      width: 120,
      render: ({ updatedAt }) => (updatedAt === null ? '' : shortMoment(updatedAt)),
    },
  ];
}
