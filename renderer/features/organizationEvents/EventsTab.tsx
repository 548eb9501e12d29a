import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { runJob } from '#renderer/api/jobs.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import type { OrganizationTabProps } from '#renderer/app/organizationTabs.tsx';
import { EmptyState, ErrorNotice, LoadingState, Notice } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { printFile } from '#renderer/ui/printFile.ts';
import { useText } from '#renderer/ui/text.tsx';
import { FOUNDING_KINDS, isOneOf } from '#shared/features/organizationEvents/organizationEvents.lists.ts';
import { EventLine } from './EventLine.tsx';
import styles from './events.module.css';
import type { EventRow } from './eventWords.ts';
import { VoidDialog } from './VoidDialog.tsx';

/** Most events of one organization on its tab. */
const MOST = 500;

/** 登记事项 of one organization: every event, newest first, with the sheet of each and its voiding. */
export function EventsTab({ organizationId, editable }: OrganizationTabProps) {
  const { t } = useText();
  const can = useCan();
  const [voiding, setVoiding] = useState<EventRow | null>(null);
  const [includeVoided, setIncludeVoided] = useState(false);
  const list = useCall('organizationEvents.list', { organizationId, includeVoided, limit: MOST }, { keep: true });
  const allowed = useCall('organizationEvents.allowed', { organizationId });
  const standing = allowed.data;
  return (
    <>
      <div className={styles.standing}>
        {standing?.preparing && <Notice tone="near">{t('organizationEvents.preparingHelp')}</Notice>}
        {standing?.abnormalSince != null && (
          <Notice tone="overdue">
            {t('organizationEvents.onAbnormal', {
              since: standing.abnormalSince,
              date: standing.abnormalTwoYearsOn ?? '',
            })}
          </Notice>
        )}
        {standing?.seriousSince != null && (
          <Notice tone="overdue">{t('organizationEvents.onSerious', { since: standing.seriousSince })}</Notice>
        )}
      </div>
      <Section
        title={t('organizationEvents.title')}
        actions={
          <Checkbox
            label={t('organizationEvents.showVoided')}
            checked={includeVoided}
            onChange={(event) => setIncludeVoided(event.currentTarget.checked)}
          />
        }
      >
        <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
        {list.data === undefined && list.error === null && <LoadingState />}
        {list.data?.rows.length === 0 && (
          <EmptyState title={t('organizationEvents.none')} help={t('organizationEvents.noneHelp')} />
        )}
        <ol className={styles.list}>
          {list.data?.rows.map((event) => (
            <EventLine
              key={event.id}
              event={event}
              canVoid={editable && can('registry.void') && !event.voided && !isOneOf(FOUNDING_KINDS, event.kind)}
              canCite={editable}
              onPrint={() =>
                void printFile(() =>
                  runJob('organizationEvents.sheet', { id: event.id }, 'organizationEvents.printing'),
                )
              }
              onVoid={() => setVoiding(event)}
            />
          ))}
        </ol>
      </Section>
      {voiding !== null && <VoidDialog event={voiding} onClose={() => setVoiding(null)} />}
    </>
  );
}
