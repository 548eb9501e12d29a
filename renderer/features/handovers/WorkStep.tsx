import { Notice } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Handover, HandoverWork } from '#shared/features/handovers/handovers.contract.ts';
import { splitWork, workKeyOf } from '#shared/features/handovers/handovers.rules.ts';
import { ExtrasSection } from './ExtrasSection.tsx';
import { GivenTable } from './GivenTable.tsx';
import styles from './Handovers.module.css';
import type { HandoverForm } from './handoverForm.ts';
import type { People } from './PartiesForm.tsx';
import { ReturnsSection } from './ReturnsSection.tsx';
import { WorkTable } from './WorkTable.tsx';

type Props = {
  readonly handover: Handover;
  readonly work: readonly HandoverWork[];
  readonly form: HandoverForm;
  readonly people: People;
  readonly editable: boolean;
  onChange(part: Partial<HandoverForm>): void;
};

/** Everything that is open, piece by piece with its new owner; what is returned; what the program does not know. */
export function WorkStep({ handover, work, form, people, editable, onChange }: Props) {
  const { t } = useText();
  const { moves, returns } = splitWork(work);
  const receivers = people.members.filter(({ id, active }) => active && id !== handover.fromMemberId);
  const give = (keys: ReadonlySet<string>, toMemberId: string) => {
    const others = form.choices.filter((choice) => !keys.has(workKeyOf(choice)));
    const chosen = moves
      .filter((one) => keys.has(workKeyOf(one)))
      .map(({ kind, itemId }) => ({ kind, itemId, toMemberId }));
    onChange({ choices: toMemberId === form.toMemberId ? others : [...others, ...chosen] });
  };
  const isOver = handover.stage === 'closed' || handover.voidReason !== null;
  return (
    <>
      {!isOver && (
        <Section title={t('handovers.work', { count: moves.length })}>
          {handover.stage === 'carried_out' && moves.length > 0 && (
            <Notice tone="behind">{t('handovers.newWork')}</Notice>
          )}
          {moves.length === 0 ? (
            <p className={styles.dim}>{t('handovers.workNone')}</p>
          ) : (
            <WorkTable
              moves={moves}
              choices={form.choices}
              toMemberId={form.toMemberId}
              receivers={receivers}
              editable={editable}
              onGive={give}
            />
          )}
        </Section>
      )}
      {handover.given.length > 0 && (
        <Section title={t('handovers.done', { count: handover.given.length })}>
          <GivenTable given={handover.given} />
        </Section>
      )}
      <ReturnsSection
        returns={returns}
        ticks={form.ticks}
        editable={editable}
        onChange={(ticks) => onChange({ ticks })}
      />
      <ExtrasSection
        extras={form.extras}
        defaultTo={form.toMemberId}
        receivers={receivers}
        editable={editable}
        onChange={(extras) => onChange({ extras })}
      />
    </>
  );
}
