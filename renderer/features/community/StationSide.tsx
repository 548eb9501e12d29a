import { Button, CloseButton } from '@mantine/core';
import { useLocation } from 'wouter';
import { call } from '#renderer/api/client.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { AttachedFiles } from '#renderer/ui/AttachedFiles.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { Fact, Facts } from '#renderer/ui/Field.tsx';
import { FoldedHistory } from '#renderer/ui/FoldedHistory.tsx';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { placeWith } from '#renderer/ui/useAddressPart.ts';
import { actWithReason } from './acts.ts';
import { CloseStationDialog } from './CloseStationDialog.tsx';
import styles from './community.module.css';
import { activityFilters } from './filters.ts';
import { StationForm } from './StationForm.tsx';
import { StationState } from './StationState.tsx';

type Act = 'edit' | 'close' | null;
type Props = {
  readonly id: string;
  readonly act: Act;
  onAct(act: Act): void;
  onClose(): void;
};

/** One station beside the list: where it is, since when, who supports it, and the way to its activities. */
export function StationSide({ id, act, onAct, onClose }: Props) {
  const words = useText();
  const { t, known } = words;
  const can = useCan();
  const [, go] = useLocation();
  const { data: station, error, refetch } = useCall('serviceStations.get', { id }, { keep: true });
  useCommands([
    { id: 'station.close', label: 'common.close', shortcut: 'Escape', canRun: () => act === null, run: onClose },
  ]);
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (station === undefined) return <LoadingState />;
  const editable = can('community.write') && station.recordState !== 'voided';
  if (act === 'edit' && editable)
    return <StationForm station={station} onSaved={() => onAct(null)} onClose={() => onAct(null)} />;
  const target = { id, expectedRevision: station.revision };
  const reopen = () =>
    actWithReason(
      words,
      {
        ...{ title: 'serviceStations.reopen', body: 'serviceStations.reopenBody' },
        ...{ label: 'serviceStations.reopenReason', done: 'serviceStations.reopened' },
      },
      (reason) => call('serviceStations.close', { ...target, closedOn: null, reason }),
      false,
    );
  const voidIt = () =>
    actWithReason(
      words,
      {
        ...{ title: 'serviceStations.voidTitle', body: 'serviceStations.voidBody' },
        ...{ label: 'common.voidReason', done: 'serviceStations.voided' },
      },
      (reason) => call('serviceStations.void', { ...target, reason }),
    );
  const toActivities = () => {
    activityFilters.set({ stationId: id });
    go('/community/activities');
  };
  const { openedOn, closedOn } = station;
  return (
    <>
      <Section
        title={station.name}
        actions={<CloseButton size="sm" aria-label={t('common.close')} title="Esc" onClick={onClose} />}
      >
        <Facts>
          <Fact label={t('serviceStations.state')}>
            <StationState station={station} />{' '}
            {closedOn === null
              ? t('serviceStations.since', { date: openedOn })
              : t('serviceStations.closedSince', { from: openedOn, to: closedOn })}
          </Fact>
          <Fact label={t('stationFieldLabels.townshipName')}>{station.townshipName}</Fact>
          <Fact label={t('stationFieldLabels.communityName')}>{station.communityName}</Fact>
          <Fact label={t('stationFieldLabels.hubOrganizationId')}>{station.hubOrganizationName}</Fact>
          <Fact label={t('stationFieldLabels.leadPost')}>{station.leadPost}</Fact>
          <Fact label={t('serviceStations.activityCount')}>{String(station.activities)}</Fact>
          <Fact label={t('serviceStations.lastHeldOn')}>{station.lastHeldOn}</Fact>
          {station.note !== null && (
            <Fact label={t('stationFieldLabels.note')} wide>
              {station.note}
            </Fact>
          )}
        </Facts>
        {station.voidReason !== null && (
          <p className={styles.dim}>{t('community.voidedBecause', { reason: station.voidReason })}</p>
        )}
        <div className={styles.acts}>
          {editable && closedOn === null && (
            <Button onClick={() => go(placeWith('/community/activities', { side: 'new', station: id }))}>
              {t('serviceStations.addActivity')}
            </Button>
          )}
          <Button variant="default" onClick={toActivities}>
            {t('serviceStations.openActivities')}
          </Button>
          {editable && (
            <>
              <Button variant="default" onClick={() => onAct('edit')}>
                {t('common.edit')}
              </Button>
              {closedOn === null ? (
                <Button variant="default" onClick={() => onAct('close')}>
                  {t('serviceStations.close')}
                </Button>
              ) : (
                <Button variant="default" onClick={() => void reopen()}>
                  {t('serviceStations.reopen')}
                </Button>
              )}
              <Button variant="subtle" color="red" onClick={() => void voidIt()}>
                {t('common.void')}
              </Button>
            </>
          )}
        </div>
      </Section>
      <AttachedFiles
        title={t('serviceStations.attachments')}
        ownerType="service_station"
        ownerId={id}
        editable={editable}
      />
      <FoldedHistory
        id={id}
        fieldLabel={(field) => known(`stationFieldLabels.${field}`) ?? field}
        valueText={(field, value) =>
          field === 'hubOrganizationId' && value === station.hubOrganizationId
            ? (station.hubOrganizationName ?? '')
            : field === 'hubOrganizationId'
              ? t('common.organizationUnknown')
              : (known(`organizationLabels.${field}_${String(value)}`) ?? String(value))
        }
      />
      {act === 'close' && editable && <CloseStationDialog station={station} onClose={() => onAct(null)} />}
    </>
  );
}
