import { Button, UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { call, hasNativeDialogs } from '#renderer/api/client.ts';
import { useCall, useJob } from '#renderer/api/queries.ts';
import { acceptSession } from '#renderer/api/session.tsx';
import { announceError } from '#renderer/ui/announce.tsx';
import { Acts, Card } from '#renderer/ui/Card.tsx';
import { askConfirm } from '#renderer/ui/dialogs.tsx';
import { shortMoment } from '#renderer/ui/format.ts';
import { GateScreen } from '#renderer/ui/GateScreen.tsx';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { CreateWizard } from './CreateWizard.tsx';
import styles from './FirstScreen.module.css';

/** No office chosen yet: open one, create one, or try the practice office. */
export function FirstScreen() {
  const { t } = useText();
  const [creating, setCreating] = useState(false);
  const practice = useJob('offices.practice', 'offices.practiceBuilding');
  const startPractice = (rebuild: boolean) => practice.mutate({ rebuild }, { onSuccess: acceptSession });
  const rebuild = async () => {
    const question = {
      title: t('offices.practiceRebuild'),
      body: t('offices.practiceRebuildAsk'),
      confirm: t('offices.practiceRebuild'),
    };
    if (await askConfirm(question)) startPractice(true);
  };
  if (creating) return <CreateWizard onCancel={() => setCreating(false)} />;
  return (
    <GateScreen title={t('offices.welcome')}>
      <KnownOffices />
      <Card row title={t('offices.createTitle')} help={t('offices.createHelp')}>
        <Button variant="default" onClick={() => setCreating(true)}>
          {t('offices.createStart')}
        </Button>
      </Card>
      <Card row title={t('offices.practiceTitle')} help={t('offices.practiceHelp')}>
        <div className={styles.practice}>
          <Button variant="default" loading={practice.isPending} onClick={() => startPractice(false)}>
            {t('offices.practiceOpen')}
          </Button>
          <UnstyledButton className={styles.link} disabled={practice.isPending} onClick={() => void rebuild()}>
            {t('offices.practiceRebuild')}
          </UnstyledButton>
        </div>
      </Card>
      {practice.isPending && <LoadingState label={t('offices.practiceBuilding')} />}
      <ErrorNotice error={practice.error} />
    </GateScreen>
  );
}

function KnownOffices() {
  const { t } = useText();
  const known = useCall('offices.list', {});
  const open = useJob('offices.open', 'offices.opening');
  const offices = known.data?.offices.filter((office) => !office.practice) ?? [];
  const chooseFolder = async () => {
    try {
      const { folder } = await call('dialogs.chooseFolder', { title: t('offices.folderTitle') });
      if (folder !== null) open.mutate({ folder }, { onSuccess: acceptSession });
    } catch (error) {
      announceError(error);
    }
  };
  return (
    <Card title={t('offices.openTitle')} help={offices.length === 0 ? t('offices.openNone') : t('offices.openHelp')}>
      <ErrorNotice error={known.error} onRetry={() => void known.refetch()} />
      <ul className={styles.list}>
        {offices.map((office, index) => (
          <li key={office.folder.$file}>
            <UnstyledButton
              className={styles.office}
              disabled={!office.present || open.isPending}
              autoFocus={index === 0}
              onClick={() => open.mutate({ folder: office.folder }, { onSuccess: acceptSession })}
            >
              <span className={styles.name}>{office.name}</span>
              <span className={styles.detail}>
                {office.present ? openedText(office.lastOpenedAt, t) : t('offices.missing')}
              </span>
              <IconChevronRight size={16} aria-hidden />
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <ErrorNotice error={open.error} />
      {hasNativeDialogs && (
        <Acts>
          <Button variant="default" onClick={() => void chooseFolder()}>
            {t('offices.openFolder')}
          </Button>
        </Acts>
      )}
    </Card>
  );
}

function openedText(at: string | null, t: ReturnType<typeof useText>['t']): string {
  if (at === null) return t('offices.never');
  // The list of known offices keeps UTC moments; people read their own clock.
  const local = new Date(Date.parse(at) + 8 * 3_600_000).toISOString();
  return t('offices.lastOpened', { at: shortMoment(local) });
}
