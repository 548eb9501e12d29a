import type { HandlerInput } from '#shared/contract/list.ts';

/** Published on the practice office's lock screen; the data behind it are invented. */
export const PRACTICE_PASSWORD = '练习用机构2026a';
export const PRACTICE_CLERK = '张文员';
export const PRACTICE_ADMINISTRATOR = '管理员';

/** The practice office: invented county, invented people. */
export const PRACTICE_OFFICE: Omit<HandlerInput<'offices.create'>, 'folder'> = {
  name: '青禾县民政局',
  shortName: '县民政局',
  level: 'bureau',
  divisionCode: '330100',
  documentPrefix: '青民社',
  smallOffice: true,
  people: [
    {
      login: PRACTICE_ADMINISTRATOR,
      displayName: '管理员',
      password: PRACTICE_PASSWORD,
      roles: ['sysadmin', 'secadmin'],
      mustChange: false,
    },
    { login: '审计员', displayName: '审计员', password: PRACTICE_PASSWORD, roles: ['auditadmin'], mustChange: false },
    {
      login: PRACTICE_CLERK,
      displayName: '张文员',
      post: '社会组织管理股 科员',
      password: PRACTICE_PASSWORD,
      roles: ['recorder', 'reviewer', 'leader', 'exchange'],
      mustChange: false,
    },
  ],
};
