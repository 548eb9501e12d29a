/** 集体学习, 业务训练. */
export const STUDY_KINDS = ['collective_study', 'training'] as const;
export type StudyKind = (typeof STUDY_KINDS)[number];

export const STUDY_STATES = ['draft', 'final', 'voided'] as const;
