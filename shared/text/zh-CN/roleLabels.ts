export const roleLabels = {
  recorder: '记录员',
  reviewer: '审核员',
  leader: '负责人',
  exchange: '交换员',
  sysadmin: '系统管理员',
  secadmin: '安全管理员',
  auditadmin: '审计管理员',
} as const;
