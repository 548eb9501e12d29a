import { Checkbox } from '@mantine/core';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Handover, HandoverWork } from '#shared/features/handovers/handovers.contract.ts';
import { workKeyOf } from '#shared/features/handovers/handovers.rules.ts';
import styles from './Handovers.module.css';

type Ticks = Handover['ticks'];
type Props = {
  readonly returns: readonly HandoverWork[];
  readonly ticks: Ticks;
  readonly editable: boolean;
  onChange(ticks: Ticks): void;
};

/** Keys, certificates and the account: ticked as they are returned or disabled; a ticked one stays on the list when it is gone. */
export function ReturnsSection({ returns, ticks, editable, onChange }: Props) {
  const { t, known } = useText();
  const ticked = new Set(ticks.map(workKeyOf));
  const gone = ticks.filter((tick) => returns.every((one) => workKeyOf(one) !== workKeyOf(tick)));
  const all = [...returns, ...gone];
  if (all.length === 0) return null;
  const toggle = ({ kind, itemId, title, note }: Ticks[number], on: boolean) =>
    onChange(
      on
        ? [...ticks, { kind, itemId, title, note }]
        : ticks.filter((tick) => workKeyOf(tick) !== workKeyOf({ kind, itemId })),
    );
  return (
    <Section title={t('handovers.returns', { count: all.length })}>
      <p className={styles.dim}>{t('handovers.returnsHelp')}</p>
      <ul className={styles.returns}>
        {all.map((one) => (
          <li key={workKeyOf(one)}>
            <Checkbox
              label={`${known(`handoverLabels.${one.kind}`) ?? one.kind}：${one.title}${one.note === '' ? '' : `（${one.note}）`}`}
              aria-label={t('handovers.returnedOne', { title: one.title })}
              disabled={!editable}
              checked={ticked.has(workKeyOf(one))}
              onChange={(event) => toggle(one, event.currentTarget.checked)}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}
