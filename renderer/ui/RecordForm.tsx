import { Button, CloseButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useCommands } from './commands.ts';
import { FailureNotice } from './FailureNotice.tsx';
import { Section } from './Page.tsx';
import styles from './RecordForm.module.css';
import { useText } from './text.tsx';
import { useFirstField } from './useFirstField.ts';
import type { RecordFormState } from './useRecordForm.tsx';

type Props = {
  readonly title: string;
  /** Of `useRecordForm`. */
  readonly form: RecordFormState;
  readonly saving: boolean;
  readonly error: unknown;
  onSave(): void;
  onClose(): void;
  /** Further acts on the record, behind save and cancel. */
  readonly acts?: ReactNode;
  /** Word of the button that saves; left out: 保存. */
  readonly saveLabel?: string;
  /** What stands under the form: the history of the record. */
  readonly after?: ReactNode;
  readonly children: ReactNode;
};

/** Frame of the form of one record beside a list: an earlier draft, the fields, save and leave by button and key. */
export function RecordForm({ title, form, saving, error, onSave, onClose, acts, saveLabel, after, children }: Props) {
  const { t } = useText();
  const leave = () => void form.draft.leave(onClose);
  const fields = useFirstField();
  useCommands([
    { id: 'recordForm.save', label: 'common.save', shortcut: 'Ctrl+S', canRun: () => !saving, run: onSave },
    { id: 'recordForm.leave', label: 'common.cancel', shortcut: 'Escape', canRun: () => true, run: leave },
  ]);
  return (
    <Section title={title} actions={<CloseButton size="sm" aria-label={t('common.close')} onClick={leave} />}>
      <form
        ref={fields}
        onSubmit={(event) => {
          event.preventDefault();
          onSave();
        }}
      >
        {form.draft.notice}
        <div className={styles.fields}>{children}</div>
        <FailureNotice error={error} />
        <div className={styles.acts}>
          <Button type="submit" loading={saving} title="Ctrl+S">
            {saveLabel ?? t('common.save')}
          </Button>
          <Button variant="default" onClick={leave}>
            {t('common.cancel')}
          </Button>
          {acts}
        </div>
      </form>
      {after}
      {form.dialog}
    </Section>
  );
}
