import { type DeadlineReason, deadlineReason } from '#shared/lib/deadlineReason.ts';

/** The reason that a record keeps beside its day, read out of its JSON; null: it keeps none. */
export function storedReason(json: string | null): DeadlineReason | null {
  return json === null ? null : deadlineReason.parse(JSON.parse(json));
}
