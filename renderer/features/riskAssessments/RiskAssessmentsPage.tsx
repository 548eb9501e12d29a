import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { runJob } from '#renderer/api/jobs.ts';
import { usePagedRows } from '#renderer/api/pages.ts';
import { useCan, useSession } from '#renderer/api/session.tsx';
import { RISK_TABS } from '#renderer/app/navigationItems.ts';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { FilterSelect, yearsDownFrom } from '#renderer/ui/FilterSelect.tsx';
import { daysBetween } from '#renderer/ui/format.ts';
import { ListPage, ListTable } from '#renderer/ui/ListPage.tsx';
import { createFilterStore, useAskedChoice, useListFilter } from '#renderer/ui/listFilter.ts';
import { printFile } from '#renderer/ui/printFile.ts';
import { useText } from '#renderer/ui/text.tsx';
import { useAskedForm } from '#renderer/ui/useAskedForm.ts';
import type { CallInput } from '#shared/contract/list.ts';
import {
  ASSESSMENT_STATES,
  RISK_LEVELS,
  SUBJECT_KINDS,
  type SubjectKind,
} from '#shared/features/riskAssessments/riskAssessments.lists.ts';
import { NewAssessmentDialog } from './NewAssessmentDialog.tsx';
import { assessmentColumns } from './riskWords.tsx';

type Filter = Omit<CallInput<'riskAssessments.list'>, 'offset' | 'limit' | 'subjectId' | 'organizationId'>;

const filterStore = createFilterStore<Filter>({});
const STATES = [...ASSESSMENT_STATES, 'all'] as const;

/** 风险评估: every assessment, drafts and those in force first of all. */
export function RiskAssessmentsPage() {
  const text = useText();
  const { t, label } = text;
  const can = useCan();
  const { today } = useSession();
  const [, go] = useLocation();
  const filter = useListFilter(filterStore);
  useAskedChoice(filterStore, 'state', STATES);
  const { value, settled, narrow } = filter;
  const rows = usePagedRows('riskAssessments.list', settled);
  const [adding, setAdding] = useState(false);
  const canWrite = can('risk.write');
  const start = () => setAdding(true);
  useAskedForm('riskAssessment:', true, (id) => {
    if (id.startsWith('new') && canWrite) setAdding(true);
    else go(`/risk/${id}`, { replace: true });
    return true;
  });
  const print = () =>
    printFile(() => runJob('riskAssessments.printRegister', settled, 'riskAssessments.printRegister'));
  return (
    <ListPage
      title={t('riskAssessments.title')}
      rows={rows}
      filter={filter}
      tabs={{ label: t('shell.risk'), tabs: RISK_TABS }}
      commands={[
        { id: 'risk.add', label: 'riskAssessments.add', shortcut: 'Ctrl+Alt+N', canRun: () => canWrite, run: start },
      ]}
      print={{ id: 'risk.print', label: 'riskAssessments.printRegister', run: () => void print() }}
      actions={
        <>
          <BlankForms />
          <ExportMenu list="riskAssessments" input={settled} />
          {canWrite && (
            <Button leftSection={<IconPlus size={15} aria-hidden />} title="Ctrl+Alt+N" onClick={start}>
              {t('riskAssessments.add')}
            </Button>
          )}
        </>
      }
      search={{
        id: 'risk.find',
        label: 'riskAssessments.find',
        placeholder: t('riskAssessments.findPlaceholder'),
        width: 210,
        value: value.text,
        onChange: (typed) => narrow('text', typed),
      }}
      filters={
        <>
          <FilterSelect
            width={110}
            label={t('riskAssessments.kindFilter')}
            all={t('riskAssessments.allKinds')}
            options={SUBJECT_KINDS}
            words={(kind) => label('riskSubjectLabels', kind)}
            value={value.subjectKind}
            onChange={(kind) => narrow('subjectKind', kind)}
          />
          <FilterSelect
            width={110}
            label={t('riskAssessments.levelFilter')}
            all={t('riskAssessments.allLevels')}
            options={RISK_LEVELS}
            words={(level) => label('riskLevelLabels', level)}
            value={value.level}
            onChange={(level) => narrow('level', level)}
          />
          <FilterSelect
            width={132}
            label={t('riskAssessments.stateFilter')}
            all={t('riskAssessments.stateDefault')}
            options={STATES}
            words={(state) => (state === 'all' ? t('riskAssessments.stateAll') : label('riskStateLabels', state))}
            value={value.state}
            onChange={(state) => narrow('state', state)}
          />
          <FilterSelect
            width={104}
            label={t('riskAssessments.yearFilter')}
            all={t('riskAssessments.allYears')}
            options={yearsDownFrom(Number(today.slice(0, 4)))}
            value={value.year}
            onChange={(year) => narrow('year', year)}
          />
        </>
      }
    >
      <ListTable
        label={t('riskAssessments.title')}
        rows={rows}
        filter={filter}
        columns={assessmentColumns(text, (day) => daysBetween(today, day))}
        onOpen={(row) => go(`/risk/${row.id}`)}
        placeKey="riskAssessments"
        noneFound={t('riskAssessments.noneFound')}
        none={{
          title: t('riskAssessments.none'),
          help: t('riskAssessments.noneHelp'),
          action: canWrite && <Button onClick={start}>{t('riskAssessments.add')}</Button>,
        }}
      />
      {adding && <NewAssessmentDialog subject={null} onClose={() => setAdding(false)} />}
    </ListPage>
  );
}

const BLANKS = {
  organization: 'riskAssessments.blankOrganization',
  activity: 'riskAssessments.blankActivity',
  venue: 'riskAssessments.blankVenue',
} as const satisfies Record<SubjectKind, string>;

/** The empty form of each kind of subject. */
function BlankForms() {
  const { t } = useText();
  const print = (subjectKind: SubjectKind) =>
    void printFile(() => runJob('riskAssessments.printBlank', { subjectKind }, 'riskAssessments.printBlank'));
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
          {t('riskAssessments.printBlank')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {SUBJECT_KINDS.map((kind) => (
          <Menu.Item key={kind} onClick={() => print(kind)}>
            {t(BLANKS[kind])}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
