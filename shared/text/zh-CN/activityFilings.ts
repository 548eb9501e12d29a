export const activityFilings = {
  title: '活动报备',
};
