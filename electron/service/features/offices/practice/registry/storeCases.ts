import type { MaterialState } from '#shared/features/materialChecklists/materials.ts';
import { materialChecklistsHandlers } from '../../../materialChecklists/materialChecklists.procedures.ts';
import { COUNTY } from '../places.ts';
import { type Desk, ELDERS_SPORT, ENTREPRENEURS } from './desk.ts';

type Opened = {
  readonly matterCode: string;
  readonly name: string;
  readonly applicant?: boolean;
  readonly receivedOn: string;
  /** Materials that were not handed in, from the end of the list. */
  readonly missing: number;
};

/** Applications: one with missing materials and a notice, one just handed in, one complete. @returns id of the complete one */
export async function storeCases(desk: Desk): Promise<string> {
  const { command, workdayAgo } = desk;
  const noticed = await storeCase(desk, {
    ...{ matterCode: 'change_representative', name: ENTREPRENEURS, receivedOn: workdayAgo(9), missing: 2 },
  });
  await materialChecklistsHandlers['materialChecklists.giveNotice'](command, { ...noticed, noticedOn: workdayAgo(6) });
  await storeCase(desk, {
    ...{ matterCode: 'establish_social_group', name: `${COUNTY}家政服务业协会`, applicant: true },
    ...{ receivedOn: workdayAgo(2), missing: 4 },
  });
  const complete = await storeCase(desk, {
    ...{ matterCode: 'change_representative', name: ELDERS_SPORT, receivedOn: workdayAgo(43), missing: 0 },
  });
  await materialChecklistsHandlers['materialChecklists.complete'](command, {
    ...{ ...complete, completeOn: workdayAgo(41) },
  });
  return complete.id;
}

async function storeCase(
  { command, query, organization }: Desk,
  { matterCode, name, applicant = false, receivedOn, missing }: Opened,
): Promise<{ id: string; expectedRevision: number }> {
  const { id } = await materialChecklistsHandlers['materialChecklists.open'](command, {
    ...{ matterCode, organizationId: applicant ? null : organization(name).id, receivedOn },
    applicantName: applicant ? name : null,
  });
  const { case: opened } = await materialChecklistsHandlers['materialChecklists.get'](query, { id });
  const needed = opened.items.filter(({ applies }) => applies);
  const received = new Set(needed.slice(0, needed.length - missing).map(({ key }) => key));
  const items = opened.items.map(({ key, copies, needsSeal, needsSignature }): MaterialState => {
    const isHere = received.has(key);
    return {
      ...{ key, applies: isHere, receivedOn: isHere ? receivedOn : null, copiesReceived: isHere ? copies : 0 },
      ...{ isSealed: isHere && needsSeal, isSigned: isHere && needsSignature, defect: null, remark: null },
    };
  });
  const { revision } = await materialChecklistsHandlers['materialChecklists.save'](command, {
    ...{ id, expectedRevision: opened.revision, receivedOn, items, note: null },
  });
  return { id, expectedRevision: revision };
}
