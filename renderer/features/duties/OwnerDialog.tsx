import { Button, Modal, Select } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { Acts, Stack } from '#renderer/ui/Card.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Assignment, Item } from './dutyTypes.ts';

type Props = { readonly item: Item; readonly rows: readonly Assignment[]; onClose(): void };

/** Somebody of the group answers for a duty item from now on. */
export function OwnerDialog({ item, rows, onClose }: Props) {
  const { t, label } = useText();
  const save = useCommand('duties.saveAssignment');
  const { today } = useSession();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [on, setOn] = useState<string | null>(today);
  const confirm = () => {
    const row = rows.find(({ id }) => id === chosenId);
    if (row === undefined || on === null) return;
    const { leadingGroupId, memberId, role, seq, scopeText, sectionNames, basisDocumentNo } = row;
    const { startOn, endOn, joint, postDutyText, id, revision } = row;
    const kept = {
      leadingGroupId,
      memberId,
      role,
      seq,
      scopeText,
      sectionNames,
      basisDocumentNo,
      startOn,
      endOn,
      joint,
    };
    const fields = { ...kept, postDutyText, dutyIds: [...row.dutyIds, item.id] };
    save.mutate(
      // From the first day of the term on it is no change within it.
      { id, expectedRevision: revision, fields, ...(on > startOn ? { from: on } : {}) },
      {
        onSuccess: () => {
          announce(t('common.saved'));
          onClose();
        },
      },
    );
  };
  return (
    <Modal opened onClose={onClose} title={t('dutyFindings.act_duty_without_owner')} size="md">
      <Stack>
        <p>{item.text}</p>
        <Field label={t('duties.owners')} required>
          <Select
            searchable
            data-autofocus
            data={rows.map((row) => ({
              value: row.id,
              label: `${row.memberName}　${label('dutyRoleLabels', row.role)}`,
            }))}
            value={chosenId}
            onChange={setChosenId}
          />
        </Field>
        <Field label={t('duties.startOn')} required>
          <DateField value={on} clearable={false} onChange={setOn} />
        </Field>
        <FailureNotice error={save.error} />
        <Acts>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button disabled={chosenId === null || on === null} loading={save.isPending} onClick={confirm}>
            {t('common.save')}
          </Button>
        </Acts>
      </Stack>
    </Modal>
  );
}
