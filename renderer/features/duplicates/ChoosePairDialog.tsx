import { Button, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { Stack } from '#renderer/ui/Card.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { type ChosenOrganization, OrganizationSelect } from '#renderer/ui/OrganizationSelect.tsx';
import { useText } from '#renderer/ui/text.tsx';

/** Two organizations that the program did not find alike, chosen by hand. */
export function ChoosePairDialog({ onClose }: { onClose(): void }) {
  const { t } = useText();
  const [, go] = useLocation();
  const [kept, setKept] = useState<ChosenOrganization | null>(null);
  const [merged, setMerged] = useState<ChosenOrganization | null>(null);
  const isSame = kept !== null && kept.id === merged?.id;
  const open = () => {
    if (kept === null || merged === null || isSame) return;
    onClose();
    go(`/organizations/merge/${kept.id}~${merged.id}`);
  };
  return (
    <Modal opened title={t('duplicates.choosePair')} onClose={onClose} size="lg">
      <Stack>
        <Field label={t('duplicates.kept')} required>
          <OrganizationSelect value={kept?.id ?? null} name={kept?.name} onChange={setKept} />
        </Field>
        <Field
          label={t('duplicates.mergedShort')}
          required
          {...(isSame ? { error: t('ruleIssues.merge_itself') } : {})}
        >
          <OrganizationSelect value={merged?.id ?? null} name={merged?.name} onChange={setMerged} />
        </Field>
      </Stack>
      <Group justify="flex-end" mt={16} gap={8}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button disabled={kept === null || merged === null || isSame} onClick={open}>
          {t('duplicates.compareRead')}
        </Button>
      </Group>
    </Modal>
  );
}
