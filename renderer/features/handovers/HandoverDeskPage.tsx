import { useState } from 'react';
import { useLocation } from 'wouter';
import { call } from '#renderer/api/client.ts';
import { runJob } from '#renderer/api/jobs.ts';
import { useCommand } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { askConfirm, askReason } from '#renderer/ui/dialogs.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { FoldedHistory } from '#renderer/ui/FoldedHistory.tsx';
import { Page, Section } from '#renderer/ui/Page.tsx';
import { printFile } from '#renderer/ui/printFile.ts';
import { useText } from '#renderer/ui/text.tsx';
import { useAddressPart } from '#renderer/ui/useAddressPart.ts';
import type { CallOutput } from '#shared/contract/list.ts';
import { splitWork } from '#shared/features/handovers/handovers.rules.ts';
import { CloseDialog } from './CloseDialog.tsx';
import { CloseSection } from './CloseSection.tsx';
import { HandoverActs } from './HandoverActs.tsx';
import { HandoverConflict } from './HandoverConflict.tsx';
import { HandoverState } from './HandoverState.tsx';
import { HANDOVER_STEPS, type HandoverStep, HandoverSteps } from './HandoverSteps.tsx';
import { PartiesFacts } from './PartiesFacts.tsx';
import { PartiesForm, type People } from './PartiesForm.tsx';
import { ScansSection } from './ScansSection.tsx';
import { useHandoverForm } from './useHandoverForm.ts';
import { WorkStep } from './WorkStep.tsx';

type Got = CallOutput<'handovers.get'>;

/** Fields of the record that say nothing beside the others. */
const HIDDEN: ReadonlySet<string> = new Set([
  'choices',
  'ticks',
  'extras',
  'given',
  'recordState',
  'toUserId',
  'fromUserId',
]);

/** The desk of a hand-over: one step at a time, with the act that leads to the next. */
export function HandoverDeskPage({ got, people }: { readonly got: Got; readonly people: People }) {
  const { t, known } = useText();
  const [, go] = useLocation();
  const { handover, work } = got;
  const { id, stage } = handover;
  const name = (memberId: string | null) => people.members.find((one) => one.id === memberId)?.name ?? '';
  const title = t('handovers.partiesOf', { from: name(handover.fromMemberId), to: name(handover.toMemberId) });
  const desk = useHandoverForm(handover, title);
  const { form, dirty } = desk;
  const isOver = stage === 'closed' || handover.voidReason !== null;
  const editable = useCan()('duties.write') && !isOver;
  const [asked, setStep] = useAddressPart('step');
  const first: HandoverStep = stage === 'open' ? 'work' : isOver ? 'sheet' : 'close';
  const step = HANDOVER_STEPS.find((one) => one === asked) ?? first;
  const [closing, setClosing] = useState(false);
  const carryOut = useCommand('handovers.carryOut');
  const { moves } = splitWork(work);
  const to = (next: HandoverStep) => setStep(next, { replace: true });
  const change = (part: Partial<typeof form>) => desk.setForm((now) => ({ ...now, ...part }));
  const back = () => go('/duties/handovers');
  /** Saves what is typed first: only what is stored is handed over. */
  const handOver = async () => {
    const revision = await desk.save();
    if (revision === null) return;
    const shown = moves.map(({ kind, itemId }) => ({ kind, itemId }));
    const agreed =
      moves.length === 0 ||
      (await askConfirm({
        title: t('handovers.carryOutTitle', { count: moves.length }),
        body: t('handovers.carryOutBody', { date: form.handedOn ?? '' }),
        confirm: t('handovers.carryOut'),
      }));
    if (!agreed) return;
    carryOut.mutate(
      { id, expectedRevision: revision, shown },
      {
        onSuccess: ({ given }) => {
          announce(t('handovers.carriedOut', { count: given }));
          to('sheet');
        },
      },
    );
  };
  const startClosing = async () => {
    if ((await desk.save()) !== null) setClosing(true);
  };
  const print = () => void printFile(() => runJob('handovers.printSheet', { id }, 'handovers.printing'));
  const voidIt = async () => {
    const reason = await askReason({
      title: t('handovers.voidTitle'),
      body: t('handovers.voidBody'),
      label: t('common.voidReason'),
      confirm: t('common.void'),
      danger: true,
    });
    if (reason === null) return;
    try {
      await call('handovers.void', { id, expectedRevision: handover.revision, reason });
      announce(t('handovers.voidDone'));
    } catch (error) {
      announceError(error);
    }
  };
  useCommands([
    {
      id: 'handover.save',
      label: 'common.save',
      shortcut: 'Ctrl+S',
      canRun: () => editable && dirty,
      run: () => void desk.saveHere(),
    },
    { id: 'handover.print', label: 'handovers.sheet', shortcut: 'Ctrl+P', canRun: () => !dirty, run: print },
    { id: 'handover.back', label: 'common.back', shortcut: 'Escape', canRun: () => !closing, run: back },
    {
      id: 'handover.carryOut',
      label: 'handovers.carryOut',
      canRun: () => editable && (stage === 'open' || moves.length > 0),
      run: () => void handOver(),
    },
    {
      id: 'handover.close',
      label: 'handovers.close',
      canRun: () => editable && stage === 'carried_out',
      run: () => void startClosing(),
    },
    { id: 'handover.void', label: 'handovers.voidTitle', canRun: () => editable && stage === 'open', run: voidIt },
  ]);
  const readers = { people, handover, work, form, editable };
  return (
    <Page
      title={title}
      subtitle={
        <>
          {t('handovers.on', { date: handover.handedOn })} <HandoverState row={handover} />
        </>
      }
      actions={
        <HandoverActs
          step={step}
          stage={stage}
          editable={editable}
          dirty={dirty}
          pending={desk.pending || carryOut.isPending}
          moves={moves.length}
          onStep={to}
          onBack={back}
          onSave={() => void desk.saveHere()}
          onHandOver={() => void handOver()}
          onPrint={print}
          onClose={() => void startClosing()}
          onVoid={() => void voidIt()}
        />
      }
    >
      <HandoverSteps current={stage === 'closed' ? 'done' : step} />
      {editable && desk.draft.notice}
      <FailureNotice error={desk.failure} />
      <FailureNotice error={carryOut.error} refused="handovers.refused" />
      {step === 'parties' && (
        <Section title={t('handovers.parties')}>
          {editable && stage === 'open' ? (
            <PartiesForm form={form} people={people} tried isNew={false} onChange={change} />
          ) : (
            <PartiesFacts {...readers} />
          )}
        </Section>
      )}
      {step === 'work' && <WorkStep {...readers} onChange={change} />}
      {step === 'sheet' && (
        <>
          <Section title={t('handovers.parties')}>
            <PartiesFacts {...readers} />
          </Section>
          <ScansSection id={id} editable={handover.voidReason === null} />
        </>
      )}
      {step === 'close' && <CloseSection {...readers} onStep={to} />}
      <FoldedHistory
        id={id}
        hidden={HIDDEN}
        fieldLabel={(field) => known(`handoverFieldLabels.${field}`) ?? field}
        valueText={(field, value) => {
          if (field.endsWith('MemberId')) return name(String(value));
          return field === 'stage' ? (known(`handoverStageLabels.${String(value)}`) ?? '') : String(value);
        }}
      />
      {desk.theirs !== null && (
        <HandoverConflict
          base={desk.base}
          mine={form}
          theirs={desk.theirs}
          people={people}
          onApply={desk.resolve}
          onCancel={desk.cancelConflict}
        />
      )}
      {closing && (
        <CloseDialog
          handover={handover}
          onClose={() => setClosing(false)}
          onClosed={() => {
            setClosing(false);
            to('sheet');
          }}
        />
      )}
    </Page>
  );
}
