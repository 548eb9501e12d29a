import { Button, Modal, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { Acts, Stack } from '#renderer/ui/Card.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Assignment, Overview } from './dutyTypes.ts';

type Props = {
  readonly assignment: Assignment;
  readonly overview: Overview;
  onClose(): void;
  onReplaced?(): void;
};

/** Somebody else takes the place of a holder from a day on, with the same duties and sections. */
export function ReplaceDialog({ assignment, overview, onClose, onReplaced }: Props) {
  const { t, label } = useText();
  const { today } = useSession();
  const replace = useCommand('duties.replace');
  const [memberId, setMemberId] = useState<string | null>(null);
  const [on, setOn] = useState<string | null>(today > assignment.startOn ? today : null);
  const [basisDocumentNo, setBasis] = useState('');
  const [tried, setTried] = useState(false);
  const wrong = (when: boolean, sentence: string) => (tried && when ? { error: sentence } : {});
  const confirm = () => {
    setTried(true);
    if (memberId === null || on === null || replace.isPending) return;
    replace.mutate(
      { id: assignment.id, expectedRevision: assignment.revision, memberId, on, basisDocumentNo },
      {
        onSuccess: () => {
          announce(t('duties.replaced'));
          onClose();
          onReplaced?.();
        },
      },
    );
  };
  const members = overview.members.filter(({ id, active }) => active && id !== assignment.memberId);
  const role = label('dutyRoleLabels', assignment.role);
  return (
    <Modal opened onClose={onClose} title={t('duties.replaceTitle')} size="md">
      <Stack>
        <p>{t('duties.replaceBody', { name: assignment.memberName, role })}</p>
        <Field label={t('duties.replaceBy')} required {...wrong(memberId === null, t('duties.problemMember'))}>
          <Select
            searchable
            data-autofocus
            data={members.map((member) => ({ value: member.id, label: `${member.name}　${member.post}` }))}
            value={memberId}
            onChange={setMemberId}
          />
        </Field>
        <Field label={t('duties.replaceOn')} required {...wrong(on === null, t('duties.problemDate'))}>
          <DateField value={on} clearable={false} onChange={setOn} />
        </Field>
        <Field label={t('duties.basis')}>
          <TextInput
            maxLength={100}
            value={basisDocumentNo}
            onChange={(event) => setBasis(event.currentTarget.value)}
          />
        </Field>
        <FailureNotice error={replace.error} />
        <Acts>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button loading={replace.isPending} onClick={confirm}>
            {t('duties.replace')}
          </Button>
        </Acts>
      </Stack>
    </Modal>
  );
}
