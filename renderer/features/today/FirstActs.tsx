import { IconFileSpreadsheet, IconMessages, IconUsersGroup } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { useCan } from '#renderer/api/session.tsx';
import { useText } from '#renderer/ui/text.tsx';
import styles from './TodayPage.module.css';

const ACTS = [
  {
    href: '/organizations/import',
    permission: 'registry.import',
    icon: IconFileSpreadsheet,
    title: 'today.firstImport',
    help: 'today.firstImportHelp',
  },
  {
    href: '/duties',
    permission: 'duties.write',
    icon: IconUsersGroup,
    title: 'today.firstDuties',
    help: 'today.firstDutiesHelp',
  },
  {
    href: '/meetings/new',
    permission: 'meetings.write',
    icon: IconMessages,
    title: 'today.firstMeeting',
    help: 'today.firstMeetingHelp',
  },
] as const;

/** What a new office begins with; nothing for those who only read. */
export function FirstActs() {
  const { t } = useText();
  const can = useCan();
  const [, navigate] = useLocation();
  const acts = ACTS.filter((act) => can(act.permission));
  if (acts.length === 0) return null;
  return (
    <section className={styles.first}>
      <h2>{t('today.firstTitle')}</h2>
      <div className={styles.firstActs}>
        {acts.map(({ href, icon: Icon, title, help }) => (
          <button key={href} type="button" className={styles.firstAct} onClick={() => navigate(href)}>
            <Icon size={24} stroke={1.4} aria-hidden />
            <span>
              <strong>{t(title)}</strong>
              <span className={styles.firstHelp}>{t(help)}</span>
            </span>
          </button>
        ))}
      </div>
    </section>
  );
}
