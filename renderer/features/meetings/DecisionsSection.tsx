import { memo, useMemo } from 'react';
import { Link } from 'wouter';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { BodyRule } from '#shared/features/meetings/quorum.rules.ts';
import { CellInput } from './CellInput.tsx';
import { attendingOf } from './conductRows.ts';
import { type AgendaRow, type AttendanceRow, type DecisionRow, newDecisionRow } from './meetingForm.ts';
import type { Problems } from './meetingProblems.ts';
import styles from './RowList.module.css';
import { RowList } from './RowList.tsx';
import { VotesLine } from './VotesLine.tsx';

type Props = {
  readonly rows: readonly DecisionRow[];
  readonly agenda: readonly AgendaRow[];
  /** Who was there: votes are held against it. */
  readonly attendance?: readonly AttendanceRow[];
  /** By which the body can decide. */
  readonly rule?: BodyRule;
  /** What a decision reads after corrections, by its id (features M14); its own words stay. */
  readonly corrected?: ReadonlyMap<string, string>;
  onChange(rows: readonly DecisionRow[]): void;
  readonly problems: Problems;
  readonly readOnly: boolean;
};

const NOBODY: readonly AttendanceRow[] = [];

/** 议定事项: what was agreed, each with the agenda item it belongs to and its votes beside the rule (features M5). */
export const DecisionsSection = memo(function DecisionsSection(props: Props) {
  const { rows, agenda, attendance = NOBODY, rule = null, corrected, onChange, problems, readOnly } = props;
  const { t } = useText();
  const items = useMemo(() => agenda.filter((item) => item.title.trim() !== ''), [agenda]);
  const attending = useMemo(() => attendingOf(attendance, items), [attendance, items]);
  return (
    <Section title={t('meetings.decisions')}>
      <RowList
        label={t('meetings.decisions')}
        rows={rows}
        onChange={onChange}
        newRow={newDecisionRow}
        addLabel={t('meetings.addDecision')}
        readOnly={readOnly}
        watched={[problems, items, attending, rule]}
        empty={readOnly ? t('common.none') : t('meetings.decisionsEmpty')}
        below={(row, change) => (
          <>
            {corrected?.has(row.id ?? '') === true && <p className={styles.plain}>{corrected.get(row.id ?? '')}</p>}
            {row.number !== null && (
              <Link className={styles.plain} href={`/meetings/decisions/${row.id ?? ''}`}>
                {row.number}
              </Link>
            )}
            <VotesLine
              row={row}
              item={items.find((item) => item.key === row.agendaKey)}
              place={items.findIndex((item) => item.key === row.agendaKey)}
              attending={attending}
              rule={rule}
              readOnly={readOnly}
              onChange={change}
            />
          </>
        )}
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
                  {items.map((item, index) => (
                    <option key={item.key} value={item.key}>
                      {`${index + 1}. ${item.title}`}
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
