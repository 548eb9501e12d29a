/** 公章、财务专用章、合同专用章、发票专用章、法定代表人名章、钢印、电子印章、其他. */
export const SEAL_FILING_KINDS = [
  'official',
  'finance',
  'contract',
  'invoice',
  'representative',
  'steel',
  'electronic',
  'other',
] as const;
/** 缴回、销毁、遗失作废. */
export const SEAL_ENDINGS = ['returned', 'destroyed', 'lost'] as const;
