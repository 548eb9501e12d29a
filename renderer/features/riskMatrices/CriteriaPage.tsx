import { Button } from '@mantine/core';
import { IconPlus, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { call } from '#renderer/api/client.ts';
import { runJob } from '#renderer/api/jobs.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCan, useSession } from '#renderer/api/session.tsx';
import { RISK_TABS } from '#renderer/app/navigationItems.ts';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { askReason } from '#renderer/ui/dialogs.tsx';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { printFile } from '#renderer/ui/printFile.ts';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { SubTabs } from '#renderer/ui/SubTabs.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { RiskMatrixRow } from '#shared/features/riskMatrices/riskMatrices.contract.ts';
import { CriteriaView } from './CriteriaView.tsx';
import styles from './criteria.module.css';

/** 判定标准: every version at the left, the chosen one at the right (features K4, K5). */
export function CriteriaPage() {
  const { t } = useText();
  const can = useCan();
  const [, go] = useLocation();
  const { data, error, refetch } = useCall('riskMatrices.list', {});
  const [chosen, setChosen] = useState<string | null>(null);
  const rows = data?.rows ?? [];
  const shown = rows.find((row) => keyOf(row) === chosen) ?? rows.find(({ inForce }) => inForce) ?? null;
  const older = rows.filter(({ voidReason }) => voidReason === null);
  const before = shown === null ? undefined : older.find(({ version }) => version < shown.version);
  const mayAdd = can('risk.approve');
  const add = () => go('/risk/criteria/new');
  const print = (withProposals: boolean) => {
    if (shown === null) return;
    const { version } = shown;
    void printFile(() => runJob('riskMatrices.print', { version, withProposals }, 'riskMatrices.printing'));
  };
  const isKept = shown !== null && shown.voidReason === null;
  useCommands([
    { id: 'criteria.add', label: 'riskMatrices.add', shortcut: 'Ctrl+Alt+N', canRun: () => mayAdd, run: add },
    {
      id: 'criteria.print',
      label: 'riskMatrices.print',
      shortcut: 'Ctrl+P',
      canRun: () => isKept,
      run: () => print(false),
    },
  ]);
  return (
    <Page
      title={t('riskMatrices.title')}
      actions={
        <>
          <Button variant="default" disabled={!isKept} onClick={() => print(true)}>
            {t('riskMatrices.printWithProposals')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconPrinter size={15} aria-hidden />}
            title="Ctrl+P"
            disabled={!isKept}
            onClick={() => print(false)}
          >
            {t('riskMatrices.print')}
          </Button>
          {mayAdd && (
            <Button leftSection={<IconPlus size={15} aria-hidden />} title="Ctrl+Alt+N" onClick={add}>
              {t('riskMatrices.add')}
            </Button>
          )}
        </>
      }
    >
      <SubTabs label={t('shell.risk')} tabs={RISK_TABS} />
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {data === undefined && error === null && <LoadingState />}
      {shown !== null && (
        <div className={styles.split}>
          <nav className={styles.versions} aria-label={t('riskMatrices.versions')}>
            {rows.map((row) => (
              <VersionButton
                key={keyOf(row)}
                row={row}
                isShown={row === shown}
                onChoose={() => setChosen(keyOf(row))}
              />
            ))}
          </nav>
          <div className={styles.view}>
            <CriteriaView row={shown} before={before ?? null} />
            {shown.id !== null && shown.voidReason === null && shown.assessments === 0 && mayAdd && (
              <Button variant="default" onClick={() => void voiding(shown, t)}>
                {t('common.void')}
              </Button>
            )}
          </div>
        </div>
      )}
    </Page>
  );
}

function keyOf({ id }: RiskMatrixRow): string {
  return id ?? 'shipped';
}

async function voiding({ id, revision }: RiskMatrixRow, t: ReturnType<typeof useText>['t']): Promise<void> {
  if (id === null) return;
  const reason = await askReason({
    ...{ title: t('riskMatrices.voidTitle'), body: t('riskMatrices.voidBody'), label: t('common.voidReason') },
    ...{ confirm: t('common.void'), danger: true },
  });
  if (reason === null) return;
  await call('riskMatrices.void', { id, expectedRevision: revision, reason }).then(
    () => announce(t('riskMatrices.voided')),
    announceError,
  );
}

function VersionButton({
  row,
  isShown,
  onChoose,
}: {
  readonly row: RiskMatrixRow;
  readonly isShown: boolean;
  onChoose(): void;
}) {
  const { t } = useText();
  return (
    <button type="button" className={styles.version} aria-current={isShown} onClick={onChoose}>
      <span className={styles.versionHead}>
        {t('riskMatrices.versionNo', { version: row.version })}
        <VersionState row={row} />
      </span>
      <span>{row.title}</span>
      <small className={styles.dim}>
        {[
          row.effectiveFrom === null
            ? t('riskMatrices.startsBefore')
            : t('riskMatrices.startsOn', { date: row.effectiveFrom }),
          t('riskMatrices.ratedBy', { count: row.assessments }),
        ].join(' · ')}
      </small>
    </button>
  );
}

function VersionState({ row }: { readonly row: RiskMatrixRow }) {
  const { t } = useText();
  const { today } = useSession();
  if (row.voidReason !== null)
    return <StateBadge {...{ tone: 'quiet', icon: 'ban' }}>{t('riskMatrices.voidedState')}</StateBadge>;
  if (row.inForce) return <StateBadge {...{ tone: 'fine', icon: 'check' }}>{t('riskMatrices.inForce')}</StateBadge>;
  return row.effectiveFrom !== null && row.effectiveFrom > today ? (
    <StateBadge {...{ tone: 'near', icon: 'clock' }}>{t('riskMatrices.coming')}</StateBadge>
  ) : (
    <StateBadge {...{ tone: 'quiet', icon: 'dot' }}>{t('riskMatrices.replaced')}</StateBadge>
  );
}
