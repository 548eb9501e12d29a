/** What an audit row is about, by its kind of record. */
export const auditObjects = {
  organization: '社会组织',
  organization_event: '登记记录',
  organization_contact: '联系人',
  annual_review: '年检（年报）',
  leading_group: '领导小组',
  member: '人员',
  duty_assignment: '责任分工',
  meeting: '会议',
  agenda_item: '议题',
  attendance: '出席人员',
  decision: '议定事项',
  action_item: '任务',
  official_document: '公文',
  document_number: '发文字号',
  document_step: '办理环节',
  seal: '印章',
  seal_use: '用印记录',
  attachment: '文件',
  office: '单位',
  user: '账户',
  import: '导入',
  recovery: '恢复单',
  signing_identity: '签名证书',
  user_certificate: '人员证书',
  trust_root: '信任的证书',
  revocation_list: '吊销列表',
} as const;

/** What was done to it: the second half of an action code. */
export const auditVerbs = {
  create: '新建',
  update: '修改',
  finalize: '定稿',
  void: '作废',
  remove: '移除',
  done: '办结',
  cancelled: '取消',
  open: '重新办理',
} as const;

/** Why the office was locked. */
export const lockReasons = {
  user: '用户锁定',
  idle: '久未操作',
  system: '电脑锁定或睡眠',
  closed: '退出程序',
} as const;
