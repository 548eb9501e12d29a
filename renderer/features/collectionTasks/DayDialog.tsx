import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '#renderer/api/session.tsx';
import { Acts, Stack } from '#renderer/ui/Card.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { useText } from '#renderer/ui/text.tsx';

type Props = {
  readonly title: string;
  readonly body: string;
  readonly label: string;
  readonly confirm: string;
  readonly busy: boolean;
  readonly error: unknown;
  onTake(day: string): void;
  onClose(): void;
};

/** Asks on which day something was done; today unless another is chosen. */
export function DayDialog({ title, body, label, confirm, busy, error, onTake, onClose }: Props) {
  const { t } = useText();
  const { today } = useSession();
  const [day, setDay] = useState<string | null>(today);
  return (
    <Modal opened onClose={onClose} title={title} size="md">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (day !== null && !busy) onTake(day);
        }}
      >
        <Stack>
          <p>{body}</p>
          <Field label={label} required>
            <DateField value={day} clearable={false} onChange={setDay} />
          </Field>
          <FailureNotice error={error} />
        </Stack>
        <Acts>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={day === null}>
            {confirm}
          </Button>
        </Acts>
      </form>
    </Modal>
  );
}
