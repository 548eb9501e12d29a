import { memo } from 'react';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { CellInput } from './CellInput.tsx';
import { type AgendaRow, newAgendaRow } from './meetingForm.ts';
import type { Problems } from './meetingProblems.ts';
import { RowList } from './RowList.tsx';

type Props = {
  readonly rows: readonly AgendaRow[];
  onChange(rows: readonly AgendaRow[]): void;
  readonly problems: Problems;
  readonly readOnly: boolean;
};

/** 议题: what was on the agenda, in order. */
export const AgendaSection = memo(function AgendaSection({ rows, onChange, problems, readOnly }: Props) {
  const { t } = useText();
  return (
    <Section title={t('meetings.agenda')}>
      <RowList
        label={t('meetings.agenda')}
        rows={rows}
        onChange={onChange}
        newRow={newAgendaRow}
        addLabel={t('meetings.addAgenda')}
        readOnly={readOnly}
        empty={readOnly ? t('common.none') : t('meetings.agendaEmpty')}
        columns={[
          {
            id: 'title',
            label: t('meetings.agendaTitle'),
            track: 'minmax(0, 3fr)',
            render: (row, change) => (
              <CellInput
                label={t('meetings.agendaTitle')}
                value={row.title}
                multiline
                maxLength={300}
                readOnly={readOnly}
                problem={problems.get(`${row.key}.title`)}
                onChange={(title) => change({ title })}
              />
            ),
          },
          {
            id: 'proposer',
            label: t('meetings.proposer'),
            track: 'minmax(0, 1fr)',
            render: (row, change) => (
              <CellInput
                label={t('meetings.proposer')}
                value={row.proposerName}
                maxLength={100}
                readOnly={readOnly}
                onChange={(proposerName) => change({ proposerName })}
              />
            ),
          },
          {
            id: 'summary',
            label: t('meetings.agendaSummary'),
            track: 'minmax(0, 2fr)',
            render: (row, change) => (
              <CellInput
                label={t('meetings.agendaSummary')}
                value={row.summaryText}
                multiline
                maxLength={4000}
                readOnly={readOnly}
                onChange={(summaryText) => change({ summaryText })}
              />
            ),
          },
        ]}
      />
    </Section>
  );
});
