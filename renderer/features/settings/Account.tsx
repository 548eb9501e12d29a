import { useSession } from '#renderer/api/session.tsx';
import { ChangePasswordForm } from '#renderer/ui/ChangePasswordForm.tsx';
import { Fact, Facts } from '#renderer/ui/Field.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { OwnCertificate } from './OwnCertificate.tsx';

/** The own account: who one is here, and the own password. */
export function Account() {
  const { t, label } = useText();
  const { user } = useSession();
  return (
    <>
      <Section title={t('settings.tabAccount')}>
        <Facts>
          <Fact label={t('settings.displayName')}>{user?.displayName}</Fact>
          <Fact label={t('settings.login')}>{user?.login}</Fact>
          <Fact label={t('settings.roles')} wide>
            {user?.roles.map((role) => label('roleLabels', role)).join('、')}
          </Fact>
        </Facts>
      </Section>
      <OwnCertificate />
      <Section title={t('settings.passwordTitle')}>
        <ChangePasswordForm />
      </Section>
    </>
  );
}
