import { Button } from '@mantine/core';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Handover, HandoverWork } from '#shared/features/handovers/handovers.contract.ts';
import { splitWork } from '#shared/features/handovers/handovers.rules.ts';
import type { HandoverStep } from './HandoverSteps.tsx';
import styles from './Handovers.module.css';
import type { HandoverForm } from './handoverForm.ts';

type Props = {
  readonly handover: Handover;
  readonly work: readonly HandoverWork[];
  readonly form: HandoverForm;
  onStep(step: HandoverStep): void;
};

/** What is still missing before a hand-over can be closed, or that nothing is. */
export function CloseSection({ handover, work, form, onStep }: Props) {
  const { t } = useText();
  if (handover.stage === 'closed')
    return (
      <Section title={t('handovers.step_close')}>
        <Notice tone="fine">
          {t('handovers.closedOn', { date: handover.signedOn ?? '', at: (handover.closedAt ?? '').slice(0, 10) })}
        </Notice>
      </Section>
    );
  const { moves, returns } = splitWork(work);
  const ticked = new Set(form.ticks.map(({ kind, itemId }) => `${kind}:${itemId}`));
  const missing = [
    { key: 'moves', count: moves.length },
    { key: 'returns', count: returns.filter(({ kind, itemId }) => !ticked.has(`${kind}:${itemId}`)).length },
    { key: 'extras', count: form.extras.filter(({ handedOver }) => !handedOver).length },
  ] as const;
  const open = missing.filter(({ count }) => count > 0);
  return (
    <Section title={t('handovers.step_close')}>
      {open.length === 0 ? (
        <Notice tone="fine">{t('handovers.ready')}</Notice>
      ) : (
        <Notice tone="behind">
          <span className={styles.missing}>
            {t('handovers.toClose')}
            {open.map(({ key, count }) => t(`handovers.toClose_${key}`, { count })).join('，')}
            <Button size="compact-sm" variant="default" onClick={() => onStep('work')}>
              {t('handovers.toWork')}
            </Button>
          </span>
        </Notice>
      )}
      <p className={styles.dim}>{t('handovers.closeBody')}</p>
    </Section>
  );
}
