import type { Text } from '#renderer/ui/text.tsx';
import type { RowWords } from '#shared/features/minutes/compareVersions.ts';

/** How the rows of each list read when versions are compared. */
export function rowWords({ label }: Pick<Text, 'label'>, organizations: Readonly<Record<string, string>>): RowWords {
  const joined = (...parts: readonly (string | null | undefined)[]) =>
    parts.filter((part) => part !== null && part !== undefined && part !== '').join('　');
  return {
    agenda: (row) => joined(row.title, row.proposerUnit, row.proposerName, row.summaryText, row.discussionText),
    attendance: (row) =>
      joined(
        label('attendanceLabels', row.capacity),
        `${row.unit ?? ''}${row.post ?? ''}${row.name ?? ''}`,
        row.headcount > 1 ? String(row.headcount) : null,
        row.leaveReason,
        row.substituteFor,
      ),
    decisions: (row, { agenda }) =>
      joined(
        row.text,
        row.agendaIndex === null ? null : agenda[row.agendaIndex]?.title,
        row.votesFor === null ? null : `${row.votesFor}/${row.votesAgainst ?? 0}/${row.votesAbstain ?? 0}`,
      ),
    actions: (row) =>
      joined(row.text, row.responsibleUnit ?? organizations[row.organizationId ?? ''], row.responsibleNames, row.dueOn),
  };
}
