import { Button, Select, TextInput } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { runJob } from '#renderer/api/jobs.ts';
import { useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { AttachedFiles } from '#renderer/ui/AttachedFiles.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import type { EditorText } from '#renderer/ui/editor/documentTree.ts';
import { TextEditor } from '#renderer/ui/editor/TextEditor.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { OrganizationSelect } from '#renderer/ui/OrganizationSelect.tsx';
import { FieldGrid, Page, Section } from '#renderer/ui/Page.tsx';
import { printFile } from '#renderer/ui/printFile.ts';
import { useText } from '#renderer/ui/text.tsx';
import { unsaved } from '#renderer/ui/unsaved.ts';
import { useRecordForm } from '#renderer/ui/useRecordForm.tsx';
import { lettersOf } from '#shared/features/community/caseText.ts';
import { ACTIVITY_CATEGORIES } from '#shared/features/community/community.lists.ts';
import { caseIssues } from '#shared/features/community/community.rules.ts';
import type { TypicalCase } from '#shared/features/community/typicalCases.contract.ts';
import { richText } from '#shared/features/documents/textBlock.ts';
import { CaseHistory } from './CaseHistory.tsx';
import { type CaseForm, caseFieldsOf, caseFormOf, storedText } from './caseForm.ts';
import styles from './community.module.css';
import { useVoidCase } from './useVoidCase.ts';

type Props = {
  readonly stored: TypicalCase | null;
  readonly start: { readonly form: CaseForm; readonly revision: number | undefined };
};

/** A case that is being written up: what and whose, then its text. */
export function CaseDesk({ stored, start: given }: Props) {
  const { t, label, known } = useText();
  const { today } = useSession();
  const [, go] = useLocation();
  const [start] = useState(given);
  const id = stored?.id ?? null;
  const save = useCommand('typicalCases.save');
  const voidCase = useVoidCase();
  const [organizationName, setName] = useState(stored?.organizationName ?? null);
  // After a save the form stays open and speaks of the revision that was answered.
  const [answered, setAnswered] = useState<number | undefined>(undefined);
  const record = useRecordForm<CaseForm>({
    key: `typicalCase:${id ?? 'new'}`,
    title: ({ title }) => title || t('typicalCases.newTitle'),
    start,
    read: caseFormOf,
    shown: (field, value) => ({
      name: known(`caseFieldLabels.${field}`) ?? field,
      value: shownValue(field, value),
    }),
  });
  const { form, set, wrong, dirty, draft } = record;
  const shownValue = (field: keyof CaseForm, value: unknown): string => {
    if (field === 'category' && value !== null) return label('activityCategoryLabels', String(value));
    if (field === 'organizationId' && value !== null)
      return value === form.organizationId ? (organizationName ?? '') : t('common.organizationUnknown');
    if (field !== 'text') return String(value ?? '');
    const text = richText.safeParse(value);
    return text.success ? text.data.blocks.map((block) => (block.kind === 'table' ? '' : block.text)).join('\n') : '';
  };
  const editor = useEditorRound(form.text, (text) => set({ text }));
  const revision = Math.max(answered ?? -1, record.revision ?? -1);
  const letters = lettersOf(form.text);
  const short = [...form.title.trim()].length < 2;
  const issues = form.heldOn === null ? [] : caseIssues(form.heldOn, letters, today);
  const said = (field: string) => issues.find((issue) => issue.field === field);
  const late = said('heldOn');
  /** @returns the id after saving; null: it was not saved */
  const store = async (): Promise<string | null> => {
    record.tried();
    if (short || form.heldOn === null || issues.length > 0 || save.isPending) return null;
    const target = id === null ? {} : { id, expectedRevision: revision };
    try {
      const saved = await save.mutateAsync({ ...target, fields: caseFieldsOf(form, form.heldOn) });
      setAnswered(saved.revision);
      void (id === null ? draft.saved() : draft.savedHere());
      return saved.id;
    } catch (error) {
      if (record.failed(error)) save.reset();
      return null;
    }
  };
  /** A new case goes on at its own place, unless the clerk went elsewhere while it was being saved. */
  const toSaved = (savedId: string, from: string) => {
    if (id !== null || location.hash !== from) return;
    unsaved.set(null);
    go(`/community/cases/${savedId}`, { replace: true });
  };
  const submit = async () => {
    const from = location.hash;
    const savedId = await store();
    if (savedId === null) return;
    announce(t('typicalCases.saved'));
    toSaved(savedId, from);
  };
  const print = async () => {
    const from = location.hash;
    const printedId = dirty || id === null ? await store() : id;
    if (printedId === null) return;
    toSaved(printedId, from);
    await printFile(() => runJob('typicalCases.print', { id: printedId }, 'typicalCases.printing'));
  };
  const voidIt = async () => {
    if (id !== null && (await voidCase(id, revision))) void draft.saved();
  };
  useCommands([
    {
      id: 'case.save',
      label: 'common.save',
      shortcut: 'Ctrl+S',
      canRun: () => !save.isPending,
      run: () => void submit(),
    },
    { id: 'case.print', label: 'typicalCases.print', shortcut: 'Ctrl+P', canRun: () => true, run: () => void print() },
  ]);
  return (
    <Page
      title={form.title || t('typicalCases.newTitle')}
      subtitle={t('typicalCases.letters', { count: letters })}
      actions={
        <>
          {id !== null && (
            <Button variant="subtle" color="red" onClick={() => void voidIt()}>
              {t('common.void')}
            </Button>
          )}
          <Button variant="default" onClick={() => void draft.leave(() => go('/community/cases'))}>
            {t('typicalCases.back')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconPrinter size={14} aria-hidden />}
            title="Ctrl+P"
            onClick={() => void print()}
          >
            {t('typicalCases.print')}
          </Button>
          <Button title="Ctrl+S" loading={save.isPending} onClick={() => void submit()}>
            {t('common.save')}
          </Button>
        </>
      }
    >
      <div className={styles.page}>
        {draft.notice}
        <FailureNotice error={save.error} />
        <Section title={t('typicalCases.basics')}>
          <FieldGrid>
            <Field label={t('caseFieldLabels.title')} required wide {...wrong(short, t('typicalCases.problemTitle'))}>
              <TextInput data-autofocus maxLength={200} {...record.text('title')} />
            </Field>
            <Field
              label={t('caseFieldLabels.heldOn')}
              required
              {...wrong(form.heldOn === null, t('typicalCases.problemHeldOn'))}
              {...(late === undefined ? {} : { error: known(`ruleIssues.${late.code}`, { ...late.params }) ?? '' })}
            >
              <DateField value={form.heldOn} onChange={(heldOn) => set({ heldOn })} />
            </Field>
            <Field label={t('caseFieldLabels.category')}>
              <Select
                clearable
                data={ACTIVITY_CATEGORIES.map((value) => ({ value, label: label('activityCategoryLabels', value) }))}
                value={form.category}
                onChange={(chosen) => set({ category: ACTIVITY_CATEGORIES.find((one) => one === chosen) ?? null })}
              />
            </Field>
            <Field label={t('caseFieldLabels.organizationId')} wide>
              <OrganizationSelect
                value={form.organizationId}
                name={form.organizationId === stored?.organizationId ? stored?.organizationName : organizationName}
                onChange={(chosen) => {
                  set({ organizationId: chosen?.id ?? null });
                  setName(chosen?.name ?? null);
                }}
              />
            </Field>
          </FieldGrid>
        </Section>
        <Section title={t('typicalCases.text')}>
          <TextEditor key={editor.round} label={t('typicalCases.text')} initial={form.text} onChange={editor.typed} />
          {wrong(said('text') !== undefined, t('typicalCases.problemText')).error !== undefined && (
            <p className={styles.problem}>{t('typicalCases.problemText')}</p>
          )}
        </Section>
        {stored !== null && (
          <>
            <AttachedFiles
              title={t('typicalCases.attachments')}
              ownerType="typical_case"
              ownerId={stored.id}
              editable
            />
            <CaseHistory stored={stored} />
          </>
        )}
      </div>
      {record.dialog}
    </Page>
  );
}

/** The editor begins anew when its text was put there by something else than its own keys: a draft, a change that was taken in. */
function useEditorRound(text: CaseForm['text'], onType: (text: CaseForm['text']) => void) {
  const known = useRef(text);
  const round = useRef(0);
  if (known.current !== text) {
    known.current = text;
    round.current += 1;
  }
  return {
    round: round.current,
    typed(answered: EditorText) {
      known.current = storedText(answered);
      onType(known.current);
    },
  };
}
