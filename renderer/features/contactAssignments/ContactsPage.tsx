import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconArrowsExchange, IconPrinter, IconSearch } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { runJob } from '#renderer/api/jobs.ts';
import { usePagedRows } from '#renderer/api/pages.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { DUTY_TABS } from '#renderer/app/navigationItems.ts';
import { useCommands } from '#renderer/ui/commands.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { FilterSelect } from '#renderer/ui/FilterSelect.tsx';
import { EmptyState, ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Page, Toolbar } from '#renderer/ui/Page.tsx';
import { printFile } from '#renderer/ui/printFile.ts';
import { SubTabs } from '#renderer/ui/SubTabs.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { CONTACT_TYPES, NO_TOWNSHIP } from '#shared/features/contactAssignments/contactAssignments.rules.ts';
import styles from './contactAssignments.module.css';
import { HolderList } from './HolderList.tsx';
import { MatrixView } from './MatrixView.tsx';
import { MoveDialog, type Moving } from './MoveDialog.tsx';
import { OrganizationList } from './OrganizationList.tsx';
import { useContactsPlace } from './useContactsPlace.ts';

/** 分管联系: who keeps contact with which organizations and townships as at a day, and what nobody looks after (features D4). */
export function ContactsPage() {
  const { t, label } = useText();
  const can = useCan();
  const search = useRef<HTMLInputElement>(null);
  const place = useContactsPlace();
  const { at, view, holder, filter, input } = place;
  const overview = useCall('contactAssignments.overview', { at }, { keep: true });
  const rows = usePagedRows('contactAssignments.organizations', input);
  const { data: facets } = useCall('organizations.facets', {});
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [moving, setMoving] = useState<Moving | null>(null);
  const canWrite = can('duties.write');
  const member = overview.data?.members.find(({ memberId }) => memberId === holder);
  const mayMove = canWrite && view === 'list' && (chosen.size > 0 || rows.total > 0);
  const openMove = () =>
    setMoving(
      chosen.size > 0 ? { kind: 'chosen', ids: [...chosen] } : { kind: 'filter', filter: input, total: rows.total },
    );
  const print = () =>
    void printFile(() =>
      runJob(
        'contactAssignments.print',
        { at, ...(member === undefined ? {} : { memberId: member.memberId }) },
        'contactAssignments.printing',
      ),
    );
  useCommands([
    { id: 'contacts.print', label: 'contactAssignments.print', shortcut: 'Ctrl+P', canRun: () => true, run: print },
    {
      id: 'contacts.move',
      label: 'contactAssignments.move',
      shortcut: 'Ctrl+Alt+M',
      canRun: () => mayMove,
      run: openMove,
    },
    {
      id: 'contacts.find',
      label: 'contactAssignments.find',
      shortcut: 'Ctrl+F',
      canRun: () => view === 'list',
      run: () => search.current?.focus(),
    },
  ]);
  const townships = overview.data?.townships.map(({ name }) => name) ?? [];
  return (
    <Page
      scroll={false}
      title={t('contactAssignments.title')}
      subtitle={
        overview.data !== undefined &&
        (overview.data.uncovered === 0
          ? t('contactAssignments.uncoveredAll')
          : t('contactAssignments.uncoveredSome', { count: overview.data.uncovered }))
      }
      actions={
        <>
          <Button variant="default" leftSection={<IconPrinter size={14} aria-hidden />} title="Ctrl+P" onClick={print}>
            {member === undefined
              ? t('contactAssignments.print')
              : t('contactAssignments.printMember', { name: member.name })}
          </Button>
          <ExportMenu list="contactAssignments" input={input} />
          {canWrite && view === 'list' && (
            <Button
              leftSection={<IconArrowsExchange size={15} aria-hidden />}
              title="Ctrl+Alt+M"
              disabled={!mayMove}
              onClick={openMove}
            >
              {t('contactAssignments.move')}
            </Button>
          )}
        </>
      }
    >
      <SubTabs label={t('duties.duties')} tabs={DUTY_TABS} />
      <Toolbar>
        <SegmentedControl
          aria-label={t('contactAssignments.view')}
          data={[
            { value: 'list', label: t('contactAssignments.viewList') },
            { value: 'matrix', label: t('contactAssignments.viewMatrix') },
          ]}
          value={view}
          onChange={(value) => place.show(value === 'matrix' ? 'matrix' : 'list')}
        />
        <span className={styles.at}>
          {t('contactAssignments.at')}
          <DateField
            aria-label={t('contactAssignments.at')}
            value={at}
            clearable={false}
            onChange={(date) => {
              setChosen(new Set());
              place.showDay(date);
            }}
          />
        </span>
        {view === 'list' && (
          <>
            <TextInput
              ref={search}
              w={212}
              leftSection={<IconSearch size={14} aria-hidden />}
              placeholder={t('contactAssignments.findPlaceholder')}
              aria-label={t('contactAssignments.find')}
              value={filter.value.text ?? ''}
              onChange={(event) => filter.narrow('text', event.currentTarget.value)}
            />
            <FilterSelect
              width={148}
              label={t('contactAssignments.township')}
              all={t('contactAssignments.allTownships')}
              options={[...townships, NO_TOWNSHIP]}
              words={(name) => (name === NO_TOWNSHIP ? t('contactAssignments.noTownship') : name)}
              value={filter.value.townshipName}
              onChange={(name) => filter.narrow('townshipName', name)}
            />
            <FilterSelect
              width={124}
              label={t('contactAssignments.type')}
              all={t('contactAssignments.allTypes')}
              options={CONTACT_TYPES}
              words={(type) => label('contactTypeLabels', type)}
              value={filter.value.type}
              onChange={(type) => filter.narrow('type', type)}
            />
            <FilterSelect
              width={156}
              label={t('contactAssignments.allSupervisors')}
              all={t('contactAssignments.allSupervisors')}
              options={facets?.supervisingUnits ?? []}
              value={filter.value.supervisingUnit}
              onChange={(name) => filter.narrow('supervisingUnit', name)}
            />
            {filter.narrowed && (
              <Button variant="subtle" onClick={filter.clear}>
                {t('common.clearFilter')}
              </Button>
            )}
          </>
        )}
        {view === 'matrix' && <span className={styles.dim}>{t('contactAssignments.matrixHelp')}</span>}
      </Toolbar>
      <ErrorNotice error={overview.error ?? rows.error} onRetry={() => void overview.refetch()} />
      {overview.data === undefined && overview.error === null && <LoadingState />}
      {overview.data !== undefined && overview.data.members.length === 0 && (
        <EmptyState title={t('contactAssignments.noMembers')} help={t('contactAssignments.noMembersHelp')} />
      )}
      {overview.data !== undefined && overview.data.members.length > 0 && view === 'list' && (
        <div className={styles.split}>
          <HolderList overview={overview.data} holder={holder} onChoose={place.choose} />
          <OrganizationList
            rows={rows}
            filter={filter}
            input={input}
            holder={holder}
            canChoose={canWrite}
            chosen={chosen}
            onChosen={setChosen}
          />
        </div>
      )}
      {overview.data !== undefined && overview.data.members.length > 0 && view === 'matrix' && (
        <MatrixView
          overview={overview.data}
          township={place.township}
          editable={canWrite}
          onTownship={place.showTownship}
          onList={place.showList}
          onMove={(name) => setMoving({ kind: 'township', name })}
        />
      )}
      {moving !== null && overview.data !== undefined && (
        <MoveDialog
          moving={moving}
          members={overview.data.members}
          onClose={() => setMoving(null)}
          onMoved={() => {
            setChosen(new Set());
            setMoving(null);
          }}
        />
      )}
    </Page>
  );
}
