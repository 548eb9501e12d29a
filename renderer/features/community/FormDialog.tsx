import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { Acts, Stack } from '#renderer/ui/Card.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { useText } from '#renderer/ui/text.tsx';

type Props = {
  readonly title: string;
  /** Word of the act; left out: 保存. */
  readonly word?: string;
  readonly saving: boolean;
  readonly error: unknown;
  readonly canSave?: boolean;
  onSave(): void;
  onClose(): void;
  readonly children: ReactNode;
};

/** Frame of a dialog with a few fields: they, a failure, save and leave. */
export function FormDialog({ title, word, saving, error, canSave = true, onSave, onClose, children }: Props) {
  const { t } = useText();
  return (
    <Modal opened onClose={onClose} title={title} size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSave();
        }}
      >
        <Stack>
          {children}
          <FailureNotice error={error} />
        </Stack>
        <Acts>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={saving} disabled={!canSave}>
            {word ?? t('common.save')}
          </Button>
        </Acts>
      </form>
    </Modal>
  );
}
