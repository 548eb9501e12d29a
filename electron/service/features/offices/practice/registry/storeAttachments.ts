import type { HandlerInput } from '#shared/contract/list.ts';
import type { JobContext } from '../../../../context.ts';
import { attachmentsHandlers } from '../../../attachments/attachments.procedures.ts';
import { materialChecklistsHandlers } from '../../../materialChecklists/materialChecklists.procedures.ts';
import { meetingsHandlers } from '../../../meetings/meetings.procedures.ts';
import { ELDERS_SPORT, HUB, type StoredCounty } from './desk.ts';
import { ringPicture } from './ringPicture.ts';

type Kind = HandlerInput<'attachments.add'>['kind'];

const NOTES = [
  '电话记录',
  '来电单位：青禾县社会组织联合会秘书处',
  '内容：询问公益创投项目申报截止时间和所需材料，已告知以县民政局通知为准。',
  '处理：已将通知发至联合会工作邮箱。',
].join('\n');

/** Files of the usual kinds on two organizations: text, picture, PDF and Word of the program's own engine. */
export async function storeAttachments(
  context: JobContext,
  { ids }: StoredCounty,
  sources: { readonly caseId: string; readonly councilMeetingId: string },
): Promise<void> {
  const { files } = context.runtime;
  const add = (organization: string, source: { $file: string; name: string }, title: string, kind: Kind) =>
    attachmentsHandlers['attachments.add'](context, {
      ...{ ownerType: 'organization', ownerId: ids.get(organization) ?? '', title, kind },
      source: { $file: source.$file, name: source.name },
    });
  const receipt = await materialChecklistsHandlers['materialChecklists.printReceipt'](context, { id: sources.caseId });
  await add(ELDERS_SPORT, receipt.file, '法定代表人变更材料接收单', 'registration');
  const minutes = await meetingsHandlers['meetings.word'](context, { id: sources.councilMeetingId });
  await add(HUB, minutes.file, '理事会会议纪要', 'meeting');
  await add(HUB, files.handOut('印模.png', 'image/png', ringPicture()), '印模（样式）', 'registration');
  await add(HUB, files.handOut('电话记录.txt', 'text/plain', Buffer.from(NOTES, 'utf8')), '电话记录', 'other');
}
