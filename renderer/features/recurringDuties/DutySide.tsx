import { Button, CloseButton } from '@mantine/core';
import { useLocation } from 'wouter';
import { useCan, useSession } from '#renderer/api/session.tsx';
import { DeadlineReason } from '#renderer/ui/DeadlineReason.tsx';
import { Fact, Facts } from '#renderer/ui/Field.tsx';
import { daysBetween } from '#renderer/ui/format.ts';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { dutyName, periodName, ruleWords } from '#shared/features/recurringDuties/dutyWords.ts';
import type { DutyCell, DutyRow } from '#shared/features/recurringDuties/recurringDuties.contract.ts';
import styles from './Cadence.module.css';
import { DutyState } from './DutyState.tsx';
import { dutyAct } from './dutyPlaces.ts';

type Props = { readonly year: number; readonly row: DutyRow; readonly cell: DutyCell; onClose(): void };

/** Acts that write, and so are offered to those who may. */
const WRITES: ReadonlySet<string> = new Set([
  'topic_analysis',
  'leading_group',
  'exchange',
  'collective_study',
  'training',
]);

/** One duty in one period: its days with the rule that made them, what satisfied it, and what may be done. */
export function DutySide({ year, row, cell, onClose }: Props) {
  const { t } = useText();
  const can = useCan();
  const { today } = useSession();
  const [, go] = useLocation();
  const act = dutyAct(row, year, cell.number);
  const { duty } = row;
  const left = daysBetween(today, cell.dueOn);
  const isOpen = cell.state === 'due_soon' || cell.state === 'running';
  const isDated = duty !== 'commitment';
  const mayAct = !WRITES.has(duty) || (can('meetings.write') && cell.state !== 'ahead');
  return (
    <div className={styles.side}>
      <Section
        title={`${dutyName(row, t)} ${periodName(row, cell, t)}`}
        actions={<CloseButton size="sm" aria-label={t('common.close')} title="Esc" onClick={onClose} />}
      >
        <Facts>
          <Fact label={t('recurringDuties.columnState')} wide>
            <DutyState row={row} cell={cell} />
          </Fact>
          <Fact label={t('recurringDuties.columnRule')} wide>
            {ruleWords(row, t)}
          </Fact>
          {isDated && (
            <Fact label={t('recurringDuties.columnPeriod')} wide>
              {cell.from} — {cell.to}
            </Fact>
          )}
          {isDated && (
            <Fact label={t('recurringDuties.columnDueOn')} wide>
              {isOpen && left > 0
                ? t('recurringDuties.dueIn', { date: cell.dueOn, days: left })
                : isOpen && left === 0
                  ? t('recurringDuties.dueToday')
                  : cell.dueOn}
            </Fact>
          )}
          {cell.reason !== null && (
            <Fact label={t('recurringDuties.reckoned')} wide>
              <DeadlineReason reason={cell.reason} basis={t('recurringDuties.basisPeriodEnd')} />
            </Fact>
          )}
          {isDated && cell.advised.date !== cell.dueOn && (
            <Fact label={t('recurringDuties.advisedLabel')} wide>
              <DeadlineReason reason={cell.advised} basis={t('recurringDuties.basisDayAfter')} />
            </Fact>
          )}
        </Facts>
        {isDated && <p className={styles.dim}>{t('recurringDuties.leadRule', { days: row.leadDays })}</p>}
        {(duty === 'council' || duty === 'contacts') && (
          <p className={styles.dim}>{t('recurringDuties.missingRule')}</p>
        )}
        {cell.records.length > 0 && (
          <ul className={styles.records}>
            {cell.records.map(({ id, on, title, place }) => (
              <li key={id}>
                <button type="button" className={styles.record} onClick={() => go(place)}>
                  <span>{on}</span>
                  <span>{title}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
        {cell.count > cell.records.length && cell.records.length > 0 && (
          <p className={styles.dim}>
            {t('recurringDuties.recordsMore', { count: cell.count, shown: cell.records.length })}
          </p>
        )}
        {mayAct && (
          <div className={styles.acts}>
            <Button variant={cell.state === 'satisfied' ? 'default' : 'filled'} onClick={() => go(act.place)}>
              {t(act.label)}
            </Button>
          </div>
        )}
      </Section>
    </div>
  );
}
