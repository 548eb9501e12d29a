import { Button, CloseButton } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '#renderer/api/session.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { lockOffice } from './lockOffice.ts';
import styles from './SessionNotices.module.css';

/** What the login found out (keys put back, clock set back, unclean stop), and recovery sheets that wait to be checked. */
export function SessionNotices() {
  const { t, known } = useText();
  const { notices, recoveryConfirmed } = useSession();
  const [closed, setClosed] = useState(false);
  const sentences = closed ? [] : notices.flatMap((key) => known(`sessionNotices.${key}`) ?? []);
  if (recoveryConfirmed && sentences.length === 0) return null;
  return (
    <div className={styles.notices}>
      {!recoveryConfirmed && (
        <Notice tone="behind">
          {t('session.recoveryPending')}{' '}
          <Button size="compact-xs" variant="default" onClick={() => void lockOffice()}>
            {t('shell.lock')}
          </Button>
        </Notice>
      )}
      {sentences.map((sentence, index) => (
        <Notice key={sentence} tone="near">
          <span className={styles.line}>
            {sentence}
            {index === 0 && <CloseButton size="xs" aria-label={t('common.close')} onClick={() => setClosed(true)} />}
          </span>
        </Notice>
      ))}
    </div>
  );
}
