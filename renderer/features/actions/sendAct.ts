import { call } from '#renderer/api/client.ts';
import type { Act, ActFields, GotAction } from './actForm.ts';

/** Sends what was typed for an act against the revision that was shown. @throws CallError */
export async function sendAct(
  act: Act | 'refuse',
  { action, extensions }: GotAction,
  revision: number,
  fields: ActFields,
  attachmentIds: readonly string[],
): Promise<void> {
  const target = { id: action.id, expectedRevision: revision };
  const { note, memberId, progress } = fields;
  const happenedOn = fields.on ?? undefined;
  const files = [...attachmentIds];
  if (act === 'assign') {
    const owner = memberId === action.ownerMemberId ? {} : { ownerMemberId: memberId };
    await call('actions.assign', { ...target, ...owner, note, happenedOn });
  } else if (act === 'report') {
    await call('actions.report', { ...target, progress, note, happenedOn, attachmentIds: files });
  } else if (act === 'complete') {
    await call('actions.complete', { ...target, doneOn: fields.on ?? '', evidence: note, attachmentIds: files });
  } else if (act === 'strikeOff') {
    await call('actions.strikeOff', { ...target, note });
  } else if (act === 'extend') {
    await call('actions.askExtension', { ...target, newDueOn: fields.newDueOn ?? '', reason: note });
  } else {
    const asked = extensions.find(({ state }) => state === 'asked');
    if (asked === undefined) return;
    await call('actions.decideExtension', {
      ...{ id: asked.id, expectedRevision: asked.revision, remark: note },
      ...{ approverName: fields.approverName, approverPost: fields.approverPost },
      outcome: act === 'refuse' ? 'refused' : 'approved',
    });
  }
}
