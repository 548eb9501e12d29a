/** 行政处罚的种类；撤销登记、吊销证书还须办理登记事项。 */
export const PENALTY_KINDS = [
  'warning',
  'fine',
  'confiscation',
  'suspension',
  'replacement',
  'revocation',
  'license_revocation',
  'other',
] as const;
export type PenaltyKind = (typeof PENALTY_KINDS)[number];

/** Kinds that take money. */
export const WITH_AMOUNT: readonly PenaltyKind[] = ['fine', 'confiscation'];
/** Kinds that last from one day to another. */
export const WITH_PERIOD: readonly PenaltyKind[] = ['suspension'];
