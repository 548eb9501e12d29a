import type { FieldIssue } from '../../lib/fieldIssue.ts';
import { linesOf } from './compareVersions.ts';
import type { CorrectionLine } from './corrections.contract.ts';
import type { MinutesContent } from './minutesContent.ts';

/** What a correction says of the words of decisions: the final corrections of the minutes in order. */
type FinalCorrection = { readonly seq: number | null; readonly lines: readonly CorrectionLine[] };

/** The words of a decision after the corrections in order; null when none of them concerns it. */
export function correctedDecision(
  decision: { readonly id: string; readonly text: string },
  corrections: readonly FinalCorrection[],
): { readonly text: string; readonly seq: number } | null {
  let corrected: { text: string; seq: number } | null = null;
  for (const { seq, lines } of corrections) {
    for (const line of lines) {
      if (line.decisionId !== decision.id) continue;
      const text: string = corrected?.text ?? decision.text;
      corrected = { text: correctedText(text, line), seq: seq ?? 0 };
    }
  }
  return corrected;
}

/** The wrong words replaced once; words that were left out are added at the end. */
function correctedText(text: string, { wrong, right }: CorrectionLine): string {
  const place = wrong === null ? -1 : text.indexOf(wrong);
  if (wrong === null || place < 0) return `${text}${right ?? ''}`;
  return `${text.slice(0, place)}${right ?? ''}${text.slice(place + wrong.length)}`;
}

/**
 * What keeps a correction sheet from being stored: a line that corrects nothing, words that do not stand in the minutes as they were
 * finalized and corrected so far, a decision of other minutes.
 */
export function checkCorrection(
  lines: readonly CorrectionLine[],
  minutes: MinutesContent,
  earlier: readonly FinalCorrection[],
): FieldIssue[] {
  const words = [...wordsOf(minutes), ...earlier.flatMap((one) => one.lines.flatMap((line) => line.right ?? []))];
  const decisions = new Map(minutes.decisions.map((decision) => [decision.id, decision]));
  return lines.flatMap((line, index): FieldIssue[] => {
    const field = (name: string) => `lines.${index}.${name}`;
    const params = { place: index + 1 };
    if (line.wrong === null && line.right === null)
      return [{ field: field('wrong'), code: 'correction_empty', params }];
    if (line.wrong === line.right) return [{ field: field('right'), code: 'correction_same', params }];
    const decision = line.decisionId === null ? undefined : decisions.get(line.decisionId);
    if (line.decisionId !== null && decision === undefined)
      return [{ field: field('decisionId'), code: 'not_found', params }];
    if (line.wrong === null) return [];
    const { wrong } = line;
    const places = decision ? [decision.text, correctedDecision(decision, earlier)?.text ?? ''] : words;
    if (places.some((text) => text.includes(wrong))) return [];
    return [{ field: field('wrong'), code: decision ? 'not_in_decision' : 'not_in_minutes', params }];
  });
}

/** Every stretch of words that the minutes print. */
function wordsOf({ fields, attendance, decisions, actions }: MinutesContent): string[] {
  const texts = [
    ...linesOf(fields.minutesText.blocks).flatMap((line) => [line.text, ...line.text.split('｜')]),
    ...[fields.title, fields.place, fields.chairName, fields.recorderName, fields.openingText, fields.distribution],
    ...[fields.copyTo, fields.mark, fields.number],
    ...attendance.flatMap(({ unit, post, name, leaveReason }) => [
      `${unit ?? ''}${post ?? ''}${name ?? ''}`,
      leaveReason,
    ]),
    ...decisions.map((decision) => decision.text),
    ...actions.flatMap((action) => [
      action.text,
      action.responsibleUnit,
      action.responsibleNames,
      ...dates(action.dueOn),
    ]),
    ...dates(fields.startAt.slice(0, 10)),
  ];
  return texts.flatMap((text) => (text ? [text] : []));
}

/** A day as typed and as printed. */
function dates(day: string): string[] {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return [day, `${year}年${month}月${date}日`];
}
