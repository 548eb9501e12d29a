import { IconPencil } from '@tabler/icons-react';
import { useSession } from '#renderer/api/session.tsx';
import { useStore } from '#renderer/api/store.ts';
import { shortMoment } from '#renderer/ui/format.ts';
import { RunningJobs } from '#renderer/ui/RunningJobs.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { unsaved } from '#renderer/ui/unsaved.ts';
import styles from './StatusLine.module.css';

/** The line at the bottom: office, practice mark, unsaved form, running jobs, user. */
export function StatusLine() {
  const { t } = useText();
  const { office, user, version } = useSession();
  const open = useStore(unsaved);
  return (
    <footer className={styles.line} role="status" data-practice={office?.practice === true}>
      <span className={styles.office}>{office?.name}</span>
      {office?.practice === true && <strong className={styles.practice}>{t('shell.practice')}</strong>}
      {open !== null && (
        <span className={styles.unsaved}>
          <IconPencil size={13} aria-hidden />
          {open.draftSavedAt === null
            ? t('common.unsaved')
            : t('common.draftKept', { at: shortMoment(open.draftSavedAt).slice(11) })}
        </span>
      )}
      <span className={styles.gap} />
      <RunningJobs />
      <span>{user?.displayName}</span>
      <span className={styles.version}>{version}</span>
    </footer>
  );
}
