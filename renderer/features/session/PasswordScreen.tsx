import { useSession } from '#renderer/api/session.tsx';
import { Card } from '#renderer/ui/Card.tsx';
import { ChangePasswordForm } from '#renderer/ui/ChangePasswordForm.tsx';
import { GateScreen } from '#renderer/ui/GateScreen.tsx';
import { useText } from '#renderer/ui/text.tsx';

/** The first login: nothing else may be done before the password is changed. */
export function PasswordScreen() {
  const { t } = useText();
  const { office } = useSession();
  return (
    <GateScreen title={office?.name}>
      <Card title={t('session.changeTitle')} help={t('session.changeIntro')}>
        <ChangePasswordForm />
      </Card>
    </GateScreen>
  );
}
