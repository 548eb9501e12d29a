import { addDays } from '#shared/lib/workingDays.ts';
import type { CommandContext } from '../../../context.ts';
import { createRecord } from '../../../db/records.ts';
import { assignmentsAt } from '../../duties/duties.service.ts';
import { handoversHandlers } from '../../handovers/handovers.procedures.ts';
import { GROUP_MEMBERS } from './people.ts';

/** The regrouping that the group went through, as a record of its own, and a hand-over that is being prepared. */
export async function storeHandovers(
  context: CommandContext,
  duties: {
    readonly leadingGroupId: string;
    readonly memberIds: ReadonlyMap<string, string>;
    readonly regroupedOn: string;
  },
): Promise<void> {
  const { write, today } = context;
  const { leadingGroupId, memberIds, regroupedOn } = duties;
  const before = await assignmentsAt(write.trx, addDays(regroupedOn, -1), leadingGroupId);
  const after = await assignmentsAt(write.trx, regroupedOn, leadingGroupId);
  const former = new Set(GROUP_MEMBERS.filter((one) => one.former).map(({ name }) => name));
  const joined = new Set(GROUP_MEMBERS.filter((one) => one.joined).map(({ name }) => name));
  const person = ({ memberId, memberName: name, memberPost: post, role }: (typeof after)[number]) => ({
    ...{ memberId, name, post, role },
  });
  const lines = [
    ...after.map((row) => ({
      ...person(row),
      ended: null,
      begun: joined.has(row.memberName) ? { id: row.id, revision: row.revision } : null,
    })),
    ...before
      .filter(({ memberName }) => former.has(memberName))
      .map((row) => ({
        ...person(row),
        ended: { id: row.id, revision: row.revision, formerEndOn: null },
        begun: null,
      })),
  ];
  const documentNo = `青政办〔${regroupedOn.slice(0, 4)}〕27号`;
  const fields = { leadingGroupId, effectiveOn: regroupedOn, reason: '县教育局负责同志变动', documentNo, lines };
  const options = { action: 'regrouping.carryOut', effectiveOn: regroupedOn };
  await createRecord(write, 'regrouping', { ...fields, officialDocumentId: null }, options);

  await handoversHandlers['handovers.save'](context, {
    fields: {
      ...{ fromMemberId: memberIds.get('徐敏') ?? '', fromUserId: null },
      ...{ toMemberId: memberIds.get('黄爱民') ?? '', toUserId: null, handedOn: addDays(today, 7) },
      ...{ witnessName: '罗春生', witnessPost: '办公室主任', reason: '交流到养老服务股工作', leaves: false },
      ...{ choices: [], ticks: [] },
      extras: [
        {
          ...{
            id: write.newId(),
            name: '社会组织档案室钥匙',
            count: '2 把',
            toMemberId: memberIds.get('黄爱民') ?? null,
          },
          ...{ remark: '', handedOver: false },
        },
      ],
    },
  });
}
