import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useAsAtDay } from './asAtDay.ts';

/** Chooses the day as at which list or page is shown; empty is now. */
export function AsAtPicker() {
  const { t } = useText();
  const { today } = useSession();
  const [day, setDay] = useAsAtDay();
  const choose = (chosen: string | null) => {
    if (chosen !== null && chosen > today) announce(t('organizations.asAtFuture'));
    else setDay(chosen);
  };
  return (
    <div style={{ width: 156 }}>
      <DateField
        aria-label={t('organizations.asAtDay')}
        placeholder={t('organizations.asAtDayNow')}
        value={day}
        onChange={choose}
      />
    </div>
  );
}
