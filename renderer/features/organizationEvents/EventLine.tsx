import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useCan } from '#renderer/api/session.tsx';
import { DeadlineReason } from '#renderer/ui/DeadlineReason.tsx';
import { CitedDecisions } from '#renderer/ui/decisions/CitedDecisions.tsx';
import { EntryClock } from '#renderer/ui/EntryClock.tsx';
import { shortMoment } from '#renderer/ui/format.ts';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { YEARS_ON_LIST } from '#shared/features/organizationEvents/organizationEvents.rules.ts';
import { reasonPeriod } from '#shared/lib/deadlineReason.ts';
import styles from './events.module.css';
import { type EventRow, useEventWords } from './eventWords.ts';

type Props = {
  readonly event: EventRow;
  readonly canVoid: boolean;
  readonly canCite: boolean;
  onPrint(): void;
  onVoid(): void;
};

/** One event of an organization: what changed from what to what, the circumstances, and its acts. */
export function EventLine({ event, canVoid, canCite, onPrint, onVoid }: Props) {
  const { t } = useText();
  const can = useCan();
  const [showsBasis, setShowsBasis] = useState(false);
  const words = useEventWords();
  const certificate = words.returned(event.certificateReturnedOn, event.certificateNotReturned);
  const seal = words.returned(event.sealReturnedOn, event.sealNotReturned);
  const facts = [
    [t('organizationEvents.documentNo'), event.documentNo],
    [t('organizationEvents.reason'), event.reason],
    [t('organizationEvents.legalBasis'), event.legalBasis],
    [t('organizationEvents.factOn'), event.factOn],
    [t('organizationEvents.liquidationFinishedOn'), event.liquidationFinishedOn],
    [t('organizationEvents.certificate'), certificate],
    [t('organizationEvents.seal'), seal],
    [t('organizationEvents.note'), event.note],
  ].filter(([, value]) => value !== null && value !== '');
  return (
    <li className={styles.event} data-voided={event.voided} data-event={event.kind}>
      <time className={styles.when}>{event.effectiveOn}</time>
      <div className={styles.body}>
        <div className={styles.head}>
          <strong>{words.kind(event.kind)}</strong>
          {event.voided && (
            <StateBadge tone="quiet" icon="ban">
              {t('organizationEvents.voidedState')}
            </StateBadge>
          )}
          {event.twoYearsOn !== null && !event.voided && (
            <span className={styles.dim}>
              {t('organizationEvents.twoYears')}{' '}
              <DeadlineReason
                reason={reasonPeriod(event.effectiveOn, YEARS_ON_LIST, 'year')}
                basis={t('organizationEvents.basisListed')}
              />
            </span>
          )}
          <span className={styles.dim}>
            {event.createdByName} {shortMoment(event.createdAt)}
          </span>
        </div>
        {event.items.length > 0 && (
          <table className={styles.table}>
            <thead>
              <tr>
                <th>{t('organizationEvents.item')}</th>
                <th>{t('organizationEvents.before')}</th>
                <th>{t('organizationEvents.after')}</th>
              </tr>
            </thead>
            <tbody>
              {event.items.map(({ field, before, after }) => (
                <tr key={field}>
                  <td>{words.item(field, event.registrationKind)}</td>
                  <td>{words.value(field, before)}</td>
                  <td>{words.value(field, after)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {facts.length > 0 && (
          <div className={styles.facts}>
            {facts.map(([label, value]) => (
              <span key={label} className={styles.fact}>
                <b>{label}</b>
                {value}
              </span>
            ))}
          </div>
        )}
        {event.entry !== null && !event.voided && <EntryClock entry={event.entry} basis={t('entryClock.basisFact')} />}
        {event.voided && <div>{t('organizationEvents.voidedBecause', { reason: event.voidReason ?? '' })}</div>}
        {showsBasis && (
          <CitedDecisions
            ownerType="organization_event"
            ownerId={event.id}
            editable={canCite && !event.voided}
            always
          />
        )}
      </div>
      <div className={styles.acts}>
        {can('meetings.read') && (
          <Button
            size="compact-sm"
            variant="subtle"
            aria-expanded={showsBasis}
            aria-label={`${t('decisions.basis')} ${event.effectiveOn} ${words.kind(event.kind)}`}
            onClick={() => setShowsBasis(!showsBasis)}
          >
            {t('decisions.basis')}
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPrinter size={14} aria-hidden />}
          aria-label={`${t('organizationEvents.print')} ${event.effectiveOn} ${words.kind(event.kind)}`}
          onClick={onPrint}
        >
          {t('common.print')}
        </Button>
        {canVoid && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="red"
            aria-label={`${t('common.void')} ${event.effectiveOn} ${words.kind(event.kind)}`}
            onClick={onVoid}
          >
            {t('common.void')}
          </Button>
        )}
      </div>
    </li>
  );
}
