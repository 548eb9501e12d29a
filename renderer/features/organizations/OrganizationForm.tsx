import { Button, Checkbox, TextInput } from '@mantine/core';
import { IconDeviceFloppy } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { isCallError } from '#renderer/api/callError.ts';
import { call } from '#renderer/api/client.ts';
import { useCall } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { DraftOfferNotice } from '#renderer/ui/DraftOfferNotice.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { FieldGrid, Page, Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useDraft } from '#renderer/ui/useDraft.ts';
import type { OrganizationFields } from '#shared/features/organizations/organizations.contract.ts';
import { checkCreditCode } from '#shared/lib/creditCode.ts';
import { CodeHelp } from './CodeHelp.tsx';
import { ConflictDialog } from './ConflictDialog.tsx';
import { ExtraFieldsForm } from './ExtraFieldsForm.tsx';
import { FieldControl } from './FieldControl.tsx';
import { FIELD_SECTIONS, type FieldSpec, fieldApplies, subtypesOf } from './fieldSections.ts';
import { useFieldWords } from './fieldWords.ts';
import { ContactLines, ReviewLines } from './LineTables.tsx';
import { MatchNotice } from './MatchNotice.tsx';
import styles from './OrganizationForm.module.css';
import { labelOf } from './OrganizationView.tsx';
import {
  changedItems,
  conflictsOf,
  type FieldConflict,
  type FormContent,
  fieldsToSave,
  formOf,
  keptForm,
  linesToSave,
  takenOver,
  withExtra,
} from './organizationForm.ts';
import { changeProblems, RegisteredChange } from './RegisteredChange.tsx';
import { useFormChecks } from './useFormChecks.ts';

type Props = { readonly id?: string; initial(): FormContent; readonly revision?: number };

/** Create and edit: sections, errors at the field in words, Ctrl+S, draft kept as typed. */
export function OrganizationForm({ id, initial, revision }: Props) {
  const { t } = useText();
  const words = useFieldWords();
  const [, go] = useLocation();
  const [base, setBase] = useState(() => ({ content: initial(), revision }));
  const [content, setContent] = useState(base.content);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [pressed, setPressed] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [conflicts, setConflicts] = useState<readonly FieldConflict[] | null>(null);
  const { fields } = content;
  const title = fields.name || t('organizations.formNew');
  const draft = useDraft<FormContent>(`organization:${id ?? 'new'}`, title, content, content !== base.content);
  const checks = useFormChecks(id, content, base.content.fields.extra);
  const facets = useCall('organizations.facets', {});
  const changed = id === undefined || content.preparing ? [] : changedItems(base.content.fields, fields);

  const change = (part: Partial<OrganizationFields>) => {
    setTouched((names) => new Set([...names, ...Object.keys(part)]));
    setContent((now) => {
      const typed = {
        ...now.fields,
        ...part,
        // What is typed is a day, whatever an imported list knew.
        ...(part.establishedOn === undefined ? {} : { establishedOnPrecision: 'day' as const }),
        ...(part.filedOn === undefined ? {} : { filedOnPrecision: 'day' as const }),
      };
      // A whole code says the type; what was chosen by hand stays and is compared with it.
      const ofCode = part.uscc && typed.legalType === null ? checkCreditCode(part.uscc).legalType : null;
      const next = ofCode === null || typed.registrationKind !== 'registered' ? typed : { ...typed, legalType: ofCode };
      // A subtype of another type would only be refused.
      const subtypeFits = next.legalSubtype === null || subtypesOf(next.legalType).includes(next.legalSubtype);
      return { ...now, fields: subtypeFits ? next : { ...next, legalSubtype: null } };
    });
  };
  const errorOf = (field: string) => {
    const error = checks.errors.get(field);
    const wait = checks.missing.has(field) ? !pressed : !pressed && !touched.has(field);
    return error === undefined || wait ? undefined : error;
  };
  const sameNameOpen = checks.reasonNeeded && content.reason.trim() === '';
  const missing = changed.length === 0 ? [] : changeProblems(content);
  const problems = checks.errors.size + (checks.sameCode.length > 0 ? 1 : 0) + (sameNameOpen ? 1 : 0) + missing.length;

  const showConflicts = async () => {
    if (id === undefined) return;
    const answer = await call('organizations.get', { id });
    const stored = formOf(answer);
    const found = conflictsOf(base.content.fields, fields, stored.fields);
    setBase({ content: stored, revision: answer.organization.revision });
    // What only they changed is taken; what both changed is asked.
    const taken = takenOver(base.content.fields, fields, stored.fields);
    setContent((now) => ({
      ...now,
      fields: { ...now.fields, ...taken },
      contacts: now.contacts === base.content.contacts ? stored.contacts : now.contacts,
      reviews: now.reviews === base.content.reviews ? stored.reviews : now.reviews,
    }));
    setConflicts(found);
  };
  const save = async () => {
    setPressed(true);
    setFailure(null);
    if (busy) return;
    if (problems > 0) {
      focusField([...checks.errors.keys(), ...missing][0] ?? 'name');
      return;
    }
    setBusy(true);
    try {
      const saved = await call('organizations.save', {
        ...(id === undefined ? {} : { id }),
        ...(base.revision === undefined ? {} : { expectedRevision: base.revision }),
        fields: fieldsToSave(fields),
        ...linesToSave(content, id === undefined ? undefined : base.content),
        reason: content.reason.trim(),
        ...(id === undefined ? { preparing: content.preparing } : {}),
        correction: content.correction && changed.length > 0,
        ...(content.effectiveOn === null || changed.length === 0 ? {} : { effectiveOn: content.effectiveOn }),
        ...(content.documentNo.trim() === '' ? {} : { documentNo: content.documentNo.trim() }),
      });
      void draft.discard();
      announce(t('organizations.saved'));
      go(`/organizations/${saved.id}`, { replace: true });
    } catch (error) {
      if (isCallError(error, 'conflict') && id !== undefined) await showConflicts().catch(setFailure);
      else setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const leave = () => go(id === undefined ? '/organizations' : `/organizations/${id}`);
  useCommands([
    { id: 'form.save', label: 'common.save', shortcut: 'Ctrl+S', canRun: () => !busy, run: () => void save() },
    { id: 'form.leave', label: 'common.back', shortcut: 'Escape', canRun: () => true, run: leave },
  ]);

  const suggestionsOf = (spec: FieldSpec) =>
    (spec.field === 'supervisingUnit'
      ? facets.data?.supervisingUnits
      : spec.field === 'townshipName'
        ? facets.data?.townships
        : undefined) ?? [];
  return (
    <Page
      title={
        id === undefined
          ? t('organizations.newTitle')
          : t('organizations.editTitle', { name: base.content.fields.name })
      }
      actions={
        <>
          <Button variant="default" onClick={leave}>
            {t('common.cancel')}
          </Button>
          <Button
            leftSection={<IconDeviceFloppy size={14} />}
            loading={busy}
            title="Ctrl+S"
            onClick={() => void save()}
          >
            {t('common.save')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <div className={styles.notices}>
          <DraftOfferNotice
            offer={draft.offer}
            onTake={(kept) => {
              setContent(keptForm(kept));
              draft.dismissOffer();
            }}
            onDrop={() => void draft.refuseOffer()}
          />
          <FailureNotice error={failure} refused="organizations.refused" />
          {pressed && problems > 0 && (
            <Notice tone="overdue">{t('organizations.checkFirst', { count: problems })}</Notice>
          )}
        </div>
        {FIELD_SECTIONS.map((section) => (
          <Section key={section.title} title={t(section.title)}>
            <FieldGrid>
              {section.title === 'organizations.sectionIdentity' && id === undefined && (
                <Field label={t('organizationEvents.preparing')} help={t('organizationEvents.preparingHelp')} wide>
                  <Checkbox
                    mt={6}
                    label={t('organizationEvents.preparingOption')}
                    checked={content.preparing}
                    onChange={(event) => setContent({ ...content, preparing: event.currentTarget.checked })}
                  />
                </Field>
              )}
              {section.fields
                .filter((spec) => fieldApplies(spec, fields.registrationKind) && spec.field !== 'status')
                .map((spec) => (
                  <Field
                    key={spec.field}
                    name={spec.field}
                    label={labelOf(spec, fields.registrationKind, words.field)}
                    required={checks.required.has(spec.field)}
                    wide={spec.wide === true}
                    error={duplicateText(spec.field, checks, t) ?? errorOf(spec.field)}
                    warning={checks.warnings.get(spec.field)}
                    help={
                      spec.field === 'uscc' ? <CodeHelp checks={checks} fields={fields} onChange={change} /> : undefined
                    }
                  >
                    <FieldControl spec={spec} fields={fields} suggestions={suggestionsOf(spec)} onChange={change} />
                  </Field>
                ))}
              {section.title === 'organizations.sectionIdentity' && checks.sameName.length > 0 && (
                <div className={styles.wide}>
                  <MatchNotice matches={checks.sameName} />
                  {checks.reasonNeeded && (
                    <Field
                      label={t('organizations.reasonLabel')}
                      required
                      help={t('organizations.sameNameReason')}
                      error={pressed && sameNameOpen ? t('fieldIssues.required') : undefined}
                    >
                      <TextInput
                        maxLength={500}
                        value={content.reason}
                        onChange={(event) => setContent({ ...content, reason: event.currentTarget.value })}
                      />
                    </Field>
                  )}
                </div>
              )}
            </FieldGrid>
          </Section>
        ))}
        <ExtraFieldsForm values={fields.extra} checks={checks} onChange={(extra) => change({ extra })} />
        {changed.length > 0 && (
          <RegisteredChange
            changed={changed}
            stored={base.content.fields}
            content={content}
            pressed={pressed}
            reasonAsked={checks.reasonNeeded}
            onChange={(part) => setContent({ ...content, ...part })}
          />
        )}
        <Section title={t('organizations.sectionContacts')}>
          {errorOf('contacts') !== undefined && <Notice tone="overdue">{errorOf('contacts')}</Notice>}
          {id !== undefined && <p>{t('contacts.formHint')}</p>}
          <ContactLines lines={content.contacts} onChange={(contacts) => setContent({ ...content, contacts })} />
        </Section>
        <Section title={t('organizations.sectionReviews')}>
          <ReviewLines lines={content.reviews} onChange={(reviews) => setContent({ ...content, reviews })} />
        </Section>
      </div>
      {conflicts !== null && conflicts.length > 0 && (
        <ConflictDialog
          conflicts={conflicts}
          onCancel={() => setConflicts(null)}
          onApply={(taken) => {
            setConflicts(null);
            change(withExtra(fields, taken));
          }}
        />
      )}
      {conflicts?.length === 0 && <Notice tone="near">{t('organizations.conflictMerged')}</Notice>}
    </Page>
  );
}

type Checks = ReturnType<typeof useFormChecks>;

function duplicateText(field: string, checks: Checks, t: ReturnType<typeof useText>['t']): string | undefined {
  const [other] = checks.sameCode;
  return field === 'uscc' && other !== undefined ? t('organizations.sameCode', { name: other.name }) : undefined;
}

function focusField(name: string): void {
  const field = document.querySelector(`[data-field="${name}"]`);
  field?.scrollIntoView({ block: 'center' });
  field?.querySelector<HTMLElement>('input, textarea')?.focus({ preventScroll: true });
}
