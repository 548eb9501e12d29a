import { IconListDetails } from '@tabler/icons-react';
import { memo } from 'react';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { AgendaDetails } from './AgendaDetails.tsx';
import { AgendaStageActs, AgendaStageChip } from './AgendaStage.tsx';
import { CellInput } from './CellInput.tsx';
import { type AgendaRow, newAgendaRow } from './meetingForm.ts';
import type { Problems } from './meetingProblems.ts';
import { RowAct, RowList } from './RowList.tsx';
import type { AgendaStages } from './useAgendaStages.ts';
import { useOpenedRows } from './useOpenedRows.ts';

type Props = {
  readonly rows: readonly AgendaRow[];
  onChange(rows: readonly AgendaRow[]): void;
  readonly problems: Problems;
  readonly readOnly: boolean;
  /** Names of units offered while typing. */
  readonly units?: readonly string[];
  /** Where each stored item stands on its way to the agenda; absent where the meeting is final. */
  readonly stages?: AgendaStages | undefined;
};

const UNITS_LIST = 'agenda-units';
const NO_UNITS: readonly string[] = [];

/** 议题: what is on the agenda, in order, with who brings it and whether it is fixed; Alt+Enter opens the details of an item. */
export const AgendaSection = memo(function AgendaSection(props: Props) {
  const { rows, onChange, problems, readOnly, units = NO_UNITS, stages } = props;
  const { t } = useText();
  const [opened, toggle] = useOpenedRows();
  const cell = (
    column: 'title' | 'proposerUnit' | 'proposerName',
    label: string,
    maxLength: number,
    track: string,
  ) => ({
    id: column,
    label,
    track,
    render: (row: AgendaRow, change: (part: Partial<AgendaRow>) => void) => (
      <CellInput
        label={label}
        value={row[column]}
        multiline={column === 'title'}
        maxLength={maxLength}
        readOnly={readOnly}
        problem={problems.get(`${row.key}.${column}`)}
        {...(column === 'proposerUnit' ? { list: UNITS_LIST } : {})}
        onChange={(value) => change({ [column]: value })}
      />
    ),
  });
  return (
    <Section title={t('meetings.agenda')} actions={stages !== undefined && <AgendaStageActs stages={stages} />}>
      <datalist id={UNITS_LIST}>
        {units.map((unit) => (
          <option key={unit} value={unit} />
        ))}
      </datalist>
      <RowList
        label={t('meetings.agenda')}
        rows={rows}
        onChange={onChange}
        newRow={newAgendaRow}
        addLabel={t('meetings.addAgenda')}
        readOnly={readOnly}
        watched={[problems, stages, opened]}
        empty={readOnly ? t('common.none') : t('meetings.agendaEmpty')}
        onKey={(event, row) => {
          const opens = event.altKey && event.key === 'Enter';
          if (opens) toggle(row.key);
          return opens;
        }}
        extra={(row) => (
          <RowAct label={`${t('meetingConduct.agendaDetails')}　Alt+Enter`} onClick={() => toggle(row.key)}>
            <IconListDetails size={14} aria-hidden />
          </RowAct>
        )}
        below={(row, change) =>
          readOnly || opened.has(row.key) ? (
            <AgendaDetails row={row} readOnly={readOnly} steps={stages?.of(row.id)?.steps ?? []} onChange={change} />
          ) : null
        }
        columns={[
          cell('title', t('meetings.agendaTitle'), 300, 'minmax(0, 3fr)'),
          cell('proposerUnit', t('meetingConduct.proposerUnit'), 100, 'minmax(0, 1.4fr)'),
          cell('proposerName', t('meetings.proposer'), 100, 'minmax(0, 1fr)'),
          ...(stages === undefined
            ? []
            : [
                {
                  id: 'stage',
                  label: t('meetingConduct.stage'),
                  track: '84px',
                  render: (row: AgendaRow) => <AgendaStageChip stages={stages} row={row} />,
                },
              ]),
        ]}
      />
    </Section>
  );
});
