import { Button, Group, Modal, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { Stack } from '#renderer/ui/Card.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { presentRecord } from '#renderer/ui/formConflict.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useFormDraft } from '#renderer/ui/useFormDraft.tsx';
import type { ContactAssignment } from '#shared/features/contactAssignments/contactAssignments.contract.ts';
import type { Subject } from './ContactHistory.tsx';

type Props = { readonly subject: Subject; readonly row: ContactAssignment | null; onClose(): void };

type Form = {
  readonly memberId: string | null;
  readonly startOn: string | null;
  readonly endOn: string | null;
  readonly basisDocumentNo: string;
  readonly note: string;
};

/** Enters an earlier period, or corrects one that was entered wrongly. */
export function AssignmentDialog({ subject, row, onClose }: Props) {
  const { t } = useText();
  const { today } = useSession();
  const save = useCommand('contactAssignments.save');
  const members = useCall('duties.overview', {}).data?.members ?? [];
  const [base, setBase] = useState(() => ({ revision: row?.revision ?? 0, form: formOf(row, today) }));
  const [form, setForm] = useState(base.form);
  const [tried, setTried] = useState(false);
  const [elsewhere, setElsewhere] = useState<string | null>(null);
  const set = (part: Partial<Form>) => setForm((now) => ({ ...now, ...part }));
  const title = t(row === null ? 'contactAssignments.addTitle' : 'contactAssignments.editTitle');
  const place = 'organizationId' in subject ? 'contactAssignment' : 'contactTownship';
  const about = 'organizationId' in subject ? subject.organizationId : subject.townshipName;
  const draft = useFormDraft({
    key: `${place}:${about}-${row?.id ?? 'new'}`,
    title: t('common.draftOf', { form: t('contactAssignments.draftSave'), name: title }),
    base,
    form,
    dirty: JSON.stringify(form) !== JSON.stringify(base.form),
    onTake: (kept, typed) => {
      setBase(kept);
      setForm(typed);
    },
  });
  const leave = () => void draft.leave(onClose);
  const { memberId, startOn, endOn } = form;
  const wrongOrder = startOn !== null && endOn !== null && endOn < startOn;
  const wrong = (when: boolean, sentence: string) => (tried && when ? { error: sentence } : {});
  const submit = () => {
    setTried(true);
    if (memberId === null || startOn === null || wrongOrder || save.isPending) return;
    const target = row === null ? {} : { id: row.id, expectedRevision: base.revision };
    save.mutate(
      { ...target, fields: { ...form, ...subject, memberId, startOn } },
      {
        onSuccess: () => {
          announce(t('contactAssignments.saved'));
          void draft.saved();
          onClose();
        },
        onError: (error) => {
          const present = presentRecord(error);
          if (present === null) return;
          const { revision, values } = present;
          setBase({ ...base, revision });
          const holder = members.find(({ id }) => id === values.memberId)?.name ?? '';
          setElsewhere(
            `${holder} ${String(values.startOn)} — ${String(values.endOn ?? t('contactAssignments.toNow'))}`,
          );
        },
      },
    );
  };
  return (
    <Modal opened onClose={leave} title={title} size="md">
      {draft.notice}
      <Stack>
        {row !== null && <p>{t('contactAssignments.correctHelp')}</p>}
        <Field
          label={t('contactAssignments.member')}
          required
          {...wrong(memberId === null, t('contactAssignments.problemMember'))}
        >
          <Select
            data-autofocus
            searchable
            data={members.map(({ id, name, post }) => ({ value: id, label: `${name}　${post}` }))}
            value={memberId}
            onChange={(value) => set({ memberId: value })}
          />
        </Field>
        <Field
          label={t('contactAssignments.since')}
          required
          {...wrong(startOn === null, t('contactAssignments.problemStart'))}
        >
          <DateField value={startOn} clearable={false} onChange={(date) => set({ startOn: date })} />
        </Field>
        <Field label={t('contactAssignments.until')} {...wrong(wrongOrder, t('contactAssignments.problemOrder'))}>
          <DateField value={endOn} onChange={(date) => set({ endOn: date })} />
        </Field>
        <Field label={t('contactAssignments.basis')}>
          <TextInput
            maxLength={100}
            value={form.basisDocumentNo}
            onChange={(event) => set({ basisDocumentNo: event.currentTarget.value })}
          />
        </Field>
        <Field label={t('contactAssignments.note')}>
          <TextInput maxLength={500} value={form.note} onChange={(event) => set({ note: event.currentTarget.value })} />
        </Field>
        <FailureNotice error={save.error} />
        {elsewhere !== null && <Notice tone="behind">{`${t('contactAssignments.stored')} ${elsewhere}`}</Notice>}
      </Stack>
      <Group justify="flex-end" mt={16} gap={8}>
        <Button variant="default" onClick={leave}>
          {t('common.cancel')}
        </Button>
        <Button loading={save.isPending} onClick={submit}>
          {t('common.save')}
        </Button>
      </Group>
    </Modal>
  );
}

function formOf(row: ContactAssignment | null, today: string): Form {
  return {
    memberId: row?.memberId ?? null,
    startOn: row?.startOn ?? today,
    endOn: row?.endOn ?? null,
    basisDocumentNo: row?.basisDocumentNo ?? '',
    note: row?.note ?? '',
  };
}
