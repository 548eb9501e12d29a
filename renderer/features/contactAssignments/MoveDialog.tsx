import { Button, Group, Modal, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { isCallError } from '#renderer/api/callError.ts';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { FieldGrid } from '#renderer/ui/Page.tsx';
import { type Text, useText } from '#renderer/ui/text.tsx';
import { useFormDraft } from '#renderer/ui/useFormDraft.tsx';
import type { CallInput } from '#shared/contract/list.ts';
import styles from './contactAssignments.module.css';
import type { Overview } from './HolderList.tsx';
import { MovePreview } from './MovePreview.tsx';

/** What is moved: chosen organizations, all that the filter holds, or a whole township. */
export type Moving =
  | { readonly kind: 'chosen'; readonly ids: readonly string[] }
  | {
      readonly kind: 'filter';
      readonly filter: Omit<CallInput<'contactAssignments.organizations'>, 'offset' | 'limit'>;
      readonly total: number;
    }
  | { readonly kind: 'township'; readonly name: string };

type Props = {
  readonly moving: Moving;
  readonly members: Overview['members'];
  onClose(): void;
  onMoved(): void;
};

/** No member: the township decides again, or nobody. */
const NOBODY = 'none';
const NOTHING = { to: null as string | null, basisDocumentNo: '', note: '' };

/** 调整联系人: to whom and from which day, with every change before it is made. */
export function MoveDialog({ moving, members, onClose, onMoved }: Props) {
  const text = useText();
  const { t } = text;
  const { today } = useSession();
  const move = useCommand('contactAssignments.move');
  const [base] = useState({ ...NOTHING, on: today as string | null });
  const [form, setForm] = useState(base);
  const [tried, setTried] = useState(false);
  const set = (part: Partial<typeof form>) => setForm((now) => ({ ...now, ...part }));
  const draft = useFormDraft({
    key: 'contactMove:new',
    title: t('contactAssignments.draftTitle'),
    base,
    form,
    dirty: JSON.stringify(form) !== JSON.stringify(base),
    onTake: (_kept, typed) => setForm(typed),
  });
  const leave = () => void draft.leave(onClose);
  const { to, on, basisDocumentNo, note } = form;
  const receiver = to === NOBODY ? null : to;
  const asked = to !== null && on !== null;
  const preview = useCall(
    'contactAssignments.previewMove',
    { on: on ?? today, to: receiver, chosen: chosenOf(moving) },
    { enabled: asked, keep: true },
  );
  const shown = asked && preview.error === null ? preview.data : undefined;
  const subjects = (shown?.rows ?? []).flatMap(({ change, kind, id, seen }) =>
    change === 'moves' ? [{ kind, id, seen }] : [],
  );
  const wrong = (when: boolean, sentence: string) => (tried && when ? { error: sentence } : {});
  const submit = () => {
    setTried(true);
    if (!asked || on === null || subjects.length === 0 || preview.isFetching || move.isPending) return;
    move.mutate(
      { on, to: receiver, basisDocumentNo, note, subjects },
      {
        onSuccess: ({ moved }) => {
          const isTownship = moving.kind === 'township';
          announce(t(isTownship ? 'contactAssignments.movedTownship' : 'contactAssignments.moved', { count: moved }));
          void draft.saved();
          onMoved();
        },
        onError: () => void preview.refetch(),
      },
    );
  };
  const typed = (name: 'basisDocumentNo' | 'note', maxLength: number) => ({
    maxLength,
    value: form[name],
    onChange: (event: { currentTarget: { value: string } }) => set({ [name]: event.currentTarget.value }),
  });
  return (
    <Modal opened onClose={leave} title={t('contactAssignments.moveTitle')} size={820}>
      {draft.notice}
      <FieldGrid>
        <Field label={t('contactAssignments.moveWhat')}>
          <span className={styles.what}>{whatWords(text, moving)}</span>
        </Field>
        <Field
          label={t('contactAssignments.moveOn')}
          required
          help={t('contactAssignments.moveOnHelp')}
          {...wrong(on === null, t('contactAssignments.problemOn'))}
        >
          <DateField value={on} clearable={false} onChange={(date) => set({ on: date })} />
        </Field>
        <Field
          label={t('contactAssignments.moveTo')}
          required
          {...wrong(to === null, t('contactAssignments.problemTo'))}
        >
          <Select
            data-autofocus
            searchable
            data={[
              ...members
                .filter(({ active }) => active)
                .map(({ memberId, name, post }) => ({ value: memberId, label: `${name}　${post}` })),
              {
                value: NOBODY,
                label: t(
                  moving.kind === 'township' ? 'contactAssignments.moveToNobody' : 'contactAssignments.moveToTownship',
                ),
              },
            ]}
            value={to}
            onChange={(value) => set({ to: value })}
          />
        </Field>
        <Field label={t('contactAssignments.moveBasis')}>
          <TextInput {...typed('basisDocumentNo', 100)} />
        </Field>
        <Field label={t('contactAssignments.moveNote')} wide>
          <TextInput {...typed('note', 500)} />
        </Field>
      </FieldGrid>
      <FailureNotice error={asked ? preview.error : null} />
      {move.error !== null && (
        <div className={styles.failure}>
          <MoveFailure error={move.error} />
        </div>
      )}
      {shown !== undefined && <MovePreview preview={shown} isTownship={moving.kind === 'township'} />}
      <Group justify="flex-end" mt={16} gap={8}>
        <Button variant="default" onClick={leave}>
          {t('common.cancel')}
        </Button>
        <Button
          loading={move.isPending}
          disabled={asked && shown !== undefined && subjects.length === 0}
          onClick={submit}
        >
          {moving.kind === 'township' || shown === undefined
            ? t('contactAssignments.moveConfirmTownship')
            : t('contactAssignments.moveConfirm', { count: subjects.length })}
        </Button>
      </Group>
    </Modal>
  );
}

/** Somebody changed one of them meanwhile: which, and that nothing was moved. */
function MoveFailure({ error }: { readonly error: unknown }) {
  const { t } = useText();
  if (!isCallError(error, 'conflict') || !Array.isArray(error.details.changed)) return <FailureNotice error={error} />;
  const { changed, count } = error.details;
  const names = changed.map(String).join('、');
  return (
    <Notice tone="overdue">
      {t('contactAssignments.changedMeanwhile', {
        names:
          Number(count) > changed.length ? t('contactAssignments.andOthers', { names, count: Number(count) }) : names,
      })}
    </Notice>
  );
}

function chosenOf(moving: Moving): CallInput<'contactAssignments.previewMove'>['chosen'] {
  switch (moving.kind) {
    case 'chosen':
      return { by: 'subjects', subjects: moving.ids.map((id) => ({ kind: 'organization', id })) };
    case 'township':
      return { by: 'subjects', subjects: [{ kind: 'township', id: moving.name }] };
    case 'filter':
      return { by: 'filter', filter: moving.filter };
  }
}

function whatWords({ t }: Text, moving: Moving): string {
  switch (moving.kind) {
    case 'chosen':
      return t('contactAssignments.moveChosen', { count: moving.ids.length });
    case 'township':
      return t('contactAssignments.moveTownship', { name: moving.name });
    case 'filter':
      return t('contactAssignments.moveFiltered', { count: moving.total });
  }
}
