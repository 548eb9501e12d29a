import { Button, Group, Modal, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import { ATTACHMENT_KINDS, type AttachmentKind } from '#shared/features/attachments/attachments.rules.ts';

type Row = CallOutput<'attachments.list'>['rows'][number];

/** Title and kind of an attached file; the file itself never changes. */
export function DescribeDialog({ row, onClose }: { readonly row: Row; onClose(): void }) {
  const { t, label } = useText();
  const [title, setTitle] = useState(row.title ?? '');
  const [kind, setKind] = useState<AttachmentKind>(row.kind);
  const describing = useCommand('attachments.describe');
  const save = async () => {
    try {
      await describing.mutateAsync({ id: row.id, expectedRevision: row.revision, title, kind });
    } catch {
      return;
    }
    announce(t('attachments.described'));
    onClose();
  };
  return (
    <Modal opened title={t('attachments.describe')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <FailureNotice error={describing.error} />
        <Field label={t('attachments.titleField')}>
          <TextInput
            data-autofocus
            maxLength={200}
            placeholder={row.fileName}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
        </Field>
        <Field label={t('attachments.columnKind')}>
          <Select
            allowDeselect={false}
            data={ATTACHMENT_KINDS.map((one) => ({ value: one, label: label('attachmentKindLabels', one) }))}
            value={kind}
            onChange={(chosen) => setKind(ATTACHMENT_KINDS.find((one) => one === chosen) ?? kind)}
          />
        </Field>
        <Group justify="flex-end" mt={12}>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={describing.isPending}>
            {t('common.save')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
