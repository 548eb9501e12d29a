import { Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCall } from '#renderer/api/queries.ts';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { timelineDay, timelineSentence } from '#shared/features/organizations/timeline.ts';
import styles from './riskAssessments.module.css';

/** A record that a rating rests on. */
export type Basis = { readonly kind: string; readonly id: string; readonly title: string };

/** Entries that are looked through. */
const MOST = 500;

/** The records of an organization, newest first: inspections, filings, reviews, penalties, papers … One is taken as basis. */
export function BasisPicker({
  organizationId,
  onTake,
  onClose,
}: {
  readonly organizationId: string;
  onTake(basis: Basis): void;
  onClose(): void;
}) {
  const { t, known, label } = useText();
  const [typed, setTyped] = useState('');
  const { data, error } = useCall('organizations.timeline', { id: organizationId, limit: MOST });
  const look = (key: string, parameters?: Readonly<Record<string, unknown>>) => known(key, { ...parameters });
  const choices = (data?.entries ?? []).map((entry) => ({
    ...{ key: entry.key, kind: entry.collection, id: entry.id, group: label('timelineKindLabels', entry.kind) },
    title: `${timelineDay(entry)} ${timelineSentence(entry, look)}`,
  }));
  const found = choices.filter(({ title }) => title.includes(typed.trim()));
  return (
    <Modal opened onClose={onClose} title={t('riskAssessments.pickBasisTitle')} size="lg">
      <TextInput
        data-autofocus
        mb={8}
        aria-label={t('riskAssessments.pickBasisFind')}
        placeholder={t('riskAssessments.pickBasisFind')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <ErrorNotice error={error} />
      {data === undefined && error === null && <LoadingState />}
      {data !== undefined && found.length === 0 && <p className={styles.dim}>{t('riskAssessments.pickBasisNone')}</p>}
      {found.length > 0 && (
        <div className={styles.options}>
          {found.map(({ key, kind, id, title, group }) => (
            <button key={key} type="button" className={styles.option} onClick={() => onTake({ kind, id, title })}>
              <span className={styles.dim}>{group}</span>
              <span>{title}</span>
            </button>
          ))}
        </div>
      )}
    </Modal>
  );
}
