import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { asAtDay, useAsAtDay } from './asAtDay.ts';

/** Chooses the day as at which the registry is shown; empty is now. */
export function AsAtPicker() {
  const { t } = useText();
  const { today } = useSession();
  const choose = (day: string | null) => {
    if (day !== null && day > today) announce(t('organizations.asAtFuture'));
    else asAtDay.set(day);
  };
  return (
    <div style={{ width: 156 }}>
      <DateField
        aria-label={t('organizations.asAtDay')}
        placeholder={t('organizations.asAtDayNow')}
        value={useAsAtDay()}
        onChange={choose}
      />
    </div>
  );
}
