import { Button, Menu } from '@mantine/core';
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { call } from '#renderer/api/client.ts';
import { runJob } from '#renderer/api/jobs.ts';
import { useCommand } from '#renderer/api/queries.ts';
import { useCan, useSession } from '#renderer/api/session.tsx';
import { AttachedFiles } from '#renderer/ui/AttachedFiles.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { askReason } from '#renderer/ui/dialogs.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { FoldedHistory } from '#renderer/ui/FoldedHistory.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Page, Section } from '#renderer/ui/Page.tsx';
import { printFile } from '#renderer/ui/printFile.ts';
import { useText } from '#renderer/ui/text.tsx';
import { useAskedForm } from '#renderer/ui/useAskedForm.ts';
import type { CallOutput } from '#shared/contract/list.ts';
import type { InspectionFinding } from '#shared/features/inspections/findings.contract.ts';
import { ChecklistSection } from './ChecklistSection.tsx';
import { ConcludeDialog } from './ConcludeDialog.tsx';
import { FindingDialog } from './FindingDialog.tsx';
import { FindingsSection } from './FindingsSection.tsx';
import { FINDING_ACTS, type FindingAct, type OpenAct, useFindingActs } from './findingActs.ts';
import { InspectionFacts } from './InspectionFacts.tsx';
import styles from './inspections.module.css';
import { InspectionBadge, inspectionDay } from './inspectionWords.tsx';
import { PapersSection } from './PapersSection.tsx';

type Props = CallOutput<'inspections.get'>;
type Entering = { readonly finding: InspectionFinding | null; readonly itemCode: string | null };

/** The page of one inspection, with the next act at its head. */
export function InspectionDesk({ inspection, findings, papers, followUps, proposedDue, othersCanClose }: Props) {
  const text = useText();
  const { t, label, known } = text;
  const can = useCan();
  const { today } = useSession();
  const [, go] = useLocation();
  const [entering, setEntering] = useState<Entering | null>(null);
  const [acting, setActing] = useState<OpenAct | null>(null);
  const [concluding, setConcluding] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const following = useCommand('inspections.followUp');
  const { id, revision, recordState, state } = inspection;
  const isDraft = recordState === 'draft';
  const canWrite = can('inspections.write') && recordState !== 'voided';
  const canConclude = isDraft && can('inspections.finalize');
  const canFollow =
    canWrite &&
    state === 'rectifying' &&
    !followUps.some((one) => one.state === 'planned' || one.state === 'recording');
  const back = () => go('/inspections');
  const edit = () => go(`/inspections/${id}/edit`);
  const conclude = () => setConcluding(true);
  const enter = (itemCode: string | null) => setEntering({ finding: null, itemCode });
  const act = (finding: InspectionFinding, one: FindingAct) => {
    if (one === 'finding') setEntering({ finding, itemCode: finding.itemCode });
    else setActing({ findingId: finding.id, act: one });
  };
  const mayDo = useFindingActs(inspection, othersCanClose);
  useAskedForm(`inspection:${id}-`, true, (asked) => {
    const mayEnter = isDraft && canWrite;
    if (asked === 'checklist') return mayEnter;
    if (asked === 'conclude' && canConclude) conclude();
    else if (asked === 'new-finding' && mayEnter) enter(null);
    else {
      const finding = findings.find((one) => asked.startsWith(one.id));
      const one = FINDING_ACTS.find((word) => asked === `${finding?.id}-${word}`);
      if (finding === undefined || one === undefined || !mayDo(finding)[one]) return false;
      act(finding, one);
    }
    return true;
  });
  const print = (job: 'inspections.printRecord' | 'inspections.printReinspection') =>
    void printFile(() => runJob(job, { id }, 'inspections.printingRecord'));
  // Leads to the follow-up only while this page is still open.
  const follow = () =>
    following.mutate(
      { id, expectedRevision: revision, plannedOn: today },
      {
        onSuccess: (made) => {
          announce(t('inspections.followUpPlanned', { number: made.inspectionNo }));
          go(`/inspections/${made.id}`);
        },
      },
    );
  const voidIt = async () => {
    const reason = await askReason({
      title: t('inspections.voidTitle'),
      body: t('inspections.voidBody'),
      label: t('common.voidReason'),
      confirm: t('common.void'),
      danger: true,
    });
    if (reason === null) return;
    try {
      await call('inspections.void', { id, expectedRevision: revision, reason });
      announce(t('inspections.voided'));
    } catch (error) {
      setFailed(error);
    }
  };
  const isAsking = entering !== null || acting !== null || concluding;
  useCommands([
    { id: 'inspection.back', label: 'common.back', shortcut: 'Escape', canRun: () => !isAsking, run: back },
    { id: 'inspection.edit', label: 'inspections.editTitle', canRun: () => isDraft && canWrite, run: edit },
    { id: 'inspection.conclude', label: 'inspections.conclude', canRun: () => canConclude, run: conclude },
    {
      id: 'inspection.finding',
      label: 'inspections.findingAdd',
      canRun: () => isDraft && canWrite,
      run: () => enter(null),
    },
    { id: 'inspection.follow', label: 'inspections.followUp', canRun: () => canFollow, run: follow },
    {
      id: 'inspection.print',
      label: 'inspections.printRecord',
      shortcut: 'Ctrl+P',
      canRun: () => true,
      run: () => print('inspections.printRecord'),
    },
  ]);
  return (
    <Page
      title={<Link href={`/organizations/${inspection.organizationId}`}>{inspection.organizationName}</Link>}
      subtitle={
        <>
          {inspection.inspectionNo} · {label('inspectionKindLabels', inspection.planKind)} ·{' '}
          {label('inspectionTargetLabels', inspection.target)} <InspectionBadge row={inspection} />
        </>
      }
      actions={
        <>
          {can('inspections.finalize') && recordState !== 'voided' && (
            <Button variant="subtle" color="red" onClick={() => void voidIt()}>
              {t('common.void')}
            </Button>
          )}
          <Button variant="default" leftSection={<IconArrowLeft size={14} aria-hidden />} onClick={back}>
            {t('common.back')}
          </Button>
          <Menu>
            <Menu.Target>
              <Button variant="default" leftSection={<IconPrinter size={14} aria-hidden />}>
                {t('common.print')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => print('inspections.printRecord')}>{t('inspections.printRecord')}</Menu.Item>
              <Menu.Item disabled={findings.length === 0} onClick={() => print('inspections.printReinspection')}>
                {t('inspections.printReinspection')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
          {canFollow && (
            <Button variant="default" loading={following.isPending} onClick={follow}>
              {t('inspections.followUp')}
            </Button>
          )}
          {isDraft && canWrite && (
            <Button variant="default" onClick={edit}>
              {t('inspections.edit')}
            </Button>
          )}
          {canConclude && <Button onClick={conclude}>{t('inspections.conclude')}</Button>}
        </>
      }
    >
      {inspection.voidReason !== null && (
        <Notice tone="near">{t('inspections.voidedBecause', { reason: inspection.voidReason })}</Notice>
      )}
      <FailureNotice error={following.error ?? failed} />
      <InspectionFacts inspection={inspection} />
      <ChecklistSection
        inspection={inspection}
        findings={findings}
        editable={isDraft && canWrite}
        onEnterFinding={enter}
      />
      <FindingsSection
        inspection={inspection}
        findings={findings}
        othersCanClose={othersCanClose}
        open={acting}
        onAdd={() => enter(null)}
        onAct={act}
        onClose={() => setActing(null)}
      />
      {followUps.length > 0 && (
        <Section title={t('inspections.followUps')}>
          <div className={styles.papers}>
            {followUps.map((row) => (
              <div key={row.id} className={styles.paper}>
                <Link href={`/inspections/${row.id}`}>{row.inspectionNo}</Link>
                <span className={styles.dim}>{inspectionDay(row, text)}</span>
                <InspectionBadge row={row} />
              </div>
            ))}
          </div>
        </Section>
      )}
      <PapersSection inspection={inspection} papers={papers} />
      <AttachedFiles title={t('inspections.attachments')} ownerType="inspection" ownerId={id} editable={canWrite} />
      <FoldedHistory
        id={id}
        fieldLabel={(field) => known(`inspectionFieldLabels.${field}`) ?? known(`exportFields.${field}`) ?? field}
        valueText={(field, value) => historyText(field, value, known)}
      />
      {entering !== null && (
        <FindingDialog
          inspection={inspection}
          finding={entering.finding}
          itemCode={entering.itemCode}
          onClose={() => setEntering(null)}
        />
      )}
      {concluding && (
        <ConcludeDialog
          inspection={inspection}
          findings={findings}
          proposedDue={proposedDue}
          onClose={() => setConcluding(false)}
        />
      )}
    </Page>
  );
}

/** A stored value of the history in words. */
function historyText(
  field: string,
  value: unknown,
  known: (key: string, places?: Record<string, string | number>) => string | undefined,
): string {
  const word = String(value);
  const sections: Readonly<Record<string, string>> = {
    planKind: 'inspectionKindLabels',
    target: 'inspectionTargetLabels',
    conclusion: 'inspectionConclusionLabels',
    reinspectionResult: 'inspectionReinspectionLabels',
    recordState: 'organizationLabels.recordState',
  };
  const section = sections[field];
  if (field === 'recordState') return known(`organizationLabels.recordState_${word}`) ?? word;
  if (section !== undefined) return known(`${section}.${word}`) ?? word;
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? String(value.length) : '';
  return word;
}
