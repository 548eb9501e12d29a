import type { filledRows, MeetingForm, MeetingRecord } from './meetingForm.ts';

type Sent = ReturnType<typeof filledRows>;

/**
 * After saving: gives the rows that were sent the ids under which they are stored now, so that the next save changes them
 * instead of replacing them. Rows typed in the meantime keep none. Lists come back in the order sent; attendance by capacity.
 */
export function takeStoredIds(form: MeetingForm, sent: Sent, stored: MeetingRecord): MeetingForm {
  const ids = new Map<string, string>();
  const pair = (rows: readonly { readonly key: string }[], records: readonly { readonly id: string }[]) => {
    rows.forEach((row, index) => {
      const record = records[index];
      if (record !== undefined && rows.length === records.length) ids.set(row.key, record.id);
    });
  };
  pair(sent.agenda, stored.agenda);
  pair(sent.decisions, stored.decisions);
  pair(sent.actions, stored.actions);
  for (const capacity of ['present', 'observer', 'leave', 'absent'] as const) {
    pair(
      sent.attendance.filter((row) => row.capacity === capacity),
      stored.attendance.filter((record) => record.capacity === capacity),
    );
  }
  const named = <Row extends { readonly key: string; readonly id: string | null }>(row: Row): Row => ({
    ...row,
    id: ids.get(row.key) ?? row.id,
  });
  return {
    ...form,
    revision: stored.meeting.revision,
    agenda: form.agenda.map(named),
    attendance: form.attendance.map(named),
    decisions: form.decisions.map(named),
    actions: form.actions.map(named),
  };
}
