import { Button, Group, Modal, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { Stack } from '#renderer/ui/Card.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { useText } from '#renderer/ui/text.tsx';

type Props = {
  /** The organization on whose page it is opened; without it one is chosen. */
  readonly organizationId?: string;
  onClose(): void;
};

/** 新建受理: matter, applicant, day; the list of materials is then filled in on the page of the case. */
export function NewCaseDialog({ organizationId, onClose }: Props) {
  const { t } = useText();
  const { today } = useSession();
  const [, go] = useLocation();
  const matters = useCall('materialChecklists.matters', {});
  const open = useCommand('materialChecklists.open');
  const [matterCode, setMatterCode] = useState<string | null>(null);
  const [registered, setRegistered] = useState(true);
  const [chosen, setChosen] = useState<string | null>(organizationId ?? null);
  const [name, setName] = useState('');
  const [receivedOn, setReceivedOn] = useState<string | null>(today);
  const [checked, setChecked] = useState(false);
  const lacksApplicant = registered ? chosen === null : [...name.trim()].length < 2;
  const required = (missing: boolean) => (checked && missing ? { error: t('fieldIssues.required') } : {});
  const confirm = () => {
    setChecked(true);
    if (matterCode === null || receivedOn === null || lacksApplicant) return;
    const applicant = registered ? { organizationId: chosen } : { organizationId: null, applicantName: name };
    open.mutate(
      { matterCode, receivedOn, ...applicant },
      {
        onSuccess: ({ id, caseNo }) => {
          announce(t('materialChecklists.opened', { caseNo }));
          onClose();
          go(`/organizations/materials/${id}`);
        },
      },
    );
  };
  return (
    <Modal opened onClose={onClose} title={t('materialChecklists.newTitle')} size={560}>
      <Stack>
        <Field label={t('materialChecklists.matter')} required {...required(matterCode === null)}>
          <Select
            searchable
            data-autofocus
            data={(matters.data?.matters ?? [])
              .filter(({ active }) => active)
              .map(({ code, title }) => ({ value: code, label: title }))}
            value={matterCode}
            onChange={setMatterCode}
          />
        </Field>
        {organizationId === undefined && (
          <Field label={t('materialChecklists.applicant')}>
            <SegmentedControl
              data={[
                { value: 'registered', label: t('materialChecklists.registered') },
                { value: 'name', label: t('materialChecklists.notRegistered') },
              ]}
              value={registered ? 'registered' : 'name'}
              onChange={(value) => setRegistered(value === 'registered')}
            />
          </Field>
        )}
        {organizationId === undefined && registered && (
          <OrganizationField value={chosen} onChange={setChosen} {...required(chosen === null)} />
        )}
        {organizationId === undefined && !registered && (
          <Field label={t('materialChecklists.applicantName')} required {...required(lacksApplicant)}>
            <TextInput maxLength={100} value={name} onChange={(event) => setName(event.currentTarget.value)} />
          </Field>
        )}
        <Field label={t('materialChecklists.receivedOn')} required {...required(receivedOn === null)}>
          <DateField value={receivedOn} clearable={false} onChange={setReceivedOn} />
        </Field>
        <FailureNotice error={open.error} />
      </Stack>
      <Group justify="flex-end" mt={16} gap={8}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button loading={open.isPending} onClick={confirm}>
          {t('materialChecklists.new')}
        </Button>
      </Group>
    </Modal>
  );
}

type FieldProps = { readonly value: string | null; readonly error?: string; onChange(id: string | null): void };

/** An organization found by typing part of its name or code. */
function OrganizationField({ value, error, onChange }: FieldProps) {
  const { t } = useText();
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed, 200);
  const [own, setOwn] = useState<readonly { readonly value: string; readonly label: string }[]>([]);
  const found = useCall('organizations.list', { filter: { text }, limit: 30 }, { keep: true });
  const options = (found.data?.rows ?? []).map((row) => ({ value: row.id, label: row.name }));
  return (
    <Field label={t('materialChecklists.organization')} required error={error}>
      <Select
        searchable
        clearable
        data={[...own, ...options.filter((option) => option.value !== value)]}
        filter={({ options: all }) => all}
        value={value}
        onSearchChange={setTyped}
        onChange={(id) => {
          setOwn([...own, ...options].filter((option) => option.value === id).slice(0, 1));
          onChange(id);
        }}
        nothingFoundMessage={t('materialChecklists.organizationNotFound')}
      />
    </Field>
  );
}
