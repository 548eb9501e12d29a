import { Button, Menu } from '@mantine/core';
import { IconArrowLeft, IconArrowRight, IconDots, IconPrinter } from '@tabler/icons-react';
import { useText } from '#renderer/ui/text.tsx';
import type { HandoverStage } from '#shared/features/handovers/handovers.contract.ts';
import { HANDOVER_STEPS, type HandoverStep } from './HandoverSteps.tsx';

type Props = {
  readonly step: HandoverStep;
  readonly stage: HandoverStage;
  readonly editable: boolean;
  readonly dirty: boolean;
  readonly pending: boolean;
  /** Pieces of work that are still to be handed over. */
  readonly moves: number;
  onStep(step: HandoverStep): void;
  onBack(): void;
  onSave(): void;
  onHandOver(): void;
  onPrint(): void;
  onClose(): void;
  onVoid(): void;
};

/** The acts of the step: one leads on, the others lead back. */
export function HandoverActs(props: Props) {
  const { t } = useText();
  const { step, stage, editable, dirty, pending, moves, onStep } = props;
  const place = HANDOVER_STEPS.indexOf(step);
  const before = HANDOVER_STEPS[place - 1];
  const after = HANDOVER_STEPS[place + 1];
  const toHandOver = editable && step === 'work' && (stage === 'open' || moves > 0);
  const toClose = editable && step === 'close' && stage === 'carried_out';
  return (
    <>
      <Button variant="default" leftSection={<IconArrowLeft size={14} aria-hidden />} onClick={props.onBack}>
        {t('handovers.toList')}
      </Button>
      {before !== undefined && (
        <Button variant="default" onClick={() => onStep(before)}>
          {t('common.previous')}
        </Button>
      )}
      {editable && (
        <Button variant="default" title="Ctrl+S" disabled={!dirty} loading={pending} onClick={props.onSave}>
          {t('common.save')}
        </Button>
      )}
      {step === 'sheet' && (
        <Button
          variant="default"
          title={dirty ? t('handovers.unsavedFirst') : 'Ctrl+P'}
          disabled={dirty}
          leftSection={<IconPrinter size={14} aria-hidden />}
          onClick={props.onPrint}
        >
          {t('handovers.sheet')}
        </Button>
      )}
      {editable && stage === 'open' && (
        <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
          <Menu.Target>
            <Button variant="default" aria-label={t('handovers.more')} px={8}>
              <IconDots size={15} aria-hidden />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item color="red" onClick={props.onVoid}>
              {t('handovers.voidTitle')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      {toHandOver && (
        <Button loading={pending} onClick={props.onHandOver}>
          {t('handovers.carryOut')}
        </Button>
      )}
      {!toHandOver && after !== undefined && (
        <Button rightSection={<IconArrowRight size={14} aria-hidden />} onClick={() => onStep(after)}>
          {t('common.next')}
        </Button>
      )}
      {toClose && (
        <Button loading={pending} onClick={props.onClose}>
          {t('handovers.close')}
        </Button>
      )}
    </>
  );
}
