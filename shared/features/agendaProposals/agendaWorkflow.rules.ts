import type { FieldIssue } from '../../lib/fieldIssue.ts';
import type { AgendaStage, AgendaStep } from '../meetings/meetings.lists.ts';

/** Where an item stands after a step. A returned one begins anew; `direct` puts it on the agenda without the agreements. */
export function stageAfter(step: AgendaStep): AgendaStage {
  switch (step) {
    case 'agreed':
    case 'released':
      return 'agreed';
    case 'collated':
      return 'collated';
    case 'fixed':
    case 'direct':
      return 'fixed';
    case 'returned':
      return 'proposed';
  }
}

const ORDER: Readonly<Record<AgendaStage, number>> = { proposed: 0, agreed: 1, collated: 2, fixed: 3 };

/** The agreement that comes next; undefined when the item is fixed. */
export function nextStep(stage: AgendaStage): 'agreed' | 'collated' | 'fixed' | undefined {
  if (stage === 'proposed') return 'agreed';
  if (stage === 'agreed') return 'collated';
  return stage === 'collated' ? 'fixed' : undefined;
}

type Item = { readonly title: string; readonly stage: AgendaStage };

/**
 * Agreements come one after the other; who leaves one out puts the item on directly and says why, so that a small office is never
 * held up (domain.md §6).
 */
export function checkStep(
  { title, stage }: Item,
  step: Exclude<AgendaStep, 'released'>,
  remark: string | null,
): FieldIssue[] {
  const params = { title };
  if ((step === 'returned' || step === 'direct') && remark === null)
    return [{ field: 'remark', code: `agenda_${step}_reason`, params }];
  if (step === 'returned') return stage === 'proposed' ? [{ field: 'step', code: 'agenda_not_begun', params }] : [];
  if (ORDER[stage] >= ORDER[stageAfter(step)]) return [{ field: 'step', code: 'agenda_step_done', params }];
  if (step !== 'direct' && nextStep(stage) !== step) return [{ field: 'step', code: 'agenda_step_early', params }];
  return [];
}
