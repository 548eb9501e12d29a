import { Button } from '@mantine/core';
import { IconUserCog, IconUserDown } from '@tabler/icons-react';
import { memo, useMemo, useRef, useState } from 'react';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { CellInput } from './CellInput.tsx';
import { movedTo } from './conductRows.ts';
import { type AgendaRow, type AttendanceRow, type Capacity, newAttendanceRow } from './meetingForm.ts';
import type { Problems } from './meetingProblems.ts';
import { PersonDialog } from './PersonDialog.tsx';
import { personNotes } from './personNotes.ts';
import styles from './RowList.module.css';
import { RowAct, RowList } from './RowList.tsx';
import { splitNames } from './splitNames.ts';

type Props = {
  readonly rows: readonly AttendanceRow[];
  /** Items that somebody may have missed. */
  readonly agenda?: readonly AgendaRow[];
  onChange(rows: readonly AttendanceRow[]): void;
  readonly problems: Problems;
  readonly readOnly: boolean;
  /** Takes the people of the leading group as at the date of the meeting; absent when there is no group. */
  readonly onPrefill?: (() => void) | undefined;
};

const CAPACITIES: readonly Capacity[] = ['present', 'observer', 'leave', 'absent'];

/** Where a person goes by the small act of a row: who was present goes on leave, everybody else becomes present. */
const MOVES: Readonly<Record<Capacity, Capacity>> = {
  present: 'leave',
  observer: 'leave',
  leave: 'present',
  absent: 'present',
};

/** People of a list, group lines with their headcount. */
function headcount(rows: readonly AttendanceRow[]): number {
  return rows.reduce((sum, row) => sum + Math.max(1, Number.parseInt(row.headcount, 10) || 1), 0);
}

const NO_ITEMS: readonly AgendaRow[] = [];

/**
 * 出席、列席、请假、缺席: lists in official order, edited like a table; Alt+1…4 moves a person to another list, Alt+Enter opens when he
 * came and went, from which items he was recused, and for whom he stands in.
 */
export const AttendanceSection = memo(function AttendanceSection({
  rows,
  agenda = NO_ITEMS,
  onChange,
  problems,
  readOnly,
  onPrefill,
}: Props) {
  const text = useText();
  const { t, label } = text;
  const [openedKey, setOpenedKey] = useState<string | null>(null);
  const items = useMemo(() => agenda.filter((item) => item.title.trim() !== ''), [agenda]);
  // Rows show the places of items, not their words: typing an agenda does not draw five hundred people anew.
  const itemKeys = items.map((item) => item.key).join();
  const opened = rows.find((row) => row.key === openedKey);
  // A row that is not drawn anew still acts on the list as it is now.
  const latest = useRef(rows);
  latest.current = rows;
  const moveTo = (row: AttendanceRow, capacity: Capacity) => {
    onChange(movedTo(latest.current, row, capacity));
  };
  const pasteNames = (row: AttendanceRow, names: readonly string[]) => {
    const [first, ...others] = names;
    const added = others.map((name) => newAttendanceRow(row.capacity, name));
    onChange(
      latest.current.flatMap((other) => (other.key === row.key ? [{ ...row, name: first ?? '' }, ...added] : [other])),
    );
  };
  return (
    <Section
      title={t('meetings.attendance')}
      actions={
        !readOnly && onPrefill !== undefined ? (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconUserDown size={15} aria-hidden />}
            onClick={onPrefill}
          >
            {t('meetings.prefillPeople')}
          </Button>
        ) : undefined
      }
    >
      {CAPACITIES.map((capacity) => {
        const list = rows.filter((row) => row.capacity === capacity);
        if (list.length === 0 && (readOnly || capacity === 'absent')) return null;
        const texts = { label: label('attendanceLabels', capacity) };
        return (
          <div key={capacity} className={styles.group}>
            <div className={styles.groupHead}>
              <h3>{texts.label}</h3>
              <span className={styles.groupCount}>
                {list.length > 0 && t('meetings.people', { count: headcount(list) })}
              </span>
            </div>
            <RowList
              label={texts.label}
              rows={list}
              onChange={(changed) =>
                onChange(
                  CAPACITIES.flatMap((other) =>
                    other === capacity ? changed : rows.filter((row) => row.capacity === other),
                  ),
                )
              }
              newRow={() => newAttendanceRow(capacity)}
              addLabel={t('meetings.addPerson')}
              readOnly={readOnly}
              watched={[problems, itemKeys]}
              onKey={(event, row) => {
                if (event.altKey && event.key === 'Enter') {
                  setOpenedKey(row.key);
                  return true;
                }
                const target = event.altKey ? CAPACITIES[Number(event.key) - 1] : undefined;
                if (target !== undefined && target !== row.capacity) moveTo(row, target);
                return target !== undefined;
              }}
              extraCount={2}
              below={(row) => {
                const notes = personNotes(row, items, text);
                return notes === '' ? null : <span className={styles.line}>{notes}</span>;
              }}
              extra={(row) => {
                const target = MOVES[row.capacity];
                const key = CAPACITIES.indexOf(target) + 1;
                return (
                  <>
                    <RowAct
                      label={`${t('meetings.moveTo', { list: label('attendanceLabels', target) })}　Alt+${key}`}
                      onClick={() => moveTo(row, target)}
                    >
                      <span className={styles.actText}>{label('attendanceShortLabels', target)}</span>
                    </RowAct>
                    <RowAct label={`${t('meetingConduct.presence')}　Alt+Enter`} onClick={() => setOpenedKey(row.key)}>
                      <IconUserCog size={14} aria-hidden />
                    </RowAct>
                  </>
                );
              }}
              columns={[
                {
                  id: 'name',
                  label: t('meetings.personName'),
                  track: 'minmax(0, 1fr)',
                  render: (row, change) => (
                    <CellInput
                      label={t('meetings.personName')}
                      value={row.name}
                      maxLength={50}
                      readOnly={readOnly}
                      problem={problems.get(`${row.key}.name`)}
                      onChange={(name) => change({ name, memberId: name === row.name ? row.memberId : null })}
                      onPaste={(event) => {
                        const names = splitNames(event.clipboardData.getData('text/plain'));
                        if (names.length < 2) return;
                        event.preventDefault();
                        pasteNames(row, names);
                      }}
                    />
                  ),
                },
                {
                  id: 'post',
                  label: t('meetings.personPost'),
                  track: 'minmax(0, 1.4fr)',
                  render: (row, change) => (
                    <CellInput
                      label={t('meetings.personPost')}
                      value={row.post}
                      maxLength={100}
                      readOnly={readOnly}
                      onChange={(post) => change({ post })}
                    />
                  ),
                },
                {
                  id: 'unit',
                  label: t('meetings.personUnit'),
                  track: 'minmax(0, 1.4fr)',
                  render: (row, change) => (
                    <CellInput
                      label={t('meetings.personUnit')}
                      value={row.unit}
                      maxLength={100}
                      readOnly={readOnly}
                      onChange={(unit) => change({ unit })}
                    />
                  ),
                },
                capacity === 'leave' || capacity === 'absent'
                  ? {
                      id: 'leaveReason',
                      label: t('meetings.leaveReason'),
                      track: 'minmax(0, 1fr)',
                      render: (row, change) => (
                        <CellInput
                          label={t('meetings.leaveReason')}
                          value={row.leaveReason}
                          maxLength={200}
                          readOnly={readOnly}
                          onChange={(leaveReason) => change({ leaveReason })}
                        />
                      ),
                    }
                  : {
                      id: 'headcount',
                      label: t('meetings.headcount'),
                      track: '64px',
                      render: (row, change) => (
                        <CellInput
                          label={t('meetings.headcount')}
                          value={row.headcount}
                          numeric
                          maxLength={5}
                          readOnly={readOnly}
                          problem={problems.get(`${row.key}.headcount`)}
                          onChange={(text) => change({ headcount: text.replace(/\D/gu, '') })}
                        />
                      ),
                    },
              ]}
            />
          </div>
        );
      })}
      {opened !== undefined && (
        <PersonDialog
          row={opened}
          items={items}
          people={rows}
          onClose={() => setOpenedKey(null)}
          onApply={(part) => {
            onChange(rows.map((row) => (row.key === opened.key ? { ...row, ...part } : row)));
            setOpenedKey(null);
          }}
        />
      )}
    </Section>
  );
});
