import { dormancySettings } from '#shared/features/dormantOrganizations/dormancySettings.ts';
import { recurringDutySettings } from '#shared/features/recurringDuties/recurringDutySettings.ts';
import type { CommandContext } from '../../../../context.ts';
import { localOffice } from '../../../../db/localOffice.ts';
import { extraFieldsHandlers } from '../../../extraFields/extraFields.procedures.ts';
import { settingsHandlers } from '../../../settings/settings.procedures.ts';
import type { WorkdayAgo } from '../workdays.ts';

/** Ids of the fields that the office added. */
export type AddedFields = { readonly districtId: string; readonly boxId: string };

/** What an administrator sets up before the clerks begin: since when records are complete, and two fields of the office's own. */
export async function storeRules(command: CommandContext, workdayAgo: WorkdayAgo): Promise<AddedFields> {
  const { write, session } = command;
  const office = await localOffice(write.trx, session.officeId);
  await settingsHandlers['settings.save'](command, {
    ...{ expectedRevision: office.revision, name: office.name, shortName: office.shortName },
    ...{ documentPrefix: office.documentPrefix ?? '', address: '青禾县城关街道人民路1号', workPhone: '0500-6221001' },
    settings: {
      ...office.settings,
      dormancy: dormancySettings.parse({ recordsSince: workdayAgo(610) }),
      recurringDuties: recurringDutySettings.parse({ since: `${write.today.slice(0, 4)}-01-01` }),
    },
  });
  const field = extraFieldsHandlers['extraFields.save'];
  const district = await field(command, {
    ...{ ownerType: 'organization', label: '联系片区', fieldType: 'choice', help: '社管股内部分片联系的片区' },
    choices: ['城区片', '河西片', '北部片', '南部片'].map((name) => ({ name, retired: false })),
  });
  const box = await field(command, {
    ...{ ownerType: 'organization', label: '档案盒号', fieldType: 'text', help: '纸质档案所在盒', choices: [] },
  });
  return { districtId: district.id, boxId: box.id };
}
