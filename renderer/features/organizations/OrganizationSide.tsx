import { ActionIcon, Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconX } from '@tabler/icons-react';
import { isCallError } from '#renderer/api/callError.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCommands } from '#renderer/ui/commands.ts';
import { ErrorNotice, LoadingState, Notice } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { asAtInput, useAsAtDay } from './asAtDay.ts';
import { DueStrip } from './DueStrip.tsx';
import { OrganizationHead } from './OrganizationHead.tsx';
import styles from './OrganizationView.module.css';
import { OrganizationView } from './OrganizationView.tsx';
import { OrganizationWarnings } from './OrganizationWarnings.tsx';

type Props = { readonly id: string; onOpen(): void; onClose(): void };

/** The record beside the list. Moving fast through the list does not read every row that is passed. */
export function OrganizationSide({ id, onOpen, onClose }: Props) {
  const { t } = useText();
  const [asAt] = useAsAtDay();
  const [settled] = useDebouncedValue(id, 80);
  const { data, error, refetch } = useCall('organizations.get', { id: settled, ...asAtInput(asAt) }, { keep: true });
  useCommands([{ id: 'side.close', label: 'common.close', shortcut: 'Escape', canRun: () => true, run: onClose }]);
  if (asAt !== null && isCallError(error, 'not_found')) {
    return <Notice>{t('organizations.asAtNotFounded', { date: asAt })}</Notice>;
  }
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingState />;
  const { organization } = data;
  return (
    <>
      <div className={styles.sideHead}>
        <div className={styles.sideTitle}>
          <h2>{organization.name}</h2>
          <OrganizationHead answer={data} now={false} />
        </div>
        <Button variant="default" onClick={onOpen}>
          {t('organizations.openFull')}
        </Button>
        <ActionIcon aria-label={t('common.close')} title={`${t('common.close')} Esc`} onClick={onClose}>
          <IconX size={16} />
        </ActionIcon>
      </div>
      {asAt === null && organization.recordState !== 'voided' && <DueStrip id={organization.id} />}
      {asAt === null && <OrganizationWarnings organization={organization} />}
      <OrganizationView answer={data} />
    </>
  );
}
