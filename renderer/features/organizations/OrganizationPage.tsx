import { Button } from '@mantine/core';
import { IconArrowLeft, IconHistory, IconPencil, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { isCallError } from '#renderer/api/callError.ts';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { useStore } from '#renderer/api/store.ts';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { askReason } from '#renderer/ui/dialogs.tsx';
import { shortMoment } from '#renderer/ui/format.ts';
import { ErrorNotice, LoadingState, Notice } from '#renderer/ui/Notice.tsx';
import { Page, Section } from '#renderer/ui/Page.tsx';
import { RecordHistory } from '#renderer/ui/RecordHistory.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { AsAtPageBanner } from './AsAtBanner.tsx';
import { AsAtDialog } from './AsAtDialog.tsx';
import { asAtInput, useAsAtDay } from './asAtDay.ts';
import { CreditCode } from './CreditCode.tsx';
import { useFieldWords } from './fieldWords.ts';
import { listState } from './listState.ts';
import { OrganizationStatus } from './OrganizationStatus.tsx';
import styles from './OrganizationView.module.css';
import { OrganizationView } from './OrganizationView.tsx';
import { OrganizationWarnings } from './OrganizationWarnings.tsx';
import { usePrintSheets } from './usePrintSheets.ts';

const TECHNICAL: ReadonlySet<string> = new Set(['establishedOnPrecision', 'filedOnPrecision', 'recordState']);

/** One organization on a page of its own, with its history at the side. */
export function OrganizationPage({ id = '' }: { readonly id?: string }) {
  const { t } = useText();
  const words = useFieldWords();
  const can = useCan();
  const [, go] = useLocation();
  const listDay = useAsAtDay();
  const { selected } = useStore(listState);
  const [seesNow, setSeesNow] = useState(false);
  // Only what was opened from the list of a past day shows that day.
  const day = selected === id && !seesNow ? listDay : null;
  const { data, error, refetch } = useCall('organizations.get', { id, ...asAtInput(day) });
  const [asAt, setAsAt] = useState(false);
  const voiding = useCommand('organizations.void');
  const sheets = usePrintSheets();
  const printSheet = () => void sheets.print({ ids: [id] });
  const organization = data?.organization;
  const editable =
    day === null && organization !== undefined && organization.recordState !== 'voided' && can('registry.write');
  const edit = () => go(`/organizations/${id}/edit`);
  const voidIt = async () => {
    if (organization === undefined) return;
    const reason = await askReason({
      title: t('organizations.voidTitle'),
      body: t('organizations.voidHelp'),
      label: t('common.voidReason'),
      confirm: t('common.void'),
      danger: true,
    });
    if (reason === null) return;
    try {
      await voiding.mutateAsync({ id, expectedRevision: organization.revision, reason });
      announce(t('organizations.voided'));
    } catch (failed) {
      announceError(failed);
    }
  };
  useCommands([
    { id: 'record.edit', label: 'common.edit', shortcut: 'F2', canRun: () => editable, run: edit },
    {
      id: 'record.back',
      label: 'common.back',
      shortcut: 'Escape',
      canRun: () => true,
      run: () => go('/organizations'),
    },
    {
      id: 'record.print',
      label: 'organizationSheet.print',
      shortcut: 'Ctrl+P',
      canRun: () => organization !== undefined && day === null,
      run: printSheet,
    },
    {
      id: 'record.void',
      label: 'organizations.voidTitle',
      canRun: () => editable && can('registry.void'),
      run: () => void voidIt(),
    },
  ]);
  return (
    <Page
      title={organization?.name ?? t('organizations.title')}
      subtitle={
        organization !== undefined && (
          <span className={styles.subtitle}>
            {organization.uscc !== null && <CreditCode code={organization.uscc} copy />}
            <OrganizationStatus status={organization.status} voided={organization.recordState === 'voided'} />
            {day === null && (
              <span>
                {t('common.updatedBy', { name: data?.updatedByName ?? '', at: shortMoment(organization.updatedAt) })}
              </span>
            )}
          </span>
        )
      }
      actions={
        <>
          <Button variant="default" leftSection={<IconArrowLeft size={14} />} onClick={() => go('/organizations')}>
            {t('common.back')}
          </Button>
          {day === null && can('records.history') && (
            <Button variant="default" leftSection={<IconHistory size={14} />} onClick={() => setAsAt(true)}>
              {t('organizations.asAt')}
            </Button>
          )}
          {organization !== undefined && (
            <Button
              variant="default"
              leftSection={<IconPrinter size={14} />}
              disabled={day !== null}
              loading={sheets.printing}
              onClick={printSheet}
            >
              {t('organizationSheet.print')}
            </Button>
          )}
          {editable && can('registry.void') && (
            <Button variant="default" onClick={() => void voidIt()}>
              {t('common.void')}
            </Button>
          )}
          {editable && (
            <Button leftSection={<IconPencil size={14} />} onClick={edit}>
              {t('common.edit')}
            </Button>
          )}
        </>
      }
    >
      {asAt && <AsAtDialog id={id} onClose={() => setAsAt(false)} />}
      {day !== null && <AsAtPageBanner day={day} onNow={() => setSeesNow(true)} />}
      {day !== null && isCallError(error, 'not_found') ? (
        <Notice>{t('organizations.asAtNotFounded', { date: day })}</Notice>
      ) : (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      )}
      {data === undefined ? (
        error === null && <LoadingState />
      ) : (
        <div className={styles.columns}>
          <div>
            {day === null && <OrganizationWarnings organization={data.organization} />}
            <OrganizationView answer={data} />
          </div>
          {day === null && can('records.history') && (
            <div className={styles.history}>
              <Section title={t('organizations.sectionHistory')}>
                <RecordHistory id={id} fieldLabel={words.field} valueText={words.value} hidden={TECHNICAL} />
              </Section>
            </div>
          )}
        </div>
      )}
    </Page>
  );
}
