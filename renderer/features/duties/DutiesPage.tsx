import { Button, SegmentedControl, Select } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useCall } from '#renderer/api/queries.ts';
import { useCan, useSession } from '#renderer/api/session.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { EmptyState, ErrorNotice, LoadingState, Notice } from '#renderer/ui/Notice.tsx';
import { Page, Toolbar } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import { AssignmentForm } from './AssignmentForm.tsx';
import styles from './DutiesPage.module.css';
import { DutyTable } from './DutyTable.tsx';
import { GroupForm } from './GroupForm.tsx';
import { GroupHead } from './GroupHead.tsx';
import { MemberForm } from './MemberForm.tsx';
import { MembersTable } from './MembersTable.tsx';
import { UnitForm } from './UnitForm.tsx';
import { UnitsTable } from './UnitsTable.tsx';

export type Overview = CallOutput<'duties.overview'>;
export type Assignment = Overview['assignments'][number];
export type Member = Overview['members'][number];
export type Group = Overview['groups'][number];
export type Unit = Overview['units'][number];

/** What is edited at the side; a null record is a new one. */
export type Side =
  | { readonly kind: 'group'; readonly group: Group | null }
  | { readonly kind: 'member'; readonly member: Member | null }
  | { readonly kind: 'assignment'; readonly assignment: Assignment | null; readonly groupId: string | null }
  | { readonly kind: 'unit' };

const TABS = ['table', 'members', 'units'] as const;
type Tab = (typeof TABS)[number];

/** Leading groups, their people, and who is responsible for what as at a date (domain.md §5). */
export function DutiesPage() {
  const { t } = useText();
  const can = useCan();
  const { today } = useSession();
  const [at, setAt] = useState(today);
  const [tab, setTab] = useState<Tab>('table');
  const [groupId, setGroupId] = useState<string | null>(null);
  const [side, setSide] = useState<Side | null>(null);
  const { data, error, refetch } = useCall('duties.overview', { at }, { keep: true });
  const canWrite = can('duties.write');
  const groups = data?.groups.filter((group) => group.recordState !== 'voided') ?? [];
  const shown = groups.filter((group) => groupId === null || group.id === groupId);
  const edit = canWrite ? setSide : undefined;
  const close = () => setSide(null);
  return (
    <Page
      scroll={false}
      title={t('duties.duties')}
      actions={
        <>
          <ExportMenu list="duties" input={{ at, ...(groupId === null ? {} : { leadingGroupId: groupId }) }} />
          {canWrite && (
            <>
              <Button variant="default" onClick={() => setSide({ kind: 'group', group: null })}>
                {t('duties.newGroup')}
              </Button>
              <Button variant="default" onClick={() => setSide({ kind: 'member', member: null })}>
                {t('duties.newMember')}
              </Button>
              <Button
                leftSection={<IconPlus size={15} aria-hidden />}
                disabled={groups.length === 0 || data?.members.length === 0}
                onClick={() =>
                  setSide({ kind: 'assignment', assignment: null, groupId: groupId ?? groups[0]?.id ?? null })
                }
              >
                {t('duties.newAssignment')}
              </Button>
            </>
          )}
        </>
      }
    >
      <Toolbar>
        <SegmentedControl
          data={[
            { value: 'table', label: t('duties.table') },
            { value: 'members', label: t('duties.members') },
            { value: 'units', label: t('duties.units') },
          ]}
          value={tab}
          onChange={(value) => setTab(TABS.find((item) => item === value) ?? 'table')}
        />
        {tab === 'table' && (
          <>
            <span className={styles.at}>
              {t('duties.at')}
              <DateField
                aria-label={t('duties.at')}
                value={at}
                clearable={false}
                onChange={(date) => date !== null && setAt(date)}
              />
            </span>
            <Select
              w={260}
              clearable
              placeholder={t('duties.allGroups')}
              aria-label={t('duties.group')}
              data={groups.map((group) => ({ value: group.id, label: group.name }))}
              value={groupId}
              onChange={setGroupId}
            />
            <span className={styles.dim}>{t('duties.atHelp')}</span>
          </>
        )}
      </Toolbar>
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {data === undefined && error === null && <LoadingState />}
      {data !== undefined && (
        <div className={styles.split}>
          <div className={styles.main}>
            {tab === 'members' && <MembersTable members={data.members} units={data.units} onEdit={edit} />}
            {tab === 'units' && <UnitsTable units={data.units} onEdit={edit} />}
            {tab === 'table' && groups.length === 0 && (
              <EmptyState
                title={t('duties.noGroups')}
                help={t('duties.noGroupsHelp')}
                action={
                  canWrite && (
                    <Button onClick={() => setSide({ kind: 'group', group: null })}>{t('duties.newGroup')}</Button>
                  )
                }
              />
            )}
            {tab === 'table' &&
              shown.map((group) => {
                const rows = data.assignments.filter((row) => row.leadingGroupId === group.id);
                const inForce = group.establishedOn <= at && (group.dissolvedOn === null || group.dissolvedOn >= at);
                return (
                  <section key={group.id} className={styles.group}>
                    <GroupHead group={group} count={rows.length} onEdit={edit} />
                    {inForce && rows.length > 0 && !rows.some((row) => row.role === 'leader') && (
                      <Notice tone="behind">{t('duties.leaderMissing', { group: group.name })}</Notice>
                    )}
                    <DutyTable rows={rows} at={at} onEdit={edit} />
                  </section>
                );
              })}
          </div>
          {side !== null && (
            <aside className={styles.side}>
              {side.kind === 'group' && <GroupForm key={side.group?.id ?? 'new'} group={side.group} onClose={close} />}
              {side.kind === 'member' && (
                <MemberForm key={side.member?.id ?? 'new'} member={side.member} units={data.units} onClose={close} />
              )}
              {side.kind === 'unit' && <UnitForm onClose={close} />}
              {side.kind === 'assignment' && (
                <AssignmentForm
                  key={side.assignment?.id ?? 'new'}
                  assignment={side.assignment}
                  groupId={side.groupId}
                  overview={data}
                  onClose={close}
                />
              )}
            </aside>
          )}
        </div>
      )}
    </Page>
  );
}
