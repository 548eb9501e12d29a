/** 证照章程：章程、登记证书、印章备案、分支（代表）机构。 */
export const organizationPapers = {
  tab: '证照章程',
  articles: '章程',
  addArticles: '新增一版章程',
  changeArticles: '修改章程',
  noArticles: '还没有章程记录。每次通过或核准的章程都记一版，旧版一直保留。',
  meetingHelp: '先在“会议”页登记，再在这里选；录入台账以前通过、没有会议记录的，写明原因。',
  adoption: '通过',
  approval: '核准',
  versionFound: '章程第 {number} 版',
  certificates: '登记证书',
  addCertificate: '新增证书',
  changeCertificate: '修改证书',
  noCertificates: '还没有证书记录。',
  collectedHelp: '领取人须写明所任职务。',
  validToHelp: '按证书填写，不推算；证书没有写明的留空。',
  validity: '有效期',
  copyColumn: '正副本',
  validityFromTo: '{from} 至 {to}',
  validityOpen: '{from} 起',
  validityReason: '以登记证书（{number}）为准',
  validityHelp: '保存后，“基本情况”中的证书有效期以现有正本为准。',
  collected: '领取',
  state: '状态',
  seals: '印章备案',
  addSeal: '新增印章',
  changeSeal: '修改印章备案',
  noSeals: '还没有印章备案记录。',
  inUse: '在用',
  branches: '分支（代表）机构',
  addBranch: '新增机构',
  changeBranch: '修改机构',
  noBranches: '还没有分支（代表）机构。',
  branchLive: '存续',
  branchEnded: '{date} 终止',
  endedOn: '{date} {ending}',
} as const;

export const articlesFieldLabels = {
  versionNumber: '版次',
  adoptedOn: '表决通过日期',
  meetingId: '通过会议',
  withoutMeetingReason: '未选会议的原因',
  approvedOn: '核准日期',
  approvalNumber: '核准文号',
  summary: '修改要点',
  attachmentId: '章程文本',
  note: '备注',
} as const;

export const certificateFieldLabels = {
  copy: '正本或副本',
  number: '证书编号',
  issuedOn: '发证日期',
  validFrom: '有效期起',
  validTo: '有效期止',
  collectedOn: '领取日期',
  collectedByName: '领取人',
  collectedByPost: '领取人职务',
  ending: '收回或作废',
  endedOn: '收回或作废日期',
  endingNote: '收回或作废说明',
  attachmentId: '证书扫描件',
  note: '备注',
} as const;

export const sealFilingFieldLabels = {
  kind: '印章种类',
  name: '印章名称',
  filedOn: '备案日期',
  filingNumber: '备案编号',
  ending: '缴回或销毁',
  endedOn: '缴回或销毁日期',
  endingNote: '缴回或销毁说明',
  attachmentId: '印模',
  note: '备注',
} as const;

export const branchFieldLabels = {
  name: '名称',
  kind: '种类',
  establishedOn: '设立日期',
  basis: '设立依据',
  domicile: '住所',
  headName: '负责人',
  headPost: '负责人职务',
  endedOn: '终止日期',
  endingNote: '终止原因',
  note: '备注',
} as const;

export const certificateCopyLabels = { original: '正本', duplicate: '副本' } as const;
export const certificateEndingLabels = { returned: '交回', replaced: '换发收回', lost: '遗失作废' } as const;
export const paperStateLabels = {
  uncollected: '待领取',
  held: '持有',
  ending: '即将到期',
  expired: '已过期',
} as const;
export const sealFilingKindLabels = {
  official: '公章',
  finance: '财务专用章',
  contract: '合同专用章',
  invoice: '发票专用章',
  representative: '法定代表人名章',
  steel: '钢印',
  electronic: '电子印章',
  other: '其他印章',
} as const;
export const sealEndingLabels = { returned: '缴回', destroyed: '销毁', lost: '遗失作废' } as const;
export const branchKindLabels = {
  branch: '分支机构',
  representative: '代表机构',
  special_fund: '专项基金管理机构',
} as const;
