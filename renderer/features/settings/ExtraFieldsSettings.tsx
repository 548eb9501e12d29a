import { Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { Stack } from '#renderer/ui/Card.tsx';
import { askConfirm } from '#renderer/ui/dialogs.tsx';
import { ErrorNotice, LoadingState, Notice } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import styles from './CertificateTables.module.css';
import { ExtraFieldDialog } from './ExtraFieldDialog.tsx';
import { ExtraFieldHistory } from './ExtraFieldHistory.tsx';

export type ExtraField = CallOutput<'extraFields.list'>['fields'][number];
type Open =
  | { readonly kind: 'edit'; readonly field?: ExtraField }
  | { readonly kind: 'history'; readonly field: ExtraField };

/** 自定义字段: what this office records of an organization beside the fields of the registry (features R17). */
export function ExtraFieldsSettings() {
  const { t } = useText();
  const can = useCan();
  const { data, error, refetch } = useCall('extraFields.list', {});
  const retire = useCommand('extraFields.retire');
  const move = useCommand('extraFields.move');
  const [open, setOpen] = useState<Open | null>(null);
  const writable = can('settings.write');
  const fields = data?.fields ?? [];
  const used = fields.filter((field) => !field.retired);
  const setRetired = async ({ id, revision, label, retired }: ExtraField) => {
    const confirmed =
      retired ||
      (await askConfirm({
        title: t('extraFields.retireTitle', { label }),
        body: t('extraFields.retireBody'),
        confirm: t('extraFields.retire'),
      }));
    if (!confirmed) return;
    try {
      await retire.mutateAsync({ id, expectedRevision: revision, retired: !retired });
      announce(t(retired ? 'extraFields.broughtBack' : 'extraFields.retiredDone', { label }));
    } catch (failed) {
      announceError(failed);
    }
  };
  const moveBy = async ({ id, revision }: ExtraField, by: 'up' | 'down') => {
    try {
      await move.mutateAsync({ id, expectedRevision: revision, by });
    } catch (failed) {
      announceError(failed);
    }
  };
  return (
    <Section
      title={t('extraFields.title')}
      actions={
        writable && (
          <Button
            size="compact-sm"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => setOpen({ kind: 'edit' })}
          >
            {t('extraFields.add')}
          </Button>
        )
      }
    >
      <Stack>
        <p className={styles.small}>{t('extraFields.help')}</p>
        {!writable && <Notice>{t('extraFields.readOnly')}</Notice>}
      </Stack>
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {data === undefined && error === null && <LoadingState />}
      {data !== undefined && fields.length === 0 && <p>{t('extraFields.none')}</p>}
      {fields.length > 0 && (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('extraFields.label')}</th>
                <th scope="col">{t('extraFields.fieldType')}</th>
                <th scope="col">{t('extraFields.choices')}</th>
                <th scope="col">{t('extraFields.state')}</th>
                <th scope="col">{t('extraFields.acts')}</th>
              </tr>
            </thead>
            <tbody>
              {fields.map((field) => (
                <FieldRow
                  key={field.id}
                  field={field}
                  place={used.indexOf(field)}
                  places={used.length}
                  writable={writable}
                  onEdit={() => setOpen({ kind: 'edit', field })}
                  onHistory={can('records.history') ? () => setOpen({ kind: 'history', field }) : undefined}
                  onRetire={() => void setRetired(field)}
                  onMove={(by) => void moveBy(field, by)}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {open?.kind === 'edit' && <ExtraFieldDialog {...open} others={fields} onClose={() => setOpen(null)} />}
      {open?.kind === 'history' && <ExtraFieldHistory field={open.field} onClose={() => setOpen(null)} />}
    </Section>
  );
}

type RowProps = {
  readonly field: ExtraField;
  /** Place among the fields in use; -1: retired. */
  readonly place: number;
  readonly places: number;
  readonly writable: boolean;
  onEdit(): void;
  readonly onHistory: (() => void) | undefined;
  onRetire(): void;
  onMove(by: 'up' | 'down'): void;
};

function FieldRow({ field, place, places, writable, onEdit, onHistory, onRetire, onMove }: RowProps) {
  const { t, label: word } = useText();
  const { label, fieldType, choices, help, retired } = field;
  return (
    <tr>
      <td>
        {label}
        {help !== null && <div className={styles.small}>{help}</div>}
      </td>
      <td className={styles.fixed}>{word('extraTypeLabels', fieldType)}</td>
      <td>
        {choices
          .map(({ name, retired: gone }) => (gone ? `${name}（${t('extraFields.choiceRetired')}）` : name))
          .join('、')}
      </td>
      <td className={styles.fixed}>
        {retired ? (
          <StateBadge tone="quiet" icon="ban">
            {t('extraFields.retired')}
          </StateBadge>
        ) : (
          <StateBadge tone="fine" icon="check">
            {t('extraFields.inUse')}
          </StateBadge>
        )}
      </td>
      <td>
        <div className={styles.acts}>
          {writable && !retired && (
            <>
              <Button
                variant="default"
                size="compact-sm"
                aria-label={t('extraFields.moveUp', { label })}
                disabled={place <= 0}
                onClick={() => onMove('up')}
              >
                <IconArrowUp size={14} aria-hidden />
              </Button>
              <Button
                variant="default"
                size="compact-sm"
                aria-label={t('extraFields.moveDown', { label })}
                disabled={place === places - 1}
                onClick={() => onMove('down')}
              >
                <IconArrowDown size={14} aria-hidden />
              </Button>
            </>
          )}
          {onHistory !== undefined && (
            <Button
              variant="default"
              size="compact-sm"
              aria-label={t('extraFields.historyOne', { label })}
              onClick={onHistory}
            >
              {t('extraFields.history')}
            </Button>
          )}
          {writable && (
            <>
              <Button
                variant="default"
                size="compact-sm"
                aria-label={t('extraFields.editOne', { label })}
                onClick={onEdit}
              >
                {t('extraFields.edit')}
              </Button>
              <Button
                variant="default"
                size="compact-sm"
                aria-label={t(retired ? 'extraFields.bringBackOne' : 'extraFields.retireOne', { label })}
                onClick={onRetire}
              >
                {t(retired ? 'extraFields.bringBack' : 'extraFields.retire')}
              </Button>
            </>
          )}
        </div>
      </td>
    </tr>
  );
}
