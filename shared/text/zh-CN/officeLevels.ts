export const officeLevels = {
  bureau: '局',
  section: '股室',
  township: '街道（乡镇）',
  supervising: '业务主管单位',
  other: '其他',
} as const;
