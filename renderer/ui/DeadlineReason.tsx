import type { DeadlineReason as Reason } from '#shared/lib/deadlineReason.ts';

type Props = {
  readonly reason: Reason;
  /** What the day is counted from, in words: 活动开始, 收到材料 … */
  readonly basis: string;
};

/** A derived day, with its rule, its count and the edition of the holiday calendar on demand. */
export function DeadlineReason({ reason }: Props) {
  return <span>{reason.date}</span>;
}
