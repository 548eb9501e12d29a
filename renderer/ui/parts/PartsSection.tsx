import { Button, Checkbox } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { call } from '#renderer/api/client.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { askReason } from '#renderer/ui/dialogs.tsx';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useAskedForm } from '#renderer/ui/useAskedForm.ts';
import type { PartRow } from '#shared/features/organizations/parts.ts';
import { PartDetails } from './PartDetails.tsx';
import { PartForm } from './PartForm.tsx';
import styles from './Parts.module.css';
import { PartTable } from './PartTable.tsx';
import { type PartSpec, partDraftKey } from './partTypes.ts';

type Props = {
  readonly part: PartSpec;
  readonly organizationId: string;
  readonly editable: boolean;
  /** Acts of its own, before the usual ones; told the row that is chosen. */
  acts?(chosen: PartRow | null): ReactNode;
};

/**
 * The records of one kind that belong to one organization: a compact table with 新增, 修改, 作废 and 详情 (all fields, every change);
 * voided ones on demand.
 * Keys in the table: arrows, Home and End move, Enter changes or shows, Delete voids, Insert adds.
 *
 * @example
 * function useBranches(): PartSpec { const { t } = useText(); return { feature: 'branches', title: t('branches.title'), … }; }
 * <PartsSection part={useBranches()} organizationId={organizationId} editable={editable} />
 */
export function PartsSection({ part, organizationId, editable, acts }: Props) {
  const { t } = useText();
  const can = useCan();
  const [includeVoided, setIncludeVoided] = useState(false);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [form, setForm] = useState<{ readonly row: PartRow | null } | null>(null);
  const [shownId, setShownId] = useState<string | null>(null);
  const { data, error, refetch } = useCall(
    `${part.feature}.list` as const,
    { organizationId, includeVoided },
    { keep: true },
  );
  const rows: readonly PartRow[] = data?.rows ?? [];
  const chosen = rows.find((row) => row.id === chosenId) ?? null;
  const canChange = editable && can('registry.write');
  const canVoid = editable && can('registry.void');
  useAskedForm(partDraftKey(part, organizationId, ''), data !== undefined, (id) => {
    const row = id === 'new' ? null : rows.find((one) => one.id === id && !one.voided);
    if (!canChange || row === undefined) return false;
    setForm({ row });
    return true;
  });
  const open = (row: PartRow) => (canChange && !row.voided ? setForm({ row }) : setShownId(row.id));
  const voidIt = async (row: PartRow) => {
    if (!canVoid || row.voided) return;
    const reason = await askReason({
      title: t('parts.voidTitle', { title: part.title }),
      body: t('parts.voidHelp'),
      label: t('common.voidReason'),
      confirm: t('common.void'),
      danger: true,
    });
    if (reason === null) return;
    try {
      await call(`${part.feature}.void` as const, { id: row.id, expectedRevision: row.revision, reason });
      announce(t('parts.voided'));
    } catch (failed) {
      announceError(failed);
    }
  };
  const shown = rows.find((row) => row.id === shownId);
  return (
    <Section
      title={part.title}
      actions={
        <div className={styles.acts}>
          {(data?.voidedCount ?? 0) > 0 && (
            <Checkbox
              label={t('parts.showVoided', { count: data?.voidedCount })}
              checked={includeVoided}
              onChange={(event) => setIncludeVoided(event.currentTarget.checked)}
            />
          )}
          {acts?.(chosen)}
          {chosen !== null && (
            <Button variant="subtle" onClick={() => setShownId(chosen.id)}>
              {t('parts.details')}
            </Button>
          )}
          {chosen !== null && canVoid && !chosen.voided && (
            <Button variant="subtle" color="red" onClick={() => void voidIt(chosen)}>
              {t('common.void')}
            </Button>
          )}
          {chosen !== null && canChange && !chosen.voided && (
            <Button variant="default" onClick={() => setForm({ row: chosen })}>
              {t('common.edit')}
            </Button>
          )}
          {canChange && (
            <Button
              variant="default"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => setForm({ row: null })}
            >
              {part.add}
            </Button>
          )}
        </div>
      }
    >
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {data === undefined ? (
        error === null && <LoadingState />
      ) : rows.length === 0 ? (
        <p className={styles.none}>{part.empty}</p>
      ) : (
        <PartTable
          part={part}
          rows={rows}
          chosenId={chosen?.id ?? null}
          onChoose={setChosenId}
          onOpen={open}
          onVoid={(row) => void voidIt(row)}
          onAdd={() => canChange && setForm({ row: null })}
        />
      )}
      {form !== null && (
        <PartForm
          part={part}
          organizationId={organizationId}
          row={form.row}
          rows={rows.filter((row) => !row.voided)}
          onClose={() => setForm(null)}
        />
      )}
      {shown !== undefined && <PartDetails part={part} row={shown} onClose={() => setShownId(null)} />}
    </Section>
  );
}
