import { IconCheck } from '@tabler/icons-react';
import styles from './Steps.module.css';

/** Where one is in a wizard. */
export function Steps({
  label,
  steps,
  current,
}: {
  readonly label: string;
  readonly steps: readonly { readonly id: string; readonly label: string }[];
  readonly current: string;
}) {
  const position = steps.findIndex((step) => step.id === current);
  return (
    <ol className={styles.steps} aria-label={label}>
      {steps.map((step, index) => (
        <li
          key={step.id}
          className={styles.step}
          data-state={index < position ? 'done' : index === position ? 'current' : 'later'}
          aria-current={index === position ? 'step' : undefined}
        >
          <span className={styles.number}>{index < position ? <IconCheck size={12} aria-hidden /> : index + 1}</span>
          {step.label}
        </li>
      ))}
    </ol>
  );
}
