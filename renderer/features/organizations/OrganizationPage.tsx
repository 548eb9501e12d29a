import { Button } from '@mantine/core';
import { IconArrowLeft, IconHistory, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { askReason } from '#renderer/ui/dialogs.tsx';
import { shortMoment } from '#renderer/ui/format.ts';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Page, Section } from '#renderer/ui/Page.tsx';
import { RecordHistory } from '#renderer/ui/RecordHistory.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { AsAtDialog } from './AsAtDialog.tsx';
import { CreditCode } from './CreditCode.tsx';
import { useFieldWords } from './fieldWords.ts';
import { OrganizationStatus } from './OrganizationStatus.tsx';
import styles from './OrganizationView.module.css';
import { OrganizationView } from './OrganizationView.tsx';
import { OrganizationWarnings } from './OrganizationWarnings.tsx';

const TECHNICAL: ReadonlySet<string> = new Set(['establishedOnPrecision', 'filedOnPrecision', 'recordState']);

/** One organization on a page of its own, with its history at the side. */
export function OrganizationPage({ id = '' }: { readonly id?: string }) {
  const { t } = useText();
  const words = useFieldWords();
  const can = useCan();
  const [, go] = useLocation();
  const { data, error, refetch } = useCall('organizations.get', { id });
  const [asAt, setAsAt] = useState(false);
  const voiding = useCommand('organizations.void');
  const organization = data?.organization;
  const editable = organization !== undefined && organization.recordState !== 'voided' && can('registry.write');
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
            <span>
              {t('common.updatedBy', { name: data?.updatedByName ?? '', at: shortMoment(organization.updatedAt) })}
            </span>
          </span>
        )
      }
      actions={
        <>
          <Button variant="default" leftSection={<IconArrowLeft size={14} />} onClick={() => go('/organizations')}>
            {t('common.back')}
          </Button>
          {can('records.history') && (
            <Button variant="default" leftSection={<IconHistory size={14} />} onClick={() => setAsAt(true)}>
              {t('organizations.asAt')}
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
      {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data === undefined ? (
        error === null && <LoadingState />
      ) : (
        <div className={styles.columns}>
          <div>
            <OrganizationWarnings organization={data.organization} />
            <OrganizationView answer={data} />
          </div>
          {can('records.history') && (
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
