import { Button, CloseButton } from '@mantine/core';
import { Link, useLocation } from 'wouter';
import { call } from '#renderer/api/client.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { AttachedFiles } from '#renderer/ui/AttachedFiles.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { Fact, Facts } from '#renderer/ui/Field.tsx';
import { FoldedHistory, storedJson } from '#renderer/ui/FoldedHistory.tsx';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { placeWith } from '#renderer/ui/useAddressPart.ts';
import { ActivityForm } from './ActivityForm.tsx';
import { actWithReason } from './acts.ts';
import styles from './community.module.css';

type Props = {
  readonly id: string;
  readonly editing: boolean;
  onEdit(on: boolean): void;
  onClose(): void;
};

/** One activity beside the list: counts, organizations, who led it on site, its files. */
export function ActivitySide({ id, editing, onEdit, onClose }: Props) {
  const words = useText();
  const { t, label, known } = words;
  const can = useCan();
  const [, go] = useLocation();
  const { data: activity, error, refetch } = useCall('stationActivities.get', { id }, { keep: true });
  useCommands([
    { id: 'activity.close', label: 'common.close', shortcut: 'Escape', canRun: () => !editing, run: onClose },
  ]);
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (activity === undefined) return <LoadingState />;
  const editable = can('community.write') && activity.recordState !== 'voided';
  if (editing && editable)
    return <ActivityForm activity={activity} onSaved={() => onEdit(false)} onClose={() => onEdit(false)} />;
  const voidIt = () =>
    actWithReason(
      words,
      {
        ...{ title: 'stationActivities.voidTitle', body: 'stationActivities.voidBody' },
        ...{ label: 'common.voidReason', done: 'stationActivities.voided' },
      },
      (reason) => call('stationActivities.void', { id, expectedRevision: activity.revision, reason }),
    );
  const category = label('activityCategoryLabels', activity.category);
  const names = new Map(activity.organizations.map((one) => [one.id, one.name]));
  const lead = [activity.onsiteLeadName, activity.onsiteLeadPost].filter(Boolean).join('　');
  return (
    <>
      <Section
        title={activity.title ?? t('stationActivities.untitled', { category })}
        actions={<CloseButton size="sm" aria-label={t('common.close')} title="Esc" onClick={onClose} />}
      >
        <Facts>
          <Fact label={t('activityFieldLabels.heldOn')}>{activity.heldOn}</Fact>
          <Fact label={t('activityFieldLabels.stationId')}>
            <button
              type="button"
              className={styles.link}
              onClick={() => go(placeWith('/community', { station: activity.stationId }))}
            >
              {activity.stationName}
            </button>
          </Fact>
          <Fact label={t('community.township')}>{activity.townshipName}</Fact>
          <Fact label={t('activityFieldLabels.category')}>{category}</Fact>
          <Fact label={t('activityFieldLabels.volunteerTimes')}>{String(activity.volunteerTimes)}</Fact>
          <Fact label={t('activityFieldLabels.servedTimes')}>{String(activity.servedTimes)}</Fact>
          <Fact label={t('activityFieldLabels.hours')}>{activity.hours.toFixed(1)}</Fact>
          <Fact label={t('stationActivities.onsiteLead')}>{lead === '' ? null : lead}</Fact>
          {activity.note !== null && (
            <Fact label={t('activityFieldLabels.note')} wide>
              {activity.note}
            </Fact>
          )}
        </Facts>
        {activity.voidReason !== null && (
          <p className={styles.dim}>{t('community.voidedBecause', { reason: activity.voidReason })}</p>
        )}
        {editable && (
          <div className={styles.acts}>
            <Button onClick={() => onEdit(true)}>{t('common.edit')}</Button>
            <Button variant="subtle" color="red" onClick={() => void voidIt()}>
              {t('common.void')}
            </Button>
          </div>
        )}
      </Section>
      <Section title={t('stationActivities.organizations')}>
        {activity.organizations.length === 0 ? (
          <p className={styles.dim}>{t('stationActivities.noOrganizations')}</p>
        ) : (
          <ul className={styles.names}>
            {activity.organizations.map((one) => (
              <li key={one.id}>
                <Link href={`/organizations/${one.id}`}>{one.name}</Link>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <AttachedFiles
        title={t('stationActivities.attachments')}
        ownerType="station_activity"
        ownerId={id}
        editable={editable}
      />
      <FoldedHistory
        id={id}
        fieldLabel={(field) => known(`activityFieldLabels.${field}`) ?? field}
        valueText={(field, value) => {
          if (field === 'category') return label('activityCategoryLabels', String(value));
          if (field === 'stationId' && value === activity.stationId) return activity.stationName;
          const list = field === 'organizationIds' ? storedJson(value) : null;
          if (Array.isArray(list))
            return list.map((one) => names.get(one) ?? t('common.organizationUnknown')).join('、');
          return known(`organizationLabels.${field}_${String(value)}`) ?? String(value);
        }}
      />
    </>
  );
}
