import { ActionIcon, Autocomplete, Button, Checkbox, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useCall } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { askConfirm } from '#renderer/ui/dialogs.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { WatchedText } from '#renderer/ui/WatchedText.tsx';
import styles from './Study.module.css';
import { type StudyForm, type StudyPerson, withPeople } from './studyForm.ts';

type Props = {
  readonly people: readonly StudyPerson[];
  /** The list with the numbers that follow from it. */
  onChange(people: Pick<StudyForm, 'attendance' | 'participants' | 'absent'>): void;
};

/** Members of the office at a session: who came, and why somebody did not. Numbers alone will do. */
export function AttendanceList({ people, onChange }: Props) {
  const { t } = useText();
  const { data } = useCall('duties.overview', {});
  const { office } = useSession();
  const members = (data?.members ?? []).filter(({ active, recordState }) => active && recordState !== 'voided');
  // The leading group has members of other agencies: they are offered, but not taken over by themselves.
  const own = members.filter(
    ({ officeId, unitName }) => officeId !== null || unitName === null || (office?.name ?? '').includes(unitName),
  );
  const change = (attendance: readonly StudyPerson[]) => onChange(withPeople(attendance));
  const person = (id: string): StudyPerson[] => {
    const known = people.find(({ memberId }) => memberId === id);
    const member = members.find((one) => one.id === id);
    if (known !== undefined) return [known];
    if (member === undefined) return [];
    return [{ memberId: id, name: member.name, post: member.post, present: true, absentReason: null }];
  };
  const fill = async () => {
    const question = {
      title: t('studySessions.fillConfirm'),
      body: t('studySessions.fillBody'),
      confirm: t('studySessions.fillConfirm'),
    };
    if (people.length > 0 && !(await askConfirm(question))) return;
    change(own.flatMap(({ id }) => person(id)));
  };
  const set = (memberId: string, part: Partial<StudyPerson>) =>
    change(people.map((one) => (one.memberId === memberId ? { ...one, ...part } : one)));
  const others = members.filter(({ id }) => !people.some(({ memberId }) => memberId === id));
  return (
    <Section
      title={t('studySessions.people')}
      actions={
        <Button size="compact-sm" variant="default" disabled={own.length === 0} onClick={() => void fill()}>
          {t('studySessions.fillPeople')}
        </Button>
      }
    >
      <p className={styles.dim}>{t('studySessions.peopleHelp')}</p>
      {people.length === 0 ? (
        <p className={styles.dim}>{t('studySessions.noPeople')}</p>
      ) : (
        <table className={styles.people}>
          <thead>
            <tr>
              <th style={{ width: 64 }}>{t('studySessions.isPresent')}</th>
              <th style={{ width: 120 }}>{t('studySessions.columnName')}</th>
              <th>{t('studySessions.columnPost')}</th>
              <th style={{ width: 240 }}>{t('studySessions.absentReason')}</th>
              <th style={{ width: 40 }} aria-label={t('common.remove')} />
            </tr>
          </thead>
          <tbody>
            {people.map(({ memberId, name, post, present, absentReason }) => (
              <tr key={memberId}>
                <td>
                  <Checkbox
                    aria-label={t('studySessions.presentOf', { name })}
                    checked={present}
                    onChange={(event) =>
                      set(memberId, {
                        present: event.currentTarget.checked,
                        absentReason: event.currentTarget.checked ? null : absentReason,
                      })
                    }
                  />
                </td>
                <td>{name}</td>
                <td>{post}</td>
                <td>
                  {!present && (
                    <WatchedText>
                      <Autocomplete
                        aria-label={t('studySessions.reasonOf', { name })}
                        maxLength={200}
                        data={t('studySessions.commonReasons').split(',')}
                        value={absentReason ?? ''}
                        onChange={(reason) => set(memberId, { absentReason: reason === '' ? null : reason })}
                      />
                    </WatchedText>
                  )}
                </td>
                <td>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={t('studySessions.removePerson', { name })}
                    onClick={() => change(people.filter((one) => one.memberId !== memberId))}
                  >
                    <IconX size={14} aria-hidden />
                  </ActionIcon>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {others.length > 0 && people.length > 0 && (
        <div className={styles.adding}>
          <Select
            w={280}
            searchable
            placeholder={t('studySessions.addPerson')}
            aria-label={t('studySessions.addPerson')}
            data={others.map(({ id, name, post }) => ({ value: id, label: `${name} ${post}` }))}
            value={null}
            onChange={(id) => id !== null && change([...people, ...person(id)])}
          />
        </div>
      )}
    </Section>
  );
}
