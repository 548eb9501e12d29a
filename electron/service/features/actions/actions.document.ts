import { namesBeside } from '#shared/features/actions/actions.rules.ts';
import type { SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import { type MessageKey, type MessageParameters, message } from '#shared/text/index.ts';
import { registerSheet } from '../documents/printedSheet.ts';
import type { ActionRow } from './actions.repository.ts';

const t = (key: MessageKey, parameters?: MessageParameters) => message('zh-CN', key, parameters);

/** The warning of an action as a sign and a word, readable in black and white: ▲逾期3天, ◆滞后, ●临近, 还有9天, √办结 (features M10). */
function warningWords({ state, daysLeft, stage }: Pick<ActionRow, 'state' | 'daysLeft' | 'stage'>): string {
  if (state === 'done') return t(stage === 'struck_off' ? 'actionPrint.signStruckOff' : 'actionPrint.signDone');
  if (state === 'cancelled') return t('actionPrint.signCancelled');
  const days = Math.abs(daysLeft);
  if (state === 'overdue') return t('actionPrint.signOverdue', { days });
  if (state === 'behind') return t('actionPrint.signBehind');
  if (state === 'near') return daysLeft === 0 ? t('actionPrint.signToday') : t('actionPrint.signNear', { days });
  return t('actionPrint.signOpen', { days });
}

/** Who answers for an action: member with post, unit or organization, names; co-owners behind. */
export function ownerWords(row: ActionRow): string {
  const member =
    row.ownerName === null ? null : t('actionPrint.ownerPost', { name: row.ownerName, post: row.ownerPost });
  const names = namesBeside(row.ownerName, row.responsibleNames);
  const owners = [row.responsibleUnit, row.organizationName, member, names].filter(Boolean).join('\n');
  return row.coOwnerNames === null ? owners : `${owners}\n${t('actionPrint.coOwners', { names: row.coOwnerNames })}`;
}

/** The due date; after an extension with the first one and the number of extensions (features M11). */
export function dueWords({ dueOn, firstDueOn, extensionCount }: ActionRow): string {
  if (firstDueOn === null) return dueOn;
  return `${dueOn}\n${t('actionPrint.extended', { count: extensionCount, first: firstDueOn })}`;
}

/** Where an action comes from. */
export function sourceWords({ meetingNumber, meetingTitle, sourceText }: ActionRow): string {
  return meetingTitle === null ? (sourceText ?? '') : [meetingTitle, meetingNumber].filter(Boolean).join(' ');
}

/** The list of actions as a printed sheet. */
export function actionsDocument(list: {
  readonly officeName: string;
  readonly printedOn: string;
  readonly shown: string;
  readonly rows: readonly ActionRow[];
}): SheetDocumentInput {
  return registerSheet({
    title: t('actionPrint.listTitle'),
    subtitle: list.shown,
    officeName: list.officeName,
    printedOn: list.printedOn,
    columns: [
      { title: t('actionPrint.seq'), width: 10 },
      { title: t('actionPrint.warning'), width: 24 },
      { title: t('actionPrint.dueOn'), width: 21 },
      { title: t('actionPrint.text'), width: 46 },
      { title: t('actionPrint.owner'), width: 28 },
      { title: t('actionPrint.stage'), width: 13 },
      { title: t('actionPrint.source'), width: 28 },
    ],
    rows: list.rows.map((row, index) => [
      String(index + 1),
      warningWords(row),
      dueWords(row),
      row.text,
      ownerWords(row),
      t(`actionStageLabels.${row.stage}`),
      sourceWords(row),
    ]),
  });
}
