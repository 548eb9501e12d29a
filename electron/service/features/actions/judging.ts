import type { BaseContext } from '../../context.ts';
import type { Judging } from './actions.repository.ts';

/** The day of the call and the office's rules by which actions are judged. */
export function judgingOf({ today, runtime }: Pick<BaseContext, 'today' | 'runtime'>): Judging {
  const { nearDueDays, supervision } = runtime.settings;
  return { today, nearDueDays, supervision };
}
