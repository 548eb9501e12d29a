/** 分支机构、代表机构、专项基金管理机构. */
export const BRANCH_KINDS = ['branch', 'representative', 'special_fund'] as const;
