import { Button, Textarea } from '@mantine/core';
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { runJob } from '#renderer/api/jobs.ts';
import { useCan, useSession } from '#renderer/api/session.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { DeadlineReason } from '#renderer/ui/DeadlineReason.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Fact, Facts, Field } from '#renderer/ui/Field.tsx';
import { FoldedHistory } from '#renderer/ui/FoldedHistory.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { FieldGrid, Page, Section } from '#renderer/ui/Page.tsx';
import { printFile } from '#renderer/ui/printFile.ts';
import { useText } from '#renderer/ui/text.tsx';
import type {
  CorrectionNotice,
  MaterialCase,
} from '#shared/features/materialChecklists/materialChecklists.contract.ts';
import { missingMaterials } from '#shared/features/materialChecklists/materials.rules.ts';
import { caseMaterials } from '#shared/features/materialChecklists/materials.ts';
import { CaseActs } from './CaseActs.tsx';
import { CaseConflictDialog } from './CaseConflictDialog.tsx';
import { CloseDialog, CompleteDialog, GiveNoticeDialog } from './CaseDialogs.tsx';
import { CaseState } from './CaseState.tsx';
import { allReceived, changedItems } from './caseForm.ts';
import styles from './Materials.module.css';
import { MaterialsTable } from './MaterialsTable.tsx';
import { standingWords } from './materialWording.ts';
import { NoticesSection } from './NoticesSection.tsx';
import { useCaseForm } from './useCaseForm.ts';

type Props = { readonly one: MaterialCase; readonly notices: readonly CorrectionNotice[] };
type Dialog = 'notice' | 'complete' | 'close' | null;

/** Fields of the record that say nothing beside the others. */
const HIDDEN: ReadonlySet<string> = new Set([
  'completedBy',
  'matterCode',
  'organizationId',
  'recordState',
  'informDueOn',
]);

/** The page of a case: head with the next act, facts, materials, notices, history. */
export function CaseDesk({ one: read, notices }: Props) {
  const text = useText();
  const { t, known } = text;
  const can = useCan();
  const [, go] = useLocation();
  const { today } = useSession();
  const desk = useCaseForm(read);
  // An act right after saving speaks of what was just saved, also while it is still being read again.
  const one = { ...read, revision: desk.revision };
  const [dialog, setDialog] = useState<Dialog>(null);
  const { form, setForm, dirty } = desk;
  const editable = one.state === 'open' && can('registry.write');
  const missing = missingMaterials(form.items).length;
  const back = () => go('/organizations/materials');
  const printReceipt = () =>
    void printFile(() => runJob('materialChecklists.printReceipt', { id: one.id }, 'materialChecklists.printing'));
  useCommands([
    {
      id: 'case.save',
      label: 'common.save',
      shortcut: 'Ctrl+S',
      canRun: () => editable && dirty,
      run: () => void desk.save(),
    },
    { id: 'case.back', label: 'common.back', shortcut: 'Escape', canRun: () => dialog === null, run: back },
    {
      id: 'case.receipt',
      label: 'materialChecklists.receipt',
      shortcut: 'Ctrl+P',
      canRun: () => !dirty,
      run: printReceipt,
    },
    {
      id: 'case.notice',
      label: 'materialChecklists.giveNotice',
      canRun: () => editable && !dirty && missing > 0,
      run: () => setDialog('notice'),
    },
    {
      id: 'case.complete',
      label: 'materialChecklists.complete',
      canRun: () => editable && !dirty && missing === 0,
      run: () => setDialog('complete'),
    },
  ]);
  return (
    <Page
      title={one.applicantName}
      subtitle={
        <>
          {one.caseNo} · {one.matterTitle} <CaseState row={one} />
        </>
      }
      actions={
        <>
          <Button variant="default" leftSection={<IconArrowLeft size={14} aria-hidden />} onClick={back}>
            {t('common.back')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconPrinter size={14} aria-hidden />}
            disabled={dirty}
            title={dirty ? t('materialChecklists.unsavedFirst') : 'Ctrl+P'}
            onClick={printReceipt}
          >
            {t('materialChecklists.receipt')}
          </Button>
          <CaseActs one={one} dirty={dirty} onClose={() => setDialog('close')} />
          {editable && missing > 0 && (
            <Button
              variant="default"
              disabled={dirty}
              title={dirty ? t('materialChecklists.unsavedFirst') : undefined}
              onClick={() => setDialog('notice')}
            >
              {t('materialChecklists.giveNotice')}
            </Button>
          )}
          {editable && missing === 0 && (
            <Button
              variant="default"
              disabled={dirty}
              title={dirty ? t('materialChecklists.unsavedFirst') : undefined}
              onClick={() => setDialog('complete')}
            >
              {t('materialChecklists.complete')}
            </Button>
          )}
          {editable && (
            <Button title="Ctrl+S" disabled={!dirty} loading={desk.pending} onClick={() => void desk.save()}>
              {t('common.save')}
            </Button>
          )}
        </>
      }
    >
      {editable && desk.draft.notice}
      <FailureNotice error={desk.failure} />
      {editable && missing === 0 && <Notice tone="fine">{t('materialChecklists.allThere')}</Notice>}
      <Section title={t('materialChecklists.matter')}>
        <Facts>
          <Fact label={t('materialChecklists.applicant')}>
            {one.organizationId === null ? (
              `${one.applicantName}（${t('materialChecklists.notRegistered')}）`
            ) : (
              <Link href={`/organizations/${one.organizationId}`}>{one.applicantName}</Link>
            )}
          </Fact>
          <Fact label={t('materialChecklists.matter')}>
            {one.matterTitle}（
            {one.templateVersion === 0
              ? t('materialChecklists.templateOfProgram')
              : t('materialChecklists.templateOfCase', { version: one.templateVersion })}
            ）
          </Fact>
          {one.state === 'open' && (
            <Fact label={t('materialChecklists.informBy')}>
              <DeadlineReason reason={one.inform} basis={t('materialChecklists.basisReceived')} />
            </Fact>
          )}
          {one.state === 'complete' && (
            <>
              <Fact label={t('materialChecklists.completeOn')}>{one.completeOn}</Fact>
              <Fact label={t('materialChecklists.completedBy')}>{one.completedByName}</Fact>
            </>
          )}
          {one.state === 'closed' && (
            <>
              <Fact label={t('materialChecklists.closedOn')}>{one.closedOn}</Fact>
              <Fact label={t('materialChecklists.closeReason')}>{one.closeReason}</Fact>
            </>
          )}
          {!editable && (
            <>
              <Fact label={t('materialChecklists.receivedOn')}>{one.receivedOn}</Fact>
              <Fact label={t('materialChecklists.note')}>{one.note}</Fact>
            </>
          )}
          {one.voidReason !== null && <Fact label={t('common.voidReason')}>{one.voidReason}</Fact>}
        </Facts>
        {editable && (
          <>
            <div className={styles.gap} />
            <FieldGrid>
              <Field label={t('materialChecklists.receivedOn')} required>
                <DateField
                  clearable={false}
                  value={form.receivedOn}
                  onChange={(receivedOn) => receivedOn !== null && setForm({ ...form, receivedOn })}
                />
              </Field>
              <Field label={t('materialChecklists.note')}>
                <Textarea
                  autosize
                  minRows={1}
                  maxRows={4}
                  maxLength={1000}
                  value={form.note}
                  onChange={(event) => setForm({ ...form, note: event.currentTarget.value })}
                />
              </Field>
            </FieldGrid>
          </>
        )}
      </Section>
      <Section
        title={
          missing === 0
            ? t('materialChecklists.materials')
            : `${t('materialChecklists.materials')}（${t('materialChecklists.missingCount', { count: missing })}）`
        }
        actions={
          editable && (
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => setForm({ ...form, items: allReceived(form.items, today) })}
            >
              {t('materialChecklists.receivedAll')}
            </Button>
          )
        }
      >
        <MaterialsTable
          items={form.items}
          editable={editable}
          day={today}
          onChange={(key, part) => setForm({ ...form, items: changedItems(form.items, key, part) })}
        />
      </Section>
      <NoticesSection notices={notices} />
      <FoldedHistory
        id={one.id}
        hidden={HIDDEN}
        fieldLabel={(field) =>
          field === 'items' ? t('materialChecklists.materials') : (known(`exportFields.${field}`) ?? field)
        }
        valueText={(field, value) => {
          if (field !== 'items') return String(value);
          const read = caseMaterials.safeParse(value);
          return read.success ? read.data.map((item) => `${item.name}：${standingWords(item, text)}`).join('\n') : '';
        }}
      />
      {desk.theirs !== null && (
        <CaseConflictDialog
          base={desk.base}
          mine={form}
          theirs={desk.theirs}
          onApply={desk.resolve}
          onCancel={desk.cancelConflict}
        />
      )}
      {dialog === 'notice' && <GiveNoticeDialog one={one} onClose={() => setDialog(null)} />}
      {dialog === 'complete' && <CompleteDialog one={one} onClose={() => setDialog(null)} />}
      {dialog === 'close' && <CloseDialog one={one} onClose={() => setDialog(null)} />}
    </Page>
  );
}
