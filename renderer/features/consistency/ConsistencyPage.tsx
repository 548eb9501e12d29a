import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useMemo } from 'react';
import { Link, useLocation } from 'wouter';
import { runJob } from '#renderer/api/jobs.ts';
import type { PagedRows } from '#renderer/api/pages.ts';
import { useCall } from '#renderer/api/queries.ts';
import { TODAY_TABS } from '#renderer/app/navigationItems.ts';
import type { Column } from '#renderer/ui/DataTable.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { FilterSegments } from '#renderer/ui/FilterSegments.tsx';
import { FilterSelect } from '#renderer/ui/FilterSelect.tsx';
import { shortMoment } from '#renderer/ui/format.ts';
import { ListPage, ListTable } from '#renderer/ui/ListPage.tsx';
import { createFilterStore, useListFilter } from '#renderer/ui/listFilter.ts';
import { printFile } from '#renderer/ui/printFile.ts';
import { StateBadge, type Tone } from '#renderer/ui/StateBadge.tsx';
import { type Text, useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import type { ConsistencyFilter, Finding } from '#shared/features/consistency/consistency.contract.ts';
import {
  CONSISTENCY_MODULES,
  CONSISTENCY_SEVERITIES,
  type ConsistencySeverity,
  MOST_OF_A_RULE,
} from '#shared/features/consistency/consistency.lists.ts';
import {
  findingName,
  findingSentence,
  moduleKey,
  ruleName,
  severityKey,
} from '#shared/features/consistency/findingWords.ts';
import styles from './Consistency.module.css';

const filterStore = createFilterStore<ConsistencyFilter>({});
const SEGMENTS = ['all', ...CONSISTENCY_SEVERITIES] as const;
const TONES: Readonly<Record<ConsistencySeverity, Tone>> = { error: 'overdue', warning: 'near', hint: 'quiet' };
const ICONS = { error: 'ban', warning: 'warning', hint: 'dot' } as const;
type Rule = CallOutput<'consistency.check'>['rules'][number];

/** 数据核对: what contradicts what over all modules, each line one press from the record (features K8). */
export function ConsistencyPage() {
  const text = useText();
  const { t, locale } = text;
  const [, go] = useLocation();
  const filter = useListFilter(filterStore, 0);
  const { value, narrow } = filter;
  // The whole check is asked for once; what is shown of it is chosen here.
  const { data, error, isFetching, refetch } = useCall('consistency.check', {}, { keep: true });
  const shown = useMemo(() => data?.findings.filter((one) => fits(one, value)) ?? [], [data, value]);
  const rules = data?.rules ?? [];
  const within = rules.filter((rule) => fits(rule, { ...value, severity: undefined }));
  const countOf = (list: readonly Rule[]) => list.reduce((sum, { count }) => sum + count, 0);
  const total = countOf(rules.filter((rule) => fits(rule, value)));
  const cut = rules.filter((rule) => rule.count > MOST_OF_A_RULE && fits(rule, value));
  const rows: PagedRows<Finding> = {
    total: shown.length,
    rowAt: (index) => shown[index],
    showing: () => undefined,
    loading: data === undefined && error === null,
    error,
    refetch: () => void refetch(),
  };
  const found = CONSISTENCY_MODULES.filter((module) => rules.some((rule) => rule.module === module && rule.count > 0));
  const broken = rules.filter((rule) => rule.count > 0 && (value.module === undefined || rule.module === value.module));
  const counted = (name: string, count: number) => t('consistency.counted', { name, count });
  return (
    <ListPage
      title={t('consistency.title')}
      rows={{ ...rows, total }}
      filter={filter}
      tabs={{ label: t('shell.today'), tabs: TODAY_TABS }}
      print={{
        id: 'consistency.print',
        label: 'consistency.print',
        run: () => void printFile(() => runJob('consistency.print', value, 'consistency.printing')),
      }}
      commands={[
        {
          id: 'consistency.recheck',
          label: 'consistency.recheck',
          shortcut: 'F5',
          canRun: () => !isFetching,
          run: () => void refetch(),
        },
      ]}
      actions={
        <>
          <ExportMenu list="consistency" input={value} />
          <Button
            variant="default"
            leftSection={<IconRefresh size={14} aria-hidden />}
            loading={isFetching}
            title="F5"
            onClick={() => void refetch()}
          >
            {t('consistency.recheck')}
          </Button>
        </>
      }
      filters={
        <>
          <FilterSegments
            label={t('consistency.severity')}
            options={SEGMENTS}
            words={(option) => (option === 'all' ? t('consistency.allSeverities') : t(severityKey(option)))}
            count={(option) =>
              data && countOf(within.filter(({ severity }) => option === 'all' || severity === option))
            }
            value={value.severity ?? 'all'}
            onChange={(chosen) => narrow('severity', chosen === 'all' ? undefined : chosen)}
          />
          <FilterSelect
            width={140}
            label={t('consistency.module')}
            all={t('consistency.allModules')}
            options={found}
            words={(module) => counted(t(moduleKey(module)), countOf(rules.filter((rule) => rule.module === module)))}
            value={value.module}
            onChange={(chosen) => narrow('module', chosen)}
          />
          <FilterSelect
            width={224}
            label={t('consistency.rule')}
            all={t('consistency.allRules')}
            options={broken.map(({ rule }) => rule)}
            words={(key) => counted(ruleName(key, locale), broken.find(({ rule }) => rule === key)?.count ?? 0)}
            value={value.rule}
            onChange={(chosen) => narrow('rule', chosen)}
          />
        </>
      }
    >
      <p className={styles.note}>
        {data !== undefined &&
          t('consistency.subtitle', {
            rules: data.rules.length,
            seconds: (data.took / 1000).toFixed(1),
            moment: shortMoment(data.checkedAt),
          })}
        <span className={styles.help}>{t('consistency.severityHelp')}</span>
        {cut.map(({ rule, count }) => (
          <span key={rule} className={styles.help}>
            {t('consistency.cut', { rule: ruleName(rule, locale), count, shown: MOST_OF_A_RULE })}
          </span>
        ))}
      </p>
      <ListTable
        label={t('consistency.title')}
        rows={rows}
        filter={filter}
        columns={columnsOf(text)}
        onOpen={(row) => go(row.place)}
        placeKey="consistency"
        noneFound={t('consistency.noneFound')}
        none={{ title: t('consistency.none'), help: t('consistency.noneHelp') }}
      />
    </ListPage>
  );
}

function fits(one: Pick<Finding, 'rule' | 'module' | 'severity'>, filter: ConsistencyFilter): boolean {
  const { rule = one.rule, module = one.module, severity = one.severity } = filter;
  return one.rule === rule && one.module === module && one.severity === severity;
}

function columnsOf({ t, locale }: Text): readonly Column<Finding>[] {
  return [
    {
      id: 'severity',
      label: t('consistency.severity'),
      width: 84,
      render: ({ severity }) => (
        <StateBadge tone={TONES[severity]} icon={ICONS[severity]}>
          {t(severityKey(severity))}
        </StateBadge>
      ),
      text: ({ severity }) => t(severityKey(severity)),
    },
    {
      id: 'module',
      label: t('consistency.module'),
      width: 112,
      render: ({ module }) => t(moduleKey(module)),
      text: ({ module }) => t(moduleKey(module)),
    },
    {
      id: 'name',
      label: t('consistency.name'),
      width: 176,
      grow: 2,
      render: (row) => (
        <Link href={row.place} title={t('consistency.open')}>
          {findingName(row, locale)}
        </Link>
      ),
      text: (row) => findingName(row, locale),
    },
    {
      id: 'finding',
      label: t('consistency.finding'),
      width: 304,
      grow: 4,
      render: (row) => findingSentence(row, locale),
      text: (row) => `${ruleName(row.rule, locale)}：${findingSentence(row, locale)}`,
    },
  ];
}
