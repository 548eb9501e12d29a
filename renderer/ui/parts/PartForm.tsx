import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { isCallError } from '#renderer/api/callError.ts';
import { useOrganizationName } from '#renderer/api/organizationName.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { Acts, Stack } from '#renderer/ui/Card.tsx';
import { ConflictDialog } from '#renderer/ui/ConflictDialog.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { FieldGrid } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useFormDraft } from '#renderer/ui/useFormDraft.tsx';
import type { PartFields, PartRow, PartValue } from '#shared/features/organizations/parts.ts';
import { PartControl } from './PartControl.tsx';
import { clashesOf, mergedPart, type StoredPart, storedPart } from './partConflict.ts';
import { type PartSpec, partDraftKey } from './partTypes.ts';
import { partProblems, partValueText } from './partWords.ts';
import { usePartNames } from './usePartNames.ts';

type Props = {
  readonly part: PartSpec;
  readonly organizationId: string;
  /** The one to change; null: a new one. */
  readonly row: PartRow | null;
  readonly rows: readonly PartRow[];
  onClose(): void;
};

/** A part new or changed: its fields, what is wrong at each, and both versions when somebody else changed it meanwhile. */
export function PartForm({ part, organizationId, row, rows, onClose }: Props) {
  const text = useText();
  const { t } = text;
  /** What the form began with, and the revision it speaks of. */
  const [base, setBase] = useState<{ readonly fields: PartFields; readonly revision: number | undefined }>(() => ({
    fields: row?.fields ?? part.initial(rows),
    revision: row?.revision,
  }));
  const [typed, setTyped] = useState<{ readonly values: PartFields; readonly reason: string }>({
    values: base.fields,
    reason: '',
  });
  const { values, reason } = typed;
  const [error, setError] = useState<unknown>(null);
  /** Fields that were changed since the failure: what it said of them holds no longer. */
  const [corrected, setCorrected] = useState<ReadonlySet<string>>(new Set());
  const [stored, setStored] = useState<StoredPart | null>(null);
  const [merged, setMerged] = useState(false);
  const [busy, setBusy] = useState(false);
  const shown = part.fields.filter((field) => field.shown?.(values) !== false);
  const problems = partProblems(text, error, shown, values);
  const names = usePartNames(part, organizationId, row);
  const dirty =
    reason !== '' || part.fields.some(({ field }) => (base.fields[field] ?? null) !== (values[field] ?? null));
  const title = row === null ? part.add : part.change;
  const organization = useOrganizationName(organizationId);
  const draft = useFormDraft({
    key: partDraftKey(part, organizationId, row?.id ?? 'new'),
    title: organization === undefined ? title : t('common.draftOf', { form: title, name: organization }),
    base,
    form: typed,
    dirty,
    onTake: (kept, form) => {
      setBase(kept);
      setTyped(form);
      setError(null);
    },
  });
  const change = (field: string, value: PartValue) => {
    setTyped((before) => {
      const next = { ...before.values, [field]: value };
      return { ...before, values: part.follow?.(next, field) ?? next };
    });
    setCorrected((before) => new Set([...before, field]));
  };
  const leave = () => draft.leave(onClose);
  const takeStored = (present: StoredPart, taken: ReadonlySet<string>) => {
    // Fields that the form does not show stay as they came.
    setTyped({
      reason,
      values: { ...values, ...mergedPart(part.fields, base.fields, values, present.fields, taken) },
    });
    setBase(present);
    setStored(null);
    setError(null);
    setMerged(true);
  };
  const refused = (failed: unknown) => {
    const present = isCallError(failed, 'conflict') ? storedPart(failed.details.record, part.fields) : null;
    setError(failed);
    setCorrected(new Set());
    if (present === null || present.voided) return;
    if (clashesOf(part.fields, base.fields, values, present.fields).length > 0) setStored(present);
    else takeStored(present, new Set());
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setMerged(false);
    const read = part.fields.map((field) => {
      const value = shown.includes(field) ? values[field.field] : null;
      return [field.field, value ?? (field.kind === 'flag' ? false : null)] as const;
    });
    const fields = { ...values, ...Object.fromEntries(read) };
    const target = row === null || base.revision === undefined ? {} : { id: row.id, expectedRevision: base.revision };
    try {
      await part.save({ ...target, organizationId, fields, reason: reason.trim() || null });
      void draft.saved();
      announce(t('common.saved'));
      onClose();
    } catch (failed) {
      refused(failed);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal opened title={title} onClose={() => void leave()} size={900}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack>
          {draft.notice}
          {part.help !== undefined && <p>{part.help}</p>}
          <FieldGrid>
            {shown.map((field, index) => (
              <Field
                key={field.field}
                name={field.field}
                label={field.label}
                required={field.required === true}
                help={field.help}
                error={corrected.has(field.field) ? undefined : problems.byField.get(field.field)}
                wide={field.kind === 'area' || field.kind === 'file' || field.wide === true}
              >
                <PartControl
                  field={field}
                  organizationId={organizationId}
                  value={values[field.field] ?? null}
                  names={names}
                  autoFocus={index === 0}
                  onChange={(value) => change(field.field, value)}
                />
              </Field>
            ))}
            {row !== null && (
              <Field label={t('parts.reason')} wide>
                <TextInput
                  maxLength={500}
                  value={reason}
                  onChange={(event) => setTyped({ values, reason: event.currentTarget.value })}
                />
              </Field>
            )}
          </FieldGrid>
          {merged && <Notice tone="behind">{t('parts.conflictMerged')}</Notice>}
          {problems.elsewhere && stored === null && !merged && <FailureNotice error={error} />}
          <Acts>
            <Button variant="default" onClick={() => void leave()}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={busy}>
              {t('common.save')}
            </Button>
          </Acts>
        </Stack>
      </form>
      {stored !== null && (
        <ConflictDialog
          title={t('parts.conflictTitle')}
          conflicts={clashesOf(part.fields, base.fields, values, stored.fields).map(({ field, mine, theirs }) => ({
            field: field.field,
            name: field.label,
            mine: partValueText(text, field, mine, names),
            theirs: partValueText(text, field, theirs, names),
          }))}
          onApply={(taken) => takeStored(stored, taken)}
          onCancel={() => setStored(null)}
        />
      )}
    </Modal>
  );
}
