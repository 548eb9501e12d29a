import {
  IconAlertTriangle,
  IconBan,
  IconCheck,
  IconCircleDot,
  IconClockHour4,
  IconFlag,
  IconLock,
  IconPencil,
  type TablerIcon,
} from '@tabler/icons-react';
import styles from './StateBadge.module.css';

export type Tone = 'quiet' | 'fine' | 'near' | 'behind' | 'overdue' | 'accent';

const ICONS = {
  check: IconCheck,
  dot: IconCircleDot,
  clock: IconClockHour4,
  warning: IconAlertTriangle,
  ban: IconBan,
  pencil: IconPencil,
  lock: IconLock,
  flag: IconFlag,
} as const satisfies Record<string, TablerIcon>;
export type StateIcon = keyof typeof ICONS;

/** A state as word and icon, never by colour alone. */
export function StateBadge({
  tone,
  icon,
  children,
}: {
  readonly tone: Tone;
  readonly icon: StateIcon;
  readonly children: string;
}) {
  const Icon = ICONS[icon];
  return (
    <span className={styles.badge} data-tone={tone}>
      <Icon size={13} aria-hidden />
      {children}
    </span>
  );
}
