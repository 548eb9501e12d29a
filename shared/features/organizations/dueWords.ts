import type { MessageParameters } from '../../text/index.ts';
import { countedWords, type Say } from '../workingCalendars/reasonWords.ts';
import type { DueItem } from './dueItems.contract.ts';

type Words = {
  readonly say: Say;
  /** A sentence whose key is made at run time. */
  known(key: string, parameters?: MessageParameters): string | undefined;
};

/** The rule that made a day, and with a day that was counted in working days, by which calendar: on the page, on paper, in a file. */
export function dueRuleWords(
  { kind, parameters, counted }: Pick<DueItem, 'kind' | 'parameters' | 'counted'>,
  { say, known }: Words,
): string {
  const rule = known(`dueRules.${kind}`, parameters) ?? '';
  return counted === null ? rule : say('dueItems.ruleCounted', { rule, counted: countedWords(counted, say) });
}
