export const inspections = {
  title: '检查',
};
