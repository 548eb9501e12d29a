import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useCall } from '#renderer/api/queries.ts';
import { useText } from '#renderer/ui/text.tsx';
import { useOfficePeople } from '#renderer/ui/useOfficePeople.ts';
import styles from './inspections.module.css';

/** An inspector in the form; `key` names the line while it is edited. */
export type TypedInspector = {
  readonly key: string;
  readonly memberId: string | null;
  readonly name: string;
  readonly post: string;
};

type Props = {
  readonly value: readonly TypedInspector[];
  onChange(value: readonly TypedInspector[]): void;
  readonly id?: string;
  readonly 'aria-describedby'?: string | undefined;
  readonly 'aria-invalid'?: boolean | undefined;
};

const OTHER = 'other';

/** Who inspects: one line each, a member chosen or somebody of another unit typed. */
export function InspectorsField({ value, onChange, id }: Props) {
  const { t } = useText();
  const people = useOfficePeople();
  const { data } = useCall('duties.overview', {});
  const set = (key: string, part: Partial<TypedInspector>) =>
    onChange(value.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const choose = (key: string, chosen: string | null) => {
    const member = data?.members.find((one) => one.id === chosen);
    set(key, member === undefined ? { memberId: null } : { memberId: member.id, name: member.name, post: member.post });
  };
  const next = String(Math.max(0, ...value.map(({ key }) => Number(key))) + 1);
  return (
    <div className={styles.inspectors} id={id}>
      {value.map((one) => (
        <div key={one.key} className={styles.inspector}>
          <Select
            searchable
            aria-label={t('inspections.inspectorMember')}
            data={[...people.membersWith(one.memberId), { value: OTHER, label: t('inspections.inspectorOther') }]}
            value={one.memberId ?? (one.name === '' ? null : OTHER)}
            placeholder={t('inspections.inspectorMember')}
            onChange={(chosen) => choose(one.key, chosen)}
          />
          {one.memberId === null && (
            <>
              <TextInput
                maxLength={50}
                aria-label={t('inspections.inspectorName')}
                placeholder={t('inspections.inspectorName')}
                value={one.name}
                onChange={(event) => set(one.key, { name: event.currentTarget.value })}
              />
              <TextInput
                maxLength={100}
                aria-label={t('inspections.inspectorPost')}
                placeholder={t('inspections.inspectorPost')}
                value={one.post}
                onChange={(event) => set(one.key, { post: event.currentTarget.value })}
              />
            </>
          )}
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('inspections.inspectorRemove', { name: one.name })}
            onClick={() => onChange(value.filter(({ key }) => key !== one.key))}
          >
            <IconX size={14} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => onChange([...value, { key: next, memberId: null, name: '', post: '' }])}
      >
        {t('inspections.inspectorAdd')}
      </Button>
    </div>
  );
}
