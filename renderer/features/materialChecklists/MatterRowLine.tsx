import { Button, Checkbox, NumberInput, Select, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import { useText } from '#renderer/ui/text.tsx';
import { WatchedText } from '#renderer/ui/WatchedText.tsx';
import { MATERIAL_FORMS } from '#shared/features/materialChecklists/materials.ts';
import styles from './Materials.module.css';
import type { MatterRow } from './matterForm.ts';

type RowProps = {
  readonly row: MatterRow;
  readonly number: number;
  readonly editable: boolean;
  onChange(part: Partial<MatterRow>): void;
  onRemove(): void;
  onMove(way: -1 | 1): void;
};

/** One material of a list that is being edited. */
export function MatterRowLine({ row, number, editable, onChange, onRemove, onMove }: RowProps) {
  const { t } = useText();
  const label = (what: string) => `${t('materialChecklists.materials')} ${number} ${what}`;
  return (
    <tr>
      <td>{number}</td>
      <td>
        <WatchedText>
          <TextInput
            aria-label={label(t('materialChecklists.material'))}
            maxLength={200}
            disabled={!editable}
            value={row.name}
            onChange={(event) => onChange({ name: event.currentTarget.value })}
          />
        </WatchedText>
      </td>
      <td>
        <NumberInput
          hideControls
          aria-label={label(t('materialChecklists.copies'))}
          min={1}
          max={99}
          allowDecimal={false}
          clampBehavior="strict"
          disabled={!editable}
          value={row.copies}
          onChange={(value) => onChange({ copies: typeof value === 'number' ? value : 1 })}
        />
      </td>
      <td>
        <Select
          w={96}
          allowDeselect={false}
          aria-label={label(t('materialChecklists.form'))}
          disabled={!editable}
          data={MATERIAL_FORMS.map((value) => ({ value, label: t(`materialFormLabels.${value}`) }))}
          value={row.form}
          onChange={(value) => onChange({ form: MATERIAL_FORMS.find((one) => one === value) ?? 'original' })}
        />
      </td>
      <td>
        <Checkbox
          aria-label={label(t('materialChecklists.needsSeal'))}
          disabled={!editable}
          checked={row.needsSeal}
          onChange={(event) => onChange({ needsSeal: event.currentTarget.checked })}
        />
      </td>
      <td>
        <Checkbox
          aria-label={label(t('materialChecklists.needsSignature'))}
          disabled={!editable}
          checked={row.needsSignature}
          onChange={(event) => onChange({ needsSignature: event.currentTarget.checked })}
        />
      </td>
      <td>
        <Checkbox
          aria-label={label(t('materialChecklists.requirement'))}
          disabled={!editable}
          checked={row.requirement === 'required'}
          onChange={(event) => onChange({ requirement: event.currentTarget.checked ? 'required' : 'conditional' })}
        />
      </td>
      <td>
        <WatchedText>
          <TextInput
            aria-label={label(t('materialChecklists.hint'))}
            placeholder={row.requirement === 'conditional' ? t('materialChecklists.hintPlaceholder') : undefined}
            maxLength={200}
            disabled={!editable}
            value={row.hint}
            onChange={(event) => onChange({ hint: event.currentTarget.value })}
          />
        </WatchedText>
      </td>
      <td>
        {editable && (
          <span className={styles.rowActs}>
            <Button
              size="compact-xs"
              variant="subtle"
              px={4}
              aria-label={label(t('materialChecklists.moveUp'))}
              onClick={() => onMove(-1)}
            >
              <IconArrowUp size={14} aria-hidden />
            </Button>
            <Button
              size="compact-xs"
              variant="subtle"
              px={4}
              aria-label={label(t('materialChecklists.moveDown'))}
              onClick={() => onMove(1)}
            >
              <IconArrowDown size={14} aria-hidden />
            </Button>
            <Button
              size="compact-xs"
              variant="subtle"
              color="red"
              px={4}
              aria-label={label(t('materialChecklists.removeMaterial'))}
              onClick={onRemove}
            >
              <IconX size={14} aria-hidden />
            </Button>
          </span>
        )}
      </td>
    </tr>
  );
}
