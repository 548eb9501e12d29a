import { reasonPoints, type Say } from '#shared/features/workingCalendars/reasonWords.ts';
import type { DeadlineReason } from '#shared/lib/deadlineReason.ts';
import { message } from '#shared/text/index.ts';
import { chineseDate } from '../meetings/meetings.document.ts';

/** Days stand on paper as official papers write them: 2026年10月12日. */
const onPaper: Say = (key, parameters) => {
  const date = key === 'workingCalendars.dayOfWeek' ? parameters?.date : undefined;
  return message('zh-CN', key, date === undefined ? parameters : { ...parameters, date: chineseDate(String(date)) });
};

/**
 * The line under a derived day on paper: rule, count and edition of the calendar ("Beyond" 10); the day itself stands above.
 * @param what the day, in words: 整改期限
 * @param basis what it is counted from, in words: 检查日期
 */
export function paperReason(what: string, reason: DeadlineReason, basis: string): string {
  const points = reasonPoints({ reason, basis }, onPaper).join(onPaper('workingCalendars.pointsJoin'));
  return message('zh-CN', 'workingCalendars.paperLine', { what, points });
}
