import desk from '#renderer/ui/Desk.module.css';
import { useText } from '#renderer/ui/text.tsx';
import { filledRows, type MeetingForm } from './meetingForm.ts';
import type { Problems } from './meetingProblems.ts';

/** The sections by name with their counts; one with something to correct is marked. A press goes there. */
export function SectionLinks({ form, problems }: { readonly form: MeetingForm; readonly problems: Problems }) {
  const { t } = useText();
  const rows = filledRows(form);
  const wrong = (list: readonly { readonly key: string }[]) =>
    list.some((row) => [...problems.keys()].some((place) => place.startsWith(`${row.key}.`)));
  const ofRows = new Set(
    [...rows.agenda, ...rows.attendance, ...rows.decisions, ...rows.actions].map((row) => row.key),
  );
  const basicsWrong = [...problems.keys()].some(
    (place) => place !== 'minutesText' && !ofRows.has(place.split('.')[0] ?? ''),
  );
  const links = [
    { id: 'basics', name: t('meetings.basics'), count: 0, wrong: basicsWrong },
    { id: 'agenda', name: t('meetings.agenda'), count: rows.agenda.length, wrong: wrong(rows.agenda) },
    { id: 'attendance', name: t('meetings.attendance'), count: rows.attendance.length, wrong: wrong(rows.attendance) },
    { id: 'text', name: t('meetings.minutesText'), count: 0, wrong: problems.has('minutesText') },
    { id: 'decisions', name: t('meetings.decisions'), count: rows.decisions.length, wrong: wrong(rows.decisions) },
    { id: 'tasks', name: t('meetings.tasks'), count: rows.actions.length, wrong: wrong(rows.actions) },
  ];
  return (
    <nav className={desk.links} aria-label={t('meetings.sections')}>
      {links.map((link) => (
        <button
          key={link.id}
          type="button"
          className={desk.link}
          data-wrong={link.wrong}
          onClick={() => document.getElementById(`meeting-${link.id}`)?.scrollIntoView({ block: 'start' })}
        >
          {link.name}
          {link.count > 0 && ` ${link.count}`}
          {link.wrong && ` ${t('meetings.toCorrect')}`}
        </button>
      ))}
    </nav>
  );
}
