import { PasswordInput } from '@mantine/core';
import { IconCheck, IconPoint } from '@tabler/icons-react';
import { Field } from './Field.tsx';
import styles from './PasswordPair.module.css';
import { passwordRule } from './passwordRule.ts';
import { useText } from './text.tsx';

type Props = {
  readonly login: string;
  readonly password: string;
  readonly repeated: string;
  onPassword(value: string): void;
  onRepeated(value: string): void;
  readonly label?: string;
};

/** A new password typed twice, with the rule beside it and what of it is met already. */
export function PasswordPair({ login, password, repeated, onPassword, onRepeated, label }: Props) {
  const { t } = useText();
  const rule = passwordRule(password, login);
  const lines = [
    { text: t('session.ruleLength'), met: rule.length },
    { text: t('session.ruleClasses'), met: rule.classes },
    { text: t('session.ruleLogin'), met: rule.login && password !== '' },
    { text: t('session.ruleSame'), met: password !== '' && password === repeated },
  ];
  return (
    <>
      <Field label={label ?? t('session.newPassword')} required>
        <PasswordInput
          value={password}
          autoComplete="new-password"
          onChange={(event) => onPassword(event.currentTarget.value)}
        />
      </Field>
      <Field
        label={t('session.repeatPassword')}
        required
        error={repeated !== '' && repeated !== password && password !== '' ? t('offices.passwordTwice') : undefined}
      >
        <PasswordInput
          value={repeated}
          autoComplete="new-password"
          onChange={(event) => onRepeated(event.currentTarget.value)}
        />
      </Field>
      <ul className={styles.rules}>
        {lines.map((line) => (
          <li key={line.text} className={styles.rule} data-met={line.met}>
            {line.met ? <IconCheck size={13} aria-hidden /> : <IconPoint size={13} aria-hidden />}
            {line.text}
            <span className="visually-hidden">{t(line.met ? 'session.ruleMet' : 'session.ruleUnmet')}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
