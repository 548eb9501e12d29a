import { addDays } from '#shared/lib/workingDays.ts';
import type { CommandContext } from '../../../context.ts';
import { contactAssignmentsHandlers } from '../../contactAssignments/contactAssignments.procedures.ts';
import { TOWNSHIPS } from './places.ts';

/** Who keeps contact with which townships, in the order of the townships; the last one has nobody yet. */
const HOLDERS = ['陈立新', '陈立新', '黄爱民', '黄爱民', '徐敏', '徐敏', '徐敏', '周文斌', '周文斌'] as const;
/** Organizations of one line of work are with the member whose unit supervises it. */
const BY_TRADE = [
  { holder: '沈丽华', words: /幼儿园|学校|培训/u },
  { holder: '苏雪梅', words: /文化|书法|体育|篮球|摄影/u },
] as const;
/** Most organizations that one line of work gives. */
const MOST = 6;

/** Contacts of townships since the group was founded, some of organizations since it was regrouped, and a change of one township. */
export async function storeContactAssignments(
  context: CommandContext,
  {
    memberIds,
    organizationIds,
    establishedOn,
    regroupedOn,
    changedOn,
  }: {
    readonly memberIds: ReadonlyMap<string, string>;
    readonly organizationIds: ReadonlyMap<string, string>;
    readonly establishedOn: string;
    readonly regroupedOn: string;
    readonly changedOn: string;
  },
): Promise<void> {
  const idOf = (name: string) => memberIds.get(name) ?? '';
  const basisDocumentNo = `青社领〔${establishedOn.slice(0, 4)}〕3号`;
  for (const [index, name] of HOLDERS.entries()) {
    const fields = { organizationId: null, townshipName: TOWNSHIPS[index]?.name ?? null, note: null, basisDocumentNo };
    // The last of them was with somebody else until the change.
    const isChanged = index === HOLDERS.length - 1;
    await contactAssignmentsHandlers['contactAssignments.save'](context, {
      fields: {
        ...fields,
        memberId: idOf(isChanged ? '徐敏' : name),
        startOn: establishedOn,
        endOn: isChanged ? addDays(changedOn, -1) : null,
      },
    });
    if (!isChanged) continue;
    await contactAssignmentsHandlers['contactAssignments.save'](context, {
      fields: { ...fields, memberId: idOf(name), startOn: changedOn, endOn: null, note: '分工调整' },
    });
  }
  const found = await context.write.trx
    .selectFrom('organization')
    .select('id')
    .where('status', '=', 'normal')
    .execute();
  const inEffect = new Set(found.map(({ id }) => id));
  for (const { holder, words } of BY_TRADE) {
    const own = [...organizationIds].filter(([name, id]) => words.test(name) && inEffect.has(id)).slice(0, MOST);
    for (const [, organizationId] of own) {
      await contactAssignmentsHandlers['contactAssignments.save'](context, {
        fields: {
          ...{ memberId: idOf(holder), organizationId, townshipName: null, startOn: regroupedOn, endOn: null },
          ...{ note: null, basisDocumentNo: `青社领〔${regroupedOn.slice(0, 4)}〕5号` },
        },
      });
    }
  }
}
