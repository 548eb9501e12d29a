import { Steps } from '#renderer/ui/Steps.tsx';
import { useText } from '#renderer/ui/text.tsx';
import styles from './Handovers.module.css';

/** The steps of a hand-over in their order. */
export const HANDOVER_STEPS = ['parties', 'work', 'sheet', 'close'] as const;
export type HandoverStep = (typeof HANDOVER_STEPS)[number];

/** Where one is in a hand-over. */
export function HandoverSteps({ current }: { readonly current: HandoverStep | 'done' }) {
  const { t } = useText();
  const steps = HANDOVER_STEPS.map((id) => ({ id, label: t(`handovers.step_${id}`) }));
  return (
    <div className={styles.steps}>
      <Steps label={t('handovers.steps')} steps={steps} current={current} />
    </div>
  );
}
