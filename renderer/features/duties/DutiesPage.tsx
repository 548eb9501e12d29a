import { Button, SegmentedControl, Select } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useCall } from '#renderer/api/queries.ts';
import { useCan, useSession } from '#renderer/api/session.tsx';
import { DUTY_TABS } from '#renderer/app/navigationItems.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { EmptyState, ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Page, SplitView, Toolbar } from '#renderer/ui/Page.tsx';
import { SubTabs } from '#renderer/ui/SubTabs.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { placeWith, useAddressPart } from '#renderer/ui/useAddressPart.ts';
import { useAskedForm } from '#renderer/ui/useAskedForm.ts';
import { isInForce } from '#shared/features/duties/duties.rules.ts';
import styles from './DutiesPage.module.css';
import { DutyDialogs, type OpenDialog } from './DutyDialogs.tsx';
import { DutySide } from './DutySide.tsx';
import { DutyViews } from './DutyViews.tsx';
import { parseDay } from './dutyAddress.ts';
import { DUTY_VIEWS, type Finding, type Side } from './dutyTypes.ts';
import { formOfDraft, mendOf } from './openForms.ts';
import { PrintMenu } from './PrintMenu.tsx';

/** Leading groups, their people, and who is responsible for what as at a date (domain.md §5). */
export function DutiesPage() {
  const { t } = useText();
  const can = useCan();
  const { today } = useSession();
  const [atText, setAt] = useAddressPart('at');
  const [asked, setView] = useAddressPart('view');
  const [groupId, setGroup] = useAddressPart('group');
  const [, go] = useLocation();
  const [chosenId] = useAddressPart('assignment');
  const [side, setSide] = useState<Side | null>(null);
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const at = parseDay(atText) ?? today;
  const view = DUTY_VIEWS.find((one) => one === asked) ?? 'table';
  const { data, error, refetch } = useCall('duties.overview', { at }, { keep: true });
  const canWrite = can('duties.write');
  const edit = canWrite ? setSide : undefined;
  useAskedForm('duty', data !== undefined, (key) => {
    const form = data === undefined ? undefined : formOfDraft(data, key);
    if (form !== undefined && canWrite) setSide(form);
    return form !== undefined;
  });
  const groups = data?.groups ?? [];
  const chosenGroup = groups.find(({ id }) => id === groupId);
  // What speaks of one group takes the first one that works on the day.
  const group = chosenGroup ?? groups.find((one) => isInForce(one, at)) ?? groups[0];
  const dated = view !== 'members' && view !== 'units';
  const mend = (finding: Finding) => {
    if (data === undefined) return;
    if (finding.kind === 'gap') {
      go(placeWith('/duties', { at: atText, group: finding.groupId, view: 'succession', post: finding.role }));
      return;
    }
    const act = mendOf(data, finding);
    if (act === undefined) return;
    if ('item' in act) setDialog({ kind: 'owner', item: act.item });
    else setSide(act.side);
  };
  const create = () => {
    if (view === 'members') setSide({ kind: 'member', member: null });
    else if (view === 'units') setSide({ kind: 'unit' });
    else if (view === 'items') setSide({ kind: 'item', item: null, groupId: group?.id ?? null });
    else setSide({ kind: 'assignment', assignment: null, groupId: group?.id ?? null });
  };
  const newLabel =
    view === 'members'
      ? 'duties.newMember'
      : view === 'units'
        ? 'duties.newUnit'
        : view === 'items'
          ? 'duties.newItem'
          : 'duties.newAssignment';
  const cannotCreate = dated && (groups.length === 0 || (view !== 'items' && data?.members.length === 0));
  const leadingGroupId = chosenGroup?.id ?? null;
  return (
    <Page
      scroll={false}
      title={t('duties.duties')}
      actions={
        <>
          {group !== undefined && (
            <PrintMenu at={at} groupId={leadingGroupId} onLetters={() => setDialog({ kind: 'letters', group })} />
          )}
          <ExportMenu list="duties" input={{ at, ...(leadingGroupId === null ? {} : { leadingGroupId }) }} />
          {canWrite && (
            <>
              <Button variant="default" onClick={() => setSide({ kind: 'group', group: null })}>
                {t('duties.newGroup')}
              </Button>
              {view !== 'members' && (
                <Button variant="default" onClick={() => setSide({ kind: 'member', member: null })}>
                  {t('duties.newMember')}
                </Button>
              )}
              <Button leftSection={<IconPlus size={15} aria-hidden />} disabled={cannotCreate} onClick={create}>
                {t(newLabel)}
              </Button>
            </>
          )}
        </>
      }
    >
      <SubTabs label={t('duties.duties')} tabs={DUTY_TABS} />
      <Toolbar>
        <SegmentedControl
          data={DUTY_VIEWS.map((value) => ({ value, label: t(`duties.${value}`) }))}
          value={view}
          onChange={(value) => setView(value === 'table' ? null : value)}
        />
        {dated && (
          <>
            <div className={styles.at}>
              <DateField
                aria-label={t('duties.at')}
                value={at}
                clearable={false}
                onChange={(date) => date !== null && setAt(date === today ? null : date)}
              />
            </div>
            <Select
              w={250}
              clearable={view === 'table'}
              placeholder={t('duties.allGroups')}
              aria-label={t('duties.group')}
              data={groups.map((one) => ({ value: one.id, label: one.name }))}
              value={view === 'table' ? leadingGroupId : (group?.id ?? null)}
              onChange={(id) => setGroup(id)}
            />
          </>
        )}
      </Toolbar>
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {data === undefined && error === null && <LoadingState />}
      {data !== undefined && groups.length === 0 && dated && (
        <EmptyState
          title={t('duties.noGroups')}
          help={t('duties.noGroupsHelp')}
          action={
            canWrite && <Button onClick={() => setSide({ kind: 'group', group: null })}>{t('duties.newGroup')}</Button>
          }
        />
      )}
      {data !== undefined && (
        <SplitView
          width="narrow"
          small="both"
          list={
            <DutyViews
              view={view}
              overview={data}
              group={group}
              groupId={leadingGroupId}
              chosenId={chosenId}
              onEdit={edit}
              onMend={canWrite ? mend : undefined}
              onReplace={(assignment) => setDialog({ kind: 'replace', assignment })}
            />
          }
          side={side === null ? null : <DutySide side={side} overview={data} onClose={() => setSide(null)} />}
        />
      )}
      {data !== undefined && dialog !== null && (
        <DutyDialogs open={dialog} overview={data} onClose={() => setDialog(null)} />
      )}
    </Page>
  );
}
