import { Button, Modal } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Acts, Stack } from '#renderer/ui/Card.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { sameValue } from '#renderer/ui/formConflict.ts';
import { useText } from '#renderer/ui/text.tsx';
import { useFormDraft } from '#renderer/ui/useFormDraft.tsx';
import styles from './riskAssessments.module.css';

type Options<Form> = {
  /** Id of the assessment, then what is done: the draft is kept as `riskAssessment:<id>-<act>`. */
  readonly assessmentId: string;
  readonly act: string;
  readonly title: string;
  start(): Form;
};

/** What is typed in a dialog of an assessment, kept as a draft. */
export function useDialogForm<Form extends object>({ assessmentId, act, title, start }: Options<Form>) {
  const [base] = useState(start);
  const [form, setForm] = useState(base);
  const [tried, setTried] = useState(false);
  const draft = useFormDraft({
    key: `riskAssessment:${assessmentId}-${act}`,
    title,
    base,
    form,
    dirty: !sameValue(form, base),
    onTake: (_base, typed) => setForm(typed),
  });
  return {
    form,
    draft,
    set: (part: Partial<Form>) => setForm((now) => ({ ...now, ...part })),
    tried: () => setTried(true),
    wrong: (when: boolean, words: string) => (tried && when ? { error: words } : {}),
  };
}

type Props = {
  readonly title: string;
  readonly help?: string;
  readonly draft: ReturnType<typeof useFormDraft>;
  readonly submit: string;
  readonly pending: boolean;
  readonly error: unknown;
  readonly size?: 'md' | 'lg';
  onSubmit(): void;
  onClose(): void;
  readonly children: ReactNode;
};

/** Frame of a dialog that does one thing to an assessment: what it means, an earlier draft, a few fields, its act. */
export function RiskDialog({ title, help, draft, submit, pending, error, size = 'md', ...rest }: Props) {
  const { t } = useText();
  const leave = () => void draft.leave(rest.onClose);
  return (
    <Modal opened onClose={leave} title={title} size={size}>
      <Stack>
        {draft.notice}
        {help !== undefined && <p className={styles.dim}>{help}</p>}
        {rest.children}
        <FailureNotice error={error} />
      </Stack>
      <Acts>
        <Button variant="default" onClick={leave}>
          {t('common.cancel')}
        </Button>
        <Button loading={pending} onClick={rest.onSubmit}>
          {submit}
        </Button>
      </Acts>
    </Modal>
  );
}
