import { useDebouncedValue } from '@mantine/hooks';
import { useCall } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { FilingResult } from '#shared/features/activityFilings/activityFilings.lists.ts';
import { verdictSentence } from '#shared/features/activityFilings/filingWords.ts';
import styles from './activityFilings.module.css';
import { type FilingForm, previewOf } from './filingForm.ts';

type Props = {
  readonly form: FilingForm;
  readonly completeOn: string | null;
  readonly result: FilingResult | null;
  /** The filing that is corrected; left out: a new one. */
  readonly id: string | undefined;
};

/** The verdict on what is typed, in one sentence: by the rules of today, or those by which the filing was judged already. */
export function VerdictPreview({ form, completeOn, result, id }: Props) {
  const { t } = useText();
  const { today } = useSession();
  const [input] = useDebouncedValue(previewOf(form), 250);
  const asked = input ?? {
    ...{ activityKind: form.activityKind, startAt: `${today}T09:00`, endAt: `${today}T09:00` },
    ...{ organizerDecidedOn: null, budgetWan: null, expectedParticipants: null },
  };
  const { data } = useCall(
    'activityFilings.preview',
    { ...asked, completeOn, ...(id === undefined ? {} : { id }) },
    { enabled: input !== undefined, keep: true },
  );
  if (data === undefined || input === undefined) return null;
  const facts = { startAt: asked.startAt, organizerDecidedOn: asked.organizerDecidedOn ?? null, completeOn, result };
  return <p className={styles.preview}>{verdictSentence(facts, data, today, t)}</p>;
}
