import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { TextDanger } from '#shared/lib/textDanger.ts';
import styles from './Field.module.css';
import { useText } from './text.tsx';
import { useTextDanger } from './useTextDanger.ts';

/** What a text holds that no record may keep, and what to do, under its control; nothing while all is well. */
export function TextDangerNote({ danger }: { readonly danger: TextDanger | null }) {
  const { t } = useText();
  if (danger === null) return null;
  return (
    <div className={styles.warning} role="status">
      <IconAlertTriangle size={14} aria-hidden /> {t(`common.danger_${danger}`)}
    </div>
  );
}

/** Free text that stands outside of a `Field`, in a table or a line: watched as a field is (features A8, K11). */
export function WatchedText({
  children,
  className,
}: {
  readonly children: ReactNode;
  readonly className?: string | undefined;
}) {
  const { ref, danger, look } = useTextDanger();
  return (
    <div ref={ref} onInput={look} className={className}>
      {children}
      <TextDangerNote danger={danger} />
    </div>
  );
}
