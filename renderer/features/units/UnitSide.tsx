import { Button, CloseButton } from '@mantine/core';
import { useState } from 'react';
import { call } from '#renderer/api/client.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { askReason } from '#renderer/ui/dialogs.tsx';
import { Fact, Facts } from '#renderer/ui/Field.tsx';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { RecordHistory } from '#renderer/ui/RecordHistory.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useAskedForm } from '#renderer/ui/useAskedForm.ts';
import { UnitChangeDialog } from './UnitChangeDialog.tsx';
import { UnitChanges } from './UnitChanges.tsx';
import { UnitForm } from './UnitForm.tsx';
import styles from './UnitsPage.module.css';
import { endOf } from './unitColumns.tsx';
import { useShowInRegistry } from './unitWords.ts';

const HIDDEN: ReadonlySet<string> = new Set(['parentId', 'mergedIntoId', 'settings', 'local', 'documentPrefix']);

/** One unit beside the list: what is noted of it, what may be done with it, and what happened to it. */
export function UnitSide({ id, onClose }: { readonly id: string; onClose(): void }) {
  const { t, label, known } = useText();
  const can = useCan();
  const { data, error, refetch } = useCall('units.get', { id }, { keep: true });
  const showInRegistry = useShowInRegistry();
  const [doing, setDoing] = useState<'edit' | 'renamed' | 'merged' | 'ended' | null>(null);
  const [all, setAll] = useState(false);
  useCommands([
    { id: 'units.close', label: 'common.close', shortcut: 'Escape', canRun: () => doing === null, run: onClose },
  ]);
  useAskedForm(`unit:${id}`, data?.unit.id === id, () => {
    if (!can('registry.write') || data?.unit.endedOn !== null) return false;
    setDoing('edit');
    return true;
  });
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingState />;
  const { unit, changes } = data;
  if (doing === 'edit') return <UnitForm unit={unit} onSaved={() => setDoing(null)} onClose={() => setDoing(null)} />;
  const canChange = can('registry.write') && unit.endedOn === null;
  const voidUnit = async () => {
    const reason = await askReason({
      title: t('units.voidTitle'),
      body: t('units.voidBody'),
      label: t('common.voidReason'),
      confirm: t('common.void'),
      danger: true,
    });
    if (reason === null) return;
    try {
      await call('units.void', { id, expectedRevision: unit.revision, reason });
      announce(t('units.voided'));
      onClose();
    } catch (failed) {
      announceError(failed);
    }
  };
  const valueText = (field: string, value: unknown) => {
    if (value === null || value === undefined || value === '') return '';
    if (field === 'level') return label('unitLevelLabels', String(value));
    return known(`organizationLabels.${field}_${String(value)}`) ?? String(value);
  };
  return (
    <>
      <Section
        title={unit.name}
        actions={<CloseButton size="sm" aria-label={t('common.close')} title="Esc" onClick={onClose} />}
      >
        <Facts>
          <Fact label={t('units.level')}>{label('unitLevelLabels', unit.level)}</Fact>
          <Fact label={t('units.state')}>{endOf(unit, t)}</Fact>
          {unit.level === 'community' && <Fact label={t('units.parent')}>{unit.parentName}</Fact>}
          {unit.organizations !== null && (
            <Fact label={t('units.organizations')}>
              {unit.organizations === 0 ? (
                t('units.organizationsCount', { count: 0 })
              ) : (
                <button type="button" className={styles.count} onClick={() => showInRegistry(unit)}>
                  {t('units.organizationsCount', { count: unit.organizations })}，{t('units.showOrganizations')}
                </button>
              )}
            </Fact>
          )}
          <Fact label={t('units.formerNames')}>{unit.formerNames.join('、')}</Fact>
          <Fact label={t('units.shortName')}>{unit.shortName}</Fact>
          <Fact label={t('units.validFrom')}>{unit.validFrom}</Fact>
          <Fact label={t('units.workPhone')}>{unit.workPhone}</Fact>
          <Fact label={t('units.address')}>{unit.address}</Fact>
          <Fact label={t('units.divisionCode')}>{unit.divisionCode}</Fact>
          <Fact label={t('units.note')}>{unit.note}</Fact>
        </Facts>
        {canChange && (
          <div className={styles.acts}>
            <Button variant="default" onClick={() => setDoing('renamed')}>
              {t('units.rename')}
            </Button>
            <Button variant="default" onClick={() => setDoing('merged')}>
              {t('units.merge')}
            </Button>
            <Button variant="default" onClick={() => setDoing('ended')}>
              {t('units.end')}
            </Button>
            <Button variant="default" onClick={() => setDoing('edit')}>
              {t('common.edit')}
            </Button>
            {can('registry.void') && (
              <Button variant="subtle" color="red" onClick={() => void voidUnit()}>
                {t('common.void')}
              </Button>
            )}
          </div>
        )}
      </Section>
      <UnitChanges changes={changes} canUndo={can('registry.void')} />
      {can('records.history') && (
        <Section
          title={t('units.allChanges')}
          actions={
            <Button size="compact-sm" variant="subtle" aria-expanded={all} onClick={() => setAll(!all)}>
              {all ? t('units.hide') : t('units.show')}
            </Button>
          }
        >
          {all && (
            <RecordHistory
              id={id}
              hidden={HIDDEN}
              fieldLabel={(field) => known(`unitFieldLabels.${field}`) ?? field}
              valueText={valueText}
            />
          )}
        </Section>
      )}
      {doing !== null && <UnitChangeDialog kind={doing} unit={unit} onClose={() => setDoing(null)} />}
    </>
  );
}
