import { Button, Group, Modal, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { createStore, useStore } from '#renderer/api/store.ts';
import { useText } from './text.tsx';
import { WatchedText } from './WatchedText.tsx';

type Question = {
  readonly title: string;
  readonly body?: ReactNode;
  readonly confirm: string;
  readonly cancel?: string;
  readonly danger?: boolean;
};
type ReasonQuestion = Question & { readonly label: string; readonly minLength?: number };
type Open =
  | { readonly kind: 'confirm'; readonly question: Question; answer(value: boolean): void }
  | { readonly kind: 'reason'; readonly question: ReasonQuestion; answer(value: string | null): void };

const openDialog = createStore<Open | null>(null);

/** Asks one plain question. @returns true when confirmed */
export function askConfirm(question: Question): Promise<boolean> {
  return new Promise((answer) => openDialog.set({ kind: 'confirm', question, answer }));
}

/** Asks for a reason. @returns the text, or null when dismissed */
export function askReason(question: ReasonQuestion): Promise<string | null> {
  return new Promise((answer) => openDialog.set({ kind: 'reason', question, answer }));
}

/** The place where questions appear; mounted once by the application. */
export function DialogHost() {
  const open = useStore(openDialog);
  if (open === null) return null;
  const close = () => openDialog.set(null);
  if (open.kind === 'reason') return <ReasonDialog key={open.question.title} open={open} close={close} />;
  const finish = (value: boolean) => {
    close();
    open.answer(value);
  };
  return (
    <Modal opened title={open.question.title} onClose={() => finish(false)} size="sm">
      {open.question.body}
      <DialogButtons question={open.question} onCancel={() => finish(false)} onConfirm={() => finish(true)} />
    </Modal>
  );
}

function ReasonDialog({ open, close }: { readonly open: Extract<Open, { kind: 'reason' }>; close(): void }) {
  const [reason, setReason] = useState('');
  const finish = (value: string | null) => {
    close();
    open.answer(value);
  };
  return (
    <Modal opened title={open.question.title} onClose={() => finish(null)} size="sm">
      {open.question.body}
      <WatchedText>
        <Textarea
          data-autofocus
          mt={8}
          label={open.question.label}
          rows={3}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </WatchedText>
      <DialogButtons
        question={open.question}
        disabled={reason.trim().length < (open.question.minLength ?? 2)}
        onCancel={() => finish(null)}
        onConfirm={() => finish(reason.trim())}
      />
    </Modal>
  );
}

function DialogButtons({
  question,
  disabled = false,
  onCancel,
  onConfirm,
}: {
  readonly question: Question;
  readonly disabled?: boolean;
  onCancel(): void;
  onConfirm(): void;
}) {
  const { t } = useText();
  return (
    <Group justify="flex-end" mt={16} gap={8}>
      <Button variant="default" onClick={onCancel}>
        {question.cancel ?? t('common.cancel')}
      </Button>
      <Button
        {...(question.danger === true ? { color: 'red' } : {})}
        disabled={disabled}
        onClick={onConfirm}
        data-autofocus={disabled ? undefined : true}
      >
        {question.confirm}
      </Button>
    </Group>
  );
}
