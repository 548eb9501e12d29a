import { Button } from '@mantine/core';
import { ActionState } from '#renderer/ui/ActionState.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import styles from './OpenActionsSection.module.css';

type Props = {
  readonly actions: CallOutput<'meetings.prefill'>['openActions'];
  /** Titles of the agenda: what is there already is not offered again. */
  readonly taken: readonly string[];
  onTake?(text: string): void;
};

/** Open actions of earlier meetings of the kind come back by themselves (features M8). */
export function OpenActionsSection({ actions, taken, onTake }: Props) {
  const { t } = useText();
  if (actions.length === 0) return null;
  return (
    <Section title={t('meetings.openActions', { count: actions.length })}>
      <ul className={styles.list}>
        {actions.map((action) => (
          <li key={action.id} className={styles.row}>
            <span className={styles.text}>{action.text}</span>
            <span className={styles.unit}>{action.owner}</span>
            <span>{action.dueOn}</span>
            <ActionState action={action} />
            {onTake !== undefined && (
              <Button
                size="compact-xs"
                variant="subtle"
                disabled={taken.includes(action.text)}
                onClick={() => onTake(action.text)}
              >
                {t('meetings.takeToAgenda')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
