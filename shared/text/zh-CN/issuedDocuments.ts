/** 记录下面“印发的文件”一栏。 */
export const issuedDocuments = {
  title: '印发的文件',
  signedBy: '{name} 签名',
  unsigned: '未签名',
  verify: '核验',
  pageCount: '{pages} 页',
} as const;
