import { ActionIcon, Button, Checkbox, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { Card } from '#renderer/ui/Card.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { FieldGrid } from '#renderer/ui/Page.tsx';
import { PasswordPair } from '#renderer/ui/PasswordPair.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { type NewOffice, type NewPerson, newPerson, personProblems } from './newOffice.ts';
import styles from './PeopleStep.module.css';

type Props = { readonly office: NewOffice; onChange(office: NewOffice): void; readonly showProblems: boolean };

/** Second step: administrator, auditor and clerks with their passwords. */
export function PeopleStep({ office, onChange, showProblems }: Props) {
  const { t } = useText();
  const { people } = office;
  const change = (changed: NewPerson) =>
    onChange({ ...office, people: people.map((person) => (person.key === changed.key ? changed : person)) });
  const clerks = people.filter((person) => person.kind === 'clerk').length;
  return (
    <>
      <Notice>{t('offices.smallOffice')}</Notice>
      <div className={styles.people}>
        {people.map((person) => (
          <Card key={person.key} label={t(`offices.${person.kind}`)}>
            <div className={styles.head}>
              <h2>{t(`offices.${person.kind}`)}</h2>
              <span className={styles.help}>{t(`offices.${person.kind}Help`)}</span>
              {person.kind === 'clerk' && clerks > 1 && (
                <ActionIcon
                  aria-label={t('offices.removePerson', { name: person.displayName })}
                  title={t('offices.removePerson', { name: person.displayName })}
                  onClick={() => onChange({ ...office, people: people.filter((other) => other.key !== person.key) })}
                >
                  <IconTrash size={16} />
                </ActionIcon>
              )}
            </div>
            <PersonFields person={person} all={people} showProblems={showProblems} onChange={change} />
          </Card>
        ))}
      </div>
      <Button
        variant="default"
        leftSection={<IconPlus size={14} />}
        onClick={() => onChange({ ...office, people: [...people, newPerson('clerk')] })}
      >
        {t('offices.addClerk')}
      </Button>
    </>
  );
}

function PersonFields({
  person,
  all,
  showProblems,
  onChange,
}: {
  readonly person: NewPerson;
  readonly all: readonly NewPerson[];
  readonly showProblems: boolean;
  onChange(person: NewPerson): void;
}) {
  const { t } = useText();
  const problems = personProblems(person, all);
  const loginError =
    problems.login === 'twice'
      ? t('offices.loginTwice')
      : problems.login === 'form' && showProblems
        ? t('offices.loginError')
        : undefined;
  return (
    <FieldGrid>
      <Field label={t('offices.login')} required error={loginError}>
        <TextInput
          autoComplete="off"
          value={person.login}
          onChange={(event) => onChange({ ...person, login: event.currentTarget.value })}
        />
      </Field>
      <Field
        label={t('offices.displayName')}
        required
        error={showProblems && problems.displayName ? t('offices.displayNameError') : undefined}
      >
        <TextInput
          autoComplete="off"
          value={person.displayName}
          onChange={(event) => onChange({ ...person, displayName: event.currentTarget.value })}
        />
      </Field>
      <PasswordPair
        label={t('session.password')}
        login={person.login}
        password={person.password}
        repeated={person.repeated}
        onPassword={(password) => onChange({ ...person, password })}
        onRepeated={(repeated) => onChange({ ...person, repeated })}
      />
      {person.kind === 'clerk' && (
        <>
          <Field label={t('offices.post')}>
            <TextInput
              maxLength={100}
              value={person.post}
              onChange={(event) => onChange({ ...person, post: event.currentTarget.value })}
            />
          </Field>
          <div className={styles.rights}>
            <Checkbox
              label={t('offices.clerkReview')}
              checked={person.review}
              onChange={(event) => onChange({ ...person, review: event.currentTarget.checked })}
            />
            <Checkbox
              label={t('offices.clerkSign')}
              checked={person.sign}
              onChange={(event) => onChange({ ...person, sign: event.currentTarget.checked })}
            />
          </div>
        </>
      )}
    </FieldGrid>
  );
}
