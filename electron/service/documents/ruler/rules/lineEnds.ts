import { at, type Judge } from '../judge.ts';
import type { TextLine } from '../textLines.ts';

/** Not at the beginning and not at the end of a line (§4.3; —— and …… may begin one, GB style). */
const NOT_AT_START = /^[。，、；：？！”’）》〉】〕］」』｝〗～–·‧％‰℃°／/.,;:!?)\]}%．]/u;
const NOT_AT_END = /[“‘（《〈【〔［「『｛〖￥＄№([{$¥／/]$/u;
/** An Arabic number, with its separators, signs and parts of a date, stays on one line. */
const NUMBER_AFTER = /^(?:\d|[.,]\d|[%‰℃年月日号])/u;

export function startsBadly(text: string): boolean {
  return NOT_AT_START.test(text);
}

export function endsBadly(text: string): boolean {
  return NOT_AT_END.test(text);
}

/** Whether a line break falls inside a number. */
export function splitsNumber(before: string, after: string): boolean {
  return /\d$/u.test(before) && NUMBER_AFTER.test(after);
}

/** Checks the breaks between the lines of one paragraph. */
export function checkLineEnds(judge: Judge, lines: readonly TextLine[]): void {
  for (const [index, line] of lines.entries()) {
    const previous = lines[index - 1];
    if (!previous) continue;
    judge.holds('line_start_forbidden', at(line), !startsBadly(line.text), line.text.slice(0, 1));
    judge.holds('line_end_forbidden', at(previous), !endsBadly(previous.text), previous.text.slice(-1));
    const isSplit = splitsNumber(previous.text, line.text);
    judge.holds('number_split', at(line), !isSplit, `${previous.text.slice(-4)}／${line.text.slice(0, 4)}`);
  }
}
