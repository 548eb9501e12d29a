import { IconListDetails } from '@tabler/icons-react';
import { memo, useMemo } from 'react';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { CellInput } from './CellInput.tsx';
import { type DecisionRow, newTaskRow, type TaskRow } from './meetingForm.ts';
import type { Problems } from './meetingProblems.ts';
import styles from './RowList.module.css';
import { RowAct, RowList } from './RowList.tsx';
import { TaskDecision } from './TaskDecision.tsx';
import { TaskDetails } from './TaskDetails.tsx';
import { useOpenedRows } from './useOpenedRows.ts';

type Props = {
  readonly rows: readonly TaskRow[];
  /** Names of units offered while typing. */
  readonly units: readonly string[];
  /** Decisions that a task may carry out. */
  readonly decisions: readonly DecisionRow[];
  onChange(rows: readonly TaskRow[]): void;
  readonly problems: Problems;
  readonly readOnly: boolean;
};

const UNITS_LIST = 'meeting-units';

/** 任务分工: who does what by when; every task needs an owner and a date (features M7). */
export const TasksSection = memo(function TasksSection(props: Props) {
  const { rows, units, decisions, onChange, problems, readOnly } = props;
  const { t } = useText();
  const [opened, toggle] = useOpenedRows();
  const filled = useMemo(() => decisions.filter(({ text }) => text.trim() !== ''), [decisions]);
  return (
    <Section title={t('meetings.tasks')}>
      <datalist id={UNITS_LIST}>
        {units.map((unit) => (
          <option key={unit} value={unit} />
        ))}
      </datalist>
      <RowList
        label={t('meetings.tasks')}
        rows={rows}
        onChange={onChange}
        newRow={newTaskRow}
        addLabel={t('meetings.addTask')}
        readOnly={readOnly}
        empty={readOnly ? t('common.none') : t('meetings.tasksEmpty')}
        onKey={(event, row) => {
          const opens = event.altKey && event.key === 'Enter';
          if (opens) toggle(row.key);
          return opens;
        }}
        extra={(row) => (
          <RowAct label={`${t('actionLoop.taskDetails')}　Alt+Enter`} onClick={() => toggle(row.key)}>
            <IconListDetails size={14} aria-hidden />
          </RowAct>
        )}
        below={(row, change) => (
          <>
            {filled.length > 0 && (!readOnly || row.decisionKey !== null) && (
              <TaskDecision
                value={row.decisionKey}
                decisions={filled}
                readOnly={readOnly}
                onChange={(decisionKey) => change({ decisionKey })}
              />
            )}
            {(readOnly || opened.has(row.key)) && <TaskDetails row={row} readOnly={readOnly} onChange={change} />}
          </>
        )}
        columns={[
          {
            id: 'text',
            label: t('meetings.taskText'),
            track: 'minmax(0, 2.2fr)',
            render: (row, change) => (
              <CellInput
                label={t('meetings.taskText')}
                value={row.text}
                multiline
                maxLength={1000}
                readOnly={readOnly}
                problem={problems.get(`${row.key}.text`)}
                onChange={(text) => change({ text })}
              />
            ),
          },
          {
            id: 'unit',
            label: t('meetings.responsibleUnit'),
            track: 'minmax(0, 1.8fr)',
            render: (row, change) => (
              <CellInput
                label={t('meetings.responsibleUnit')}
                value={row.responsibleUnit}
                list={UNITS_LIST}
                maxLength={100}
                readOnly={readOnly}
                problem={problems.get(`${row.key}.responsibleUnit`)}
                onChange={(responsibleUnit) => change({ responsibleUnit })}
              />
            ),
          },
          {
            id: 'names',
            label: t('meetings.responsibleNames'),
            track: 'minmax(0, 1fr)',
            render: (row, change) => (
              <CellInput
                label={t('meetings.responsibleNames')}
                value={row.responsibleNames}
                maxLength={200}
                readOnly={readOnly}
                onChange={(responsibleNames) => change({ responsibleNames })}
              />
            ),
          },
          {
            id: 'dueOn',
            label: t('meetings.dueOn'),
            track: '132px',
            render: (row, change) =>
              readOnly ? (
                <span className={styles.plain}>{row.dueOn}</span>
              ) : (
                <>
                  <DateField
                    aria-label={t('meetings.dueOn')}
                    value={row.dueOn}
                    clearable={false}
                    error={problems.has(`${row.key}.dueOn`)}
                    onChange={(dueOn) => change({ dueOn })}
                  />
                  {problems.has(`${row.key}.dueOn`) && (
                    <span className={styles.problem}>{t('meetings.problemDue')}</span>
                  )}
                </>
              ),
          },
        ]}
      />
    </Section>
  );
});
