import { useMemo } from 'react';
import { useCall } from '#renderer/api/queries.ts';
import { useText } from '#renderer/ui/text.tsx';

/** What decisions of final minutes read after corrections, as a sentence for each, by the id of the decision (features M14). */
export function useCorrectedDecisions(meetingId: string, enabled: boolean): ReadonlyMap<string, string> {
  const { t } = useText();
  const { data } = useCall('minutes.corrections', { meetingId }, { enabled });
  return useMemo(() => {
    const corrected = data?.correctedDecisions ?? [];
    return new Map(corrected.map(({ decisionId, text, seq }) => [decisionId, t('minutes.correctedTo', { seq, text })]));
  }, [data, t]);
}
