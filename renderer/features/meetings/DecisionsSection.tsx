import { memo } from 'react';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { CellInput } from './CellInput.tsx';
import { type AgendaRow, type DecisionRow, newDecisionRow } from './meetingForm.ts';
import type { Problems } from './meetingProblems.ts';
import styles from './RowList.module.css';
import { RowList } from './RowList.tsx';

type Props = {
  readonly rows: readonly DecisionRow[];
  readonly agenda: readonly AgendaRow[];
  onChange(rows: readonly DecisionRow[]): void;
  readonly problems: Problems;
  readonly readOnly: boolean;
};

/** 议定事项: what was agreed, each with the agenda item it belongs to. */
export const DecisionsSection = memo(function DecisionsSection({ rows, agenda, onChange, problems, readOnly }: Props) {
  const { t } = useText();
  const items = agenda.filter((item) => item.title.trim() !== '');
  return (
    <Section title={t('meetings.decisions')}>
      <RowList
        label={t('meetings.decisions')}
        rows={rows}
        onChange={onChange}
        newRow={newDecisionRow}
        addLabel={t('meetings.addDecision')}
        readOnly={readOnly}
        empty={readOnly ? t('common.none') : t('meetings.decisionsEmpty')}
        columns={[
          {
            id: 'text',
            label: t('meetings.decisionText'),
            track: 'minmax(0, 4fr)',
            render: (row, change) => (
              <CellInput
                label={t('meetings.decisionText')}
                value={row.text}
                multiline
                maxLength={4000}
                readOnly={readOnly}
                problem={problems.get(`${row.key}.text`)}
                onChange={(text) => change({ text })}
              />
            ),
          },
          {
            id: 'agenda',
            label: t('meetings.ofAgenda'),
            track: 'minmax(0, 1.4fr)',
            render: (row, change) =>
              readOnly ? (
                <span className={styles.plain}>{items.find((item) => item.key === row.agendaKey)?.title ?? ''}</span>
              ) : (
                <select
                  className={styles.input}
                  aria-label={t('meetings.ofAgenda')}
                  value={row.agendaKey ?? ''}
                  onChange={(event) => change({ agendaKey: event.currentTarget.value || null })}
                >
                  <option value="">{t('meetings.noAgenda')}</option>
                  {items.map((item) => (
                    <option key={item.key} value={item.key}>
                      {`${agenda.indexOf(item) + 1}. ${item.title}`}
                    </option>
                  ))}
                </select>
              ),
          },
        ]}
      />
    </Section>
  );
});
