import { ActionIcon, Button, Checkbox, Select, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { WatchedText } from '#renderer/ui/WatchedText.tsx';
import type { HandoverExtra } from '#shared/features/handovers/handovers.contract.ts';
import styles from './Handovers.module.css';
import type { People } from './PartiesForm.tsx';

type Props = {
  readonly extras: readonly HandoverExtra[];
  readonly defaultTo: string | null;
  readonly receivers: People['members'];
  readonly editable: boolean;
  onChange(extras: HandoverExtra[]): void;
};

/** What the program does not know, written down by hand and ticked when it is in the receiver's hands. */
export function ExtrasSection({ extras, defaultTo, receivers, editable, onChange }: Props) {
  const { t } = useText();
  const add = () => {
    const line = {
      id: crypto.randomUUID(),
      name: '',
      count: '1',
      toMemberId: defaultTo,
      remark: '',
      handedOver: false,
    };
    onChange([...extras, line]);
  };
  const change = (id: string, part: Partial<HandoverExtra>) =>
    onChange(extras.map((one) => (one.id === id ? { ...one, ...part } : one)));
  return (
    <Section
      title={t('handovers.extras')}
      actions={
        editable && (
          <Button size="compact-sm" variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>
            {t('handovers.addExtra')}
          </Button>
        )
      }
    >
      <p className={styles.dim}>{t('handovers.extrasHelp')}</p>
      {extras.length > 0 && (
        <table className={styles.table} aria-label={t('handovers.extras')}>
          <thead>
            <tr>
              <th>{t('handovers.extraName')}</th>
              <th className={styles.countCell}>{t('handovers.extraCount')}</th>
              <th className={styles.personCell}>{t('handovers.receiver')}</th>
              <th className={styles.noteCell}>{t('handovers.extraRemark')}</th>
              <th className={styles.handedCell}>{t('handovers.extraHanded')}</th>
              {editable && <th className={styles.tickCell} />}
            </tr>
          </thead>
          <tbody>
            {extras.map((one, index) => {
              const number = index + 1;
              const text = (field: 'name' | 'count' | 'remark') => ({
                value: one[field],
                disabled: !editable,
                onChange: (event: { currentTarget: { value: string } }) =>
                  change(one.id, { [field]: event.currentTarget.value }),
              });
              return (
                <tr key={one.id}>
                  <td>
                    <WatchedText>
                      <TextInput
                        maxLength={200}
                        aria-label={t('handovers.extraNameOf', { number })}
                        {...text('name')}
                      />
                    </WatchedText>
                  </td>
                  <td>
                    <WatchedText>
                      <TextInput
                        maxLength={40}
                        aria-label={t('handovers.extraCountOf', { number })}
                        {...text('count')}
                      />
                    </WatchedText>
                  </td>
                  <td>
                    <Select
                      searchable
                      allowDeselect={false}
                      disabled={!editable}
                      aria-label={t('handovers.extraReceiverOf', { number })}
                      data={receivers.map(({ id, name }) => ({ value: id, label: name }))}
                      value={one.toMemberId}
                      onChange={(toMemberId) => change(one.id, { toMemberId })}
                    />
                  </td>
                  <td>
                    <WatchedText>
                      <TextInput
                        maxLength={200}
                        aria-label={t('handovers.extraRemarkOf', { number })}
                        {...text('remark')}
                      />
                    </WatchedText>
                  </td>
                  <td>
                    <Checkbox
                      aria-label={t('handovers.extraHandedOne', { name: one.name })}
                      disabled={!editable}
                      checked={one.handedOver}
                      onChange={(event) => change(one.id, { handedOver: event.currentTarget.checked })}
                    />
                  </td>
                  {editable && (
                    <td>
                      <ActionIcon
                        variant="subtle"
                        color="gray"
                        size="sm"
                        aria-label={t('handovers.extraRemoveOf', { number })}
                        title={t('handovers.extraRemoveOf', { number })}
                        onClick={() => onChange(extras.filter(({ id }) => id !== one.id))}
                      >
                        <IconTrash size={15} aria-hidden />
                      </ActionIcon>
                    </td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </Section>
  );
}
